import jstat from 'jstat';
import type { Moments } from './moments.ts';

/** A confidence interval of a mean. `halfWidth` is Infinity for a single value, and so are the ends. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
  readonly confidence: number;
  readonly count: number;
}

/** Quantile of Student's t distribution, within 1e-7 of SciPy's. */
export function tQuantile(share: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(share, degreesOfFreedom);
}

/** mean ± t(n-1) · sd / √n. Throws a RangeError without values, or on a confidence outside (0, 1). */
export function tInterval(moments: Moments, confidence: number): Interval {
  const { count, mean } = moments;
  if (count === 0) throw new RangeError('There is no interval of no values');
  const halfWidth =
    count === 1 ? Infinity : tQuantile(upperShare(confidence), count - 1) * moments.standardError;
  return { mean, low: mean - halfWidth, high: mean + halfWidth, halfWidth, confidence, count };
}

/** The confidence of each of several intervals that hold together (Bonferroni). */
export function simultaneous(confidence: number, comparisons: number): number {
  if (!Number.isInteger(comparisons) || comparisons < 1)
    throw new RangeError(`${comparisons} is not a number of comparisons`);
  return 1 - (1 - confidence) / comparisons;
}

function upperShare(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1`);
  return (1 + confidence) / 2;
}
