/** Quantile of values in ascending order by linear interpolation (Hyndman and Fan's type 7, the default of R and NumPy). */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) throw new RangeError('There is no quantile of no values');
  if (!(share >= 0 && share <= 1))
    throw new RangeError(`A share of ${share} is not between 0 and 1`);
  const position = (sorted.length - 1) * share;
  const index = Math.floor(position);
  const below = sorted[index]!;
  const above = sorted[Math.min(index + 1, sorted.length - 1)]!;
  return below + (above - below) * (position - index);
}

export function quantile(values: Iterable<number>, share: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}
