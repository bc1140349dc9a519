import type { Draws } from '../random/draws.ts';
import { hashId } from '../random/id-hash.ts';
import type { Interval } from './interval.ts';
import { Moments } from './moments.ts';
import { quantileOfSorted } from './quantile.ts';

const RESAMPLES = 1999;
/** An address that no lead has. */
const { high, low } = hashId('statistics/bootstrap-t');

/**
 * The bootstrap-t interval of a mean (Efron 1979; Hall 1988), which follows skewed differences where a t interval does not.
 * Its ends lie unevenly about the mean, so `halfWidth` is half their distance. The same draws resample
 * the same places. Throws a RangeError for fewer than two values.
 */
export function bootstrapT(values: readonly number[], confidence: number, draws: Draws): Interval {
  const count = values.length;
  if (count < 2) throw new RangeError('A bootstrap needs two values or more');
  const observed = Moments.of(values);
  const roots: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const moments = new Moments();
    for (let index = 0; index < count; index++)
      moments.add(values[Math.floor(draws.uniform(high, low, 0, index, resample) * count)]!);
    // A resample of one value alone says nothing about the spread.
    if (moments.variance > 0) roots.push((moments.mean - observed.mean) / moments.standardError);
  }
  const tail = (1 - confidence) / 2;
  const sorted = Float64Array.from(roots).sort();
  const root = (share: number): number => (sorted.length > 0 ? quantileOfSorted(sorted, share) : 0);
  const from = observed.mean - root(1 - tail) * observed.standardError;
  const to = observed.mean - root(tail) * observed.standardError;
  return {
    mean: observed.mean,
    low: from,
    high: to,
    halfWidth: (to - from) / 2,
    confidence,
    count,
  };
}
