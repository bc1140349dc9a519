import { demand, type Law } from './distribution.ts';
import { share } from './discrete.ts';

/** One of the samples, each equally likely. */
export function empirical(samples: readonly number[]): Law {
  demand(samples.length > 0, 'there are no samples');
  for (const sample of samples)
    demand(Number.isFinite(sample), `sample ${sample} is not a finite number`);
  const sorted = Float64Array.from(samples).sort();
  return {
    inverse: (u) => sorted[Math.floor(u * sorted.length)]!,
    mean: sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length,
  };
}

/**
 * A table of quantiles, `[share, value]` with both rising, joined by straight lines. What lies below the first share or
 * above the last takes the first or the last value: nothing is invented beyond what was observed.
 */
export function quantileTable(rows: readonly (readonly [share: number, value: number])[]): Law {
  demand(rows.length > 0, 'the table has no rows');
  const shares = Float64Array.from(rows, ([at]) => at);
  const values = Float64Array.from(rows, ([, value]) => value);
  for (const [at, value] of rows) {
    share('share', at);
    demand(Number.isFinite(value), `value ${value} is not a finite number`);
  }
  const last = rows.length - 1;
  let mean = shares[0]! * values[0]! + (1 - shares[last]!) * values[last]!;
  for (let row = 1; row <= last; row++) {
    demand(shares[row]! > shares[row - 1]!, 'the shares do not rise from row to row');
    demand(values[row]! >= values[row - 1]!, 'the values fall from row to row');
    mean += ((shares[row]! - shares[row - 1]!) * (values[row]! + values[row - 1]!)) / 2;
  }
  return { inverse: (u) => between(shares, values, u), mean };
}

/**
 * A curve of the share that has happened by a time, `[time, share]` with both rising, from 0% at time 0, straight between
 * its points: `[[6 months, 20%], [12 months, 45%]]`. What the last share leaves over never happens: Infinity, and no mean.
 */
export function curve(points: readonly (readonly [time: number, share: number])[]): Law {
  demand(points.length > 0, 'the curve has no points');
  const rows: (readonly [share: number, time: number])[] = points.map(([time, reached]) => [
    reached,
    time,
  ]);
  const first = rows[0]!;
  demand(first[1] >= 0, `time ${first[1]} is before 0`);
  if (first[0] > 0) rows.unshift([0, 0]);
  const reached = quantileTable(rows);
  const share = rows.at(-1)![0];
  if (share === 1) return reached;
  return { inverse: (u) => (u < share ? reached.inverse(u) : Infinity) };
}

function between(shares: Float64Array, values: Float64Array, u: number): number {
  const last = shares.length - 1;
  if (u <= shares[0]!) return values[0]!;
  if (u >= shares[last]!) return values[last]!;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (shares[middle]! <= u) low = middle;
    else high = middle;
  }
  const start = values[low]!;
  return start + ((values[high]! - start) * (u - shares[low]!)) / (shares[high]! - shares[low]!);
}
