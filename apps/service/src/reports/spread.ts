/** Part of a whole; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** Quantile by linear interpolation (Hyndman and Fan's type 7, as in the lab); null of no values. */
export const quantileOf = (values: readonly number[], share: number): number | null => {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).toSorted();
  const position = (sorted.length - 1) * share;
  const index = Math.floor(position);
  const below = sorted[index] ?? 0;
  const above = sorted[Math.min(index + 1, sorted.length - 1)] ?? below;
  return below + (above - below) * (position - index);
};

export const medianOf = (values: readonly number[]): number | null => quantileOf(values, 0.5);
