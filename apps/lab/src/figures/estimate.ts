/** A mean over replications with its confidence interval, in the unit of what it measures. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const halfWidth = ({ low, high }: Estimate): number => (high - low) / 2;

/** Whether the interval holds zero: then nobody can say which way the difference goes. */
export const includesZero = ({ low, high }: Estimate): boolean => low <= 0 && high >= 0;

/** Whether there is no difference at all, not even noise: what a policy against itself gives. */
export const isNothing = ({ mean, low, high }: Estimate): boolean =>
  mean === 0 && low === 0 && high === 0;

/** The same without what cannot be, such as more than 100% or less than nothing of an amount. */
export const cutTo = (
  { mean, low, high }: Estimate,
  [least, most]: readonly [number, number],
): Estimate => ({ mean, low: Math.max(least, low), high: Math.min(most, high) });

/** Whether the interval lost a part at one end: then half its width says nothing. */
export const isCut = ({ mean, low, high }: Estimate): boolean =>
  Math.abs(high - mean - (mean - low)) > 1e-6 * (high - low);
