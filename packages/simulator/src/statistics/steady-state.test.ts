import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { Draws } from '../random/draws.ts';
import { batchMeans, mser5 } from './steady-state.ts';

const draws = Draws.fromSeed('steady state');
const noise = (count: number, replication = 0): number[] =>
  Array.from({ length: count }, (_, index) =>
    normalQuantile(draws.uniform(3, 4, 20, index, replication)),
  );

/** The statistic of every cut, as its definition says. */
function slowStatistics(values: readonly number[]): number[] {
  const means = Array.from(
    { length: Math.floor(values.length / 5) },
    (_, group) => values.slice(group * 5, group * 5 + 5).reduce((sum, value) => sum + value, 0) / 5,
  );
  return Array.from({ length: Math.floor(means.length / 2) + 1 }, (_, cut) => {
    const rest = means.slice(cut);
    const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
    return rest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rest.length ** 2;
  });
}

describe('MSER-5', () => {
  test.prop([fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 10, maxLength: 300 })])(
    'finds the cut of its definition',
    (values) => {
      const statistics = slowStatistics(values);
      const chosen = statistics[mser5(values).discard / 5]!;
      // Two cuts may tie but for rounding.
      expect(chosen - Math.min(...statistics)).toBeLessThanOrEqual(1e-9 * chosen);
    },
  );

  test('discards a warm-up and little more', () => {
    const warmUp = noise(2000).map((value, index) => value + 10 * Math.exp(-index / 60));
    const { discard, settled } = mser5(warmUp);
    expect(discard).toBeGreaterThan(100);
    expect(discard).toBeLessThan(600);
    expect(settled).toBe(true);
  });

  test('says when a run never settles', () => {
    expect(mser5(noise(500).map((value, index) => value + index)).settled).toBe(false);
    expect(() => mser5([1, 2, 3])).toThrow(RangeError);
  });
});

describe('batch means', () => {
  test('cover the mean of a correlated series where a plain interval would not', () => {
    let covered = 0;
    for (let replication = 0; replication < 200; replication++) {
      let level = 0;
      const series = noise(4000, replication).map((value) => (level = 0.8 * level + value));
      const { interval } = batchMeans(series, 20, 0.95);
      if (interval.low <= 0 && 0 <= interval.high) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / 200));
  });

  test('show batches that are too short by their correlation', () => {
    let level = 0;
    const series = noise(2000).map((value) => (level = 0.98 * level + value));
    expect(batchMeans(series, 400, 0.95).lag1).toBeGreaterThan(0.5);
    expect(Math.abs(batchMeans(noise(2000), 20, 0.95).lag1)).toBeLessThan(0.9);
    expect(() => batchMeans([1, 2], 20, 0.95)).toThrow(RangeError);
  });
});
