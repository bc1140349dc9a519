import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { Draws } from '../random/draws.ts';
import { bootstrapT } from './bootstrap-t.ts';
import { simultaneous, tInterval, tQuantile } from './interval.ts';
import { Moments } from './moments.ts';
import { isSkewed, pairedDifference } from './paired-difference.ts';
import { progress, type StoppingRule } from './stopping-rule.ts';

const draws = Draws.fromSeed('inference');
const normalSample = (trial: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) =>
    normalQuantile(draws.uniform(1, 2, 20, index, trial)),
  );

describe('t intervals', () => {
  test.each([
    [0.975, 19, 2.0930240544083087],
    [1 - 1e-6, 9, 10.720160409872824],
    [0.975, 1, 12.706204736174694],
    [0.9999, 399, 3.753865175655288],
  ])('use the quantile that SciPy gives: %d with %d degrees', (share, degrees, expected) => {
    expect(Math.abs(tQuantile(share, degrees) - expected)).toBeLessThan(1e-7);
  });

  test('cover as often as they say', () => {
    const trials = 2000;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = tInterval(Moments.of(normalSample(trial, 10)), 0.95);
      if (low <= 0 && 0 <= high) covered++;
    }
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / trials));
  });

  test('of one value say nothing, of none are refused', () => {
    expect(tInterval(Moments.of([3]), 0.95)).toMatchObject({ mean: 3, halfWidth: Infinity });
    expect(() => tInterval(new Moments(), 0.95)).toThrow(RangeError);
    expect(() => tInterval(Moments.of([1, 2]), 95)).toThrow(RangeError);
  });

  test('that hold together are each wider', () => {
    expect(simultaneous(0.95, 5)).toBeCloseTo(0.99, 12);
    expect(() => simultaneous(0.95, 0)).toThrow(RangeError);
  });
});

describe('paired differences', () => {
  const baseline = [3.1, 4.7, 5, 2.2, 9.9, 4.4];
  const candidate = [4, 4.9, 7.7, 2.1, 12.5, 4.6];

  test('agree with SciPy', () => {
    const paired = pairedDifference(baseline, candidate, 0.95);
    expect(paired.interval.low).toBeCloseTo(-0.23648236655776333, 6);
    expect(paired.interval.high).toBeCloseTo(2.40314903322443, 6);
    expect(paired.correlation).toBeCloseTo(0.9702016729066556, 9);
    expect(paired.varianceRatio).toBeCloseTo(13.067439409905163, 9);
  });

  test('of a policy against itself are zero and say so', () => {
    const paired = pairedDifference(baseline, baseline, 0.95);
    expect(paired.interval).toMatchObject({ mean: 0, low: 0, high: 0, halfWidth: 0 });
    expect(paired.correlation).toBe(1);
    expect(paired.varianceRatio).toBeNull();
    expect(pairedDifference([1, 1], [2, 2], 0.95).correlation).toBeNull();
  });

  test('are refused when they do not pair', () => {
    expect(() => pairedDifference([1, 2], [1], 0.95)).toThrow(RangeError);
  });

  test('warn when they are too few for their skewness', () => {
    const skewedSample = Array.from({ length: 20 }, (_, index) =>
      Math.exp(2 * normalQuantile((index + 0.5) / 20)),
    );
    expect(isSkewed(Moments.of(skewedSample))).toBe(true);
    expect(isSkewed(Moments.of(normalSample(0, 400)))).toBe(false);
  });
});

describe('the stopping rule', () => {
  const rule: StoppingRule = { confidence: 0.95, relative: 0.02, atMost: 400, comparisons: 1 };
  const wide = { differences: Moments.of([0, 100, -100, 50]), baselineMean: 1000 };
  const narrow = { differences: Moments.of([10, 11, 12, 11]), baselineMean: 1000 };

  test('makes 20 replications before it looks, then blocks of 10', () => {
    expect(progress(rule, 0, [])).toEqual({ done: false, replications: 20 });
    expect(progress(rule, 20, [wide])).toEqual({ done: false, replications: 30 });
    expect(progress(rule, 395, [wide])).toEqual({ done: false, replications: 400 });
  });

  test('stops when every metric is precise, relative to the baseline and not to the difference', () => {
    expect(progress(rule, 20, [narrow])).toEqual({ done: true, reason: 'precise' });
    expect(progress(rule, 20, [narrow, wide])).toMatchObject({ done: false });
    expect(progress(rule, 20, [{ ...narrow, baselineMean: 1 }])).toMatchObject({ done: false });
    expect(progress({ ...rule, absolute: 200 }, 20, [wide])).toMatchObject({ reason: 'precise' });
  });

  test('asks more of each when several are to hold together', () => {
    const close = { differences: Moments.of([0, 20, -20, 10, -10, 5]), baselineMean: 1000 };
    expect(progress(rule, 20, [close])).toMatchObject({ reason: 'precise' });
    expect(progress({ ...rule, comparisons: 12 }, 20, [close])).toMatchObject({ done: false });
  });

  test('makes all it may when no precision is asked for, and never more', () => {
    const { relative: _, ...fixed } = rule;
    expect(progress(fixed, 0, [])).toEqual({ done: false, replications: 400 });
    expect(progress(fixed, 400, [narrow])).toEqual({ done: true, reason: 'at most' });
    expect(progress({ ...rule, atMost: 5 }, 0, [])).toEqual({ done: false, replications: 5 });
    expect(progress(rule, 400, [wide])).toEqual({ done: true, reason: 'at most' });
  });

  test('stops at the first look when nothing differs', () => {
    const none = { differences: Moments.of([0, 0, 0]), baselineMean: 0 };
    expect(progress(rule, 20, [none])).toMatchObject({ reason: 'precise' });
  });
});

describe('bootstrap-t', () => {
  test('covers skewed means more often than a t interval does', () => {
    const trials = 150;
    const mean = Math.exp(0.5);
    let byT = 0;
    let byBootstrap = 0;
    for (let trial = 0; trial < trials; trial++) {
      const sample = normalSample(trial, 15).map(Math.exp);
      const t = tInterval(Moments.of(sample), 0.95);
      const bootstrap = bootstrapT(sample, 0.95, draws);
      if (t.low <= mean && mean <= t.high) byT++;
      if (bootstrap.low <= mean && mean <= bootstrap.high) byBootstrap++;
    }
    expect(byBootstrap).toBeGreaterThan(byT);
    expect(byBootstrap / trials).toBeGreaterThan(0.88);
  });

  test('is the same again, and nothing wide for what does not vary', () => {
    const sample = normalSample(0, 12);
    expect(bootstrapT(sample, 0.9, draws)).toEqual(bootstrapT(sample, 0.9, draws));
    expect(bootstrapT([4, 4, 4], 0.9, draws)).toMatchObject({ mean: 4, low: 4, high: 4 });
    expect(() => bootstrapT([4], 0.9, draws)).toThrow(RangeError);
  });
});
