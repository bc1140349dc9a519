/** Two-sided 95%. */
const Z = 1.959963984540054;

export interface Share {
  /** Null of nothing. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A share with its 95% score interval (Wilson 1927), which keeps within 0 and 1 and holds for small numbers. */
export const wilson = (part: number, whole: number): Share => {
  if (whole === 0) return { share: null, low: null, high: null };
  const p = part / whole;
  const shrink = 1 + (Z * Z) / whole;
  const middle = (p + (Z * Z) / (2 * whole)) / shrink;
  const half = (Z / shrink) * Math.sqrt((p * (1 - p)) / whole + (Z * Z) / (4 * whole * whole));
  // Where all or none did, the bound is the share itself, and rounding is not to leave a hair beside it.
  const low = part === 0 ? 0 : Math.max(0, middle - half);
  const high = part === whole ? 1 : Math.min(1, middle + half);
  return { share: p, low, high };
};

/**
 * The 95% interval of a difference of two independent shares, from their Wilson intervals (Newcombe 1998, method 10). Null
 * where one of them is of nothing.
 */
export const difference = (left: Share, right: Share): Share => {
  const none = { share: null, low: null, high: null };
  if (left.share === null || right.share === null) return none;
  if (left.low === null || left.high === null || right.low === null || right.high === null)
    return none;
  const d = left.share - right.share;
  return {
    share: d,
    low: d - Math.hypot(left.share - left.low, right.high - right.share),
    high: d + Math.hypot(left.high - left.share, right.share - right.low),
  };
};
