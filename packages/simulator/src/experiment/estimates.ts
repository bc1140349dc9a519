import { tInterval } from '../statistics/interval.ts';
import { Moments } from '../statistics/moments.ts';

/** A mean over replications with the ends of its confidence interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One value for each replication, in their order; `null` where there was nothing to measure. */
export type Series = readonly (number | null)[];

/** From at least two values; `null` for fewer, of which nobody can say how much they spread. */
export const estimateOf = (series: Series, confidence: number): Estimate | null => {
  const moments = Moments.of(series.filter((value) => value !== null));
  if (moments.count < 2) return null;
  const { mean, low, high } = tInterval(moments, confidence);
  return { mean, low, high };
};

/** Candidate minus baseline over the replications in which both were measured: common random numbers make them pairs. */
export const differencesOf = (baseline: Series, candidate: Series): Series =>
  candidate.map((value, index) => {
    const base = baseline[index] ?? null;
    return value === null || base === null ? null : value - base;
  });

/** One value for each policy, the baseline first, and one difference for each candidate. */
export interface Row {
  readonly name: string;
  readonly values: readonly (Estimate | null)[];
  readonly differences: readonly (Estimate | null)[];
}

export interface Confidences {
  readonly values: number;
  readonly differences: number;
}

export const rowOf = (
  name: string,
  [baseline, ...candidates]: readonly Series[],
  { values, differences }: Confidences,
): Row => ({
  name,
  values: [baseline ?? [], ...candidates].map((series) => estimateOf(series, values)),
  differences: candidates.map((series) =>
    estimateOf(differencesOf(baseline ?? [], series), differences),
  ),
});
