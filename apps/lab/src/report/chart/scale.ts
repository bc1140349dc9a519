/**
 * The ends and the step of an axis that holds all values: steps of 1, 2 or 5 times a power of ten,
 * about `ticks` of them.
 */
export function niceScale(
  values: readonly number[],
  ticks: number,
): { readonly min: number; readonly max: number; readonly interval: number } {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  if (finite.length === 0 || low === high) {
    const at = finite.length === 0 ? 0 : low;
    return at === 0 ? { min: -1, max: 1, interval: 1 } : niceScale([0, at * 2], ticks);
  }
  const rough = (high - low) / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return {
    min: Math.floor(low / interval + 1e-9) * interval,
    max: Math.ceil(high / interval - 1e-9) * interval,
    interval,
  };
}
