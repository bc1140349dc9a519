import { type Interval, tInterval } from './interval.ts';
import { Moments } from './moments.ts';

const GROUP = 5;

/**
 * How many of the first values to discard as warm-up: MSER-5 (White 1997; White, Cobb and Spratt 2000). Over the means of
 * five, the cut that minimises Σ(z - mean)² / (m - d)², the squared standard error of what is left, no later than half way.
 * A cut at half way says that the run is too short: `settled` is false.
 */
export function mser5(values: ArrayLike<number>): {
  readonly discard: number;
  readonly settled: boolean;
} {
  const means = groupMeans(values, GROUP);
  const count = means.length;
  if (count < 2) throw new RangeError('MSER-5 needs ten values or more');
  const half = Math.floor(count / 2);
  const kept = new Moments();
  let best = Infinity;
  let cut = 0;
  for (let from = count - 1; from >= 0; from--) {
    kept.add(means[from]!);
    const left = count - from;
    const statistic = (kept.variance * (left - 1)) / (left * left);
    if (from <= half && statistic <= best) {
      best = statistic;
      cut = from;
    }
  }
  return { discard: cut * GROUP, settled: cut < half };
}

/**
 * A t interval of the mean of one long, correlated series from the means of its batches (Law, Simulation Modeling and
 * Analysis, section 9.5.3); what does not fill a batch is left out at the beginning. `lag1` is the correlation of
 * neighbouring batches: well above 0 the batches are too short.
 */
export function batchMeans(
  values: ArrayLike<number>,
  batches: number,
  confidence: number,
): { readonly interval: Interval; readonly lag1: number } {
  const size = Math.floor(values.length / batches);
  if (size < 1 || batches < 2)
    throw new RangeError(`${values.length} values do not make ${batches} batches`);
  const means = groupMeans(values, size, values.length - size * batches);
  const moments = Moments.of(means);
  let product = 0;
  for (let index = 1; index < means.length; index++)
    product += (means[index]! - moments.mean) * (means[index - 1]! - moments.mean);
  const squares = moments.variance * (moments.count - 1);
  return { interval: tInterval(moments, confidence), lag1: squares > 0 ? product / squares : 0 };
}

function groupMeans(values: ArrayLike<number>, size: number, from = 0): Float64Array {
  const means = new Float64Array(Math.floor((values.length - from) / size));
  for (let group = 0; group < means.length; group++) {
    let sum = 0;
    for (let index = 0; index < size; index++) sum += values[from + group * size + index]!;
    means[group] = sum / size;
  }
  return means;
}
