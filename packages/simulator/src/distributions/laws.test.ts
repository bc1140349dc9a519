import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  deterministic,
  exponential,
  gamma,
  lognormal,
  lognormalByMean,
  normal,
  triangular,
  uniform,
  weibull,
  weibullByMedian,
} from './continuous.ts';
import { bernoulli, categorical, discrete, geometric, poisson } from './discrete.ts';
import type { Law } from './distribution.ts';
import { golden, goldenShares } from './golden-quantiles.ts';
import { curve, empirical, quantileTable } from './tabulated.ts';

const laws: Readonly<Record<(typeof golden)[number]['name'], Law>> = {
  'exponential mean 12': exponential(12),
  'uniform 2 to 5': uniform(2, 5),
  'triangular 1 2 7': triangular(1, 2, 7),
  'normal 10 3': normal(10, 3),
  'lognormal median 9 sigma 1.2': lognormal(9, 1.2),
  'lognormal mean 12 cv 0.8': lognormalByMean(12, 0.8),
  'gamma mean 12 cv 0.8': gamma(12, 0.8),
  'gamma mean 1 cv 5': gamma(1, 5),
  'gamma mean 1 cv 0.02': gamma(1, 0.02),
  'weibull scale 4 shape 0.7': weibull(4, 0.7),
  'weibull median 4 shape 2': weibullByMedian(4, 2),
  'geometric 0.2': geometric(0.2),
  'poisson 0.3': poisson(0.3),
  'poisson 128': poisson(128),
  'poisson 250000': poisson(250_000),
};

const tables: Readonly<Record<string, Law>> = {
  'deterministic 7': deterministic(7),
  'bernoulli 30%': bernoulli(0.3),
  'categorical 1 2 1': categorical([1, 2, 0, 1]),
  discrete: discrete([
    [3, 0.25],
    [1, 0.5],
    [9, 0.25],
  ]),
  empirical: empirical([5, 1, 4, 1]),
  'quantile table': quantileTable([
    [0.1, 2],
    [0.5, 4],
    [0.9, 10],
  ]),
  'curve to 100%': curve([
    [6, 0.2],
    [12, 1],
  ]),
};
const all = Object.entries({ ...laws, ...tables });

describe('quantiles and means', () => {
  test.each(golden)('of $name agree with SciPy', ({ name, mean, quantiles }) => {
    const law = laws[name];
    expect(law.mean).toBeCloseTo(mean, 9);
    for (const [index, quantile] of quantiles.entries()) {
      const u = goldenShares[index]!;
      // At the far end a change of u by one bit moves the quantile by up to 1e-8 of itself.
      const tolerance = u > 0.9999 ? 1e-7 : 3e-8;
      expect(
        Math.abs(law.inverse(u) / quantile - 1) <= tolerance || law.inverse(u) === quantile,
      ).toBe(true);
    }
  });

  // The mean is the integral of the quantile function; midpoints of a fine grid come within its resolution.
  test.each(all)('of %s are consistent with each other', (name, law) => {
    const cells = 200_000;
    let sum = 0;
    for (let cell = 0; cell < cells; cell++) sum += law.inverse((cell + 0.5) / cells);
    const tolerance =
      name === 'gamma mean 1 cv 5' || name.startsWith('lognormal median') ? 2e-2 : 2e-3;
    expect(Math.abs(sum / cells - law.mean!)).toBeLessThan(tolerance * Math.max(1, law.mean!));
  });
});

const share = fc.integer({ min: 0, max: 2 ** 52 - 1 }).map((bits) => (bits + 0.5) * 2 ** -52);

describe('every inverse', () => {
  test.prop([fc.constantFrom(...all), share, share], { numRuns: 3000 })(
    'is finite and never falls as u rises',
    ([, law], one, other) => {
      const [low, high] = [law.inverse(Math.min(one, other)), law.inverse(Math.max(one, other))];
      expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
      expect(low).toBeLessThanOrEqual(high);
    },
  );

  test.each(all)('of %s holds at both ends of what a draw can be', (_, law) => {
    expect(Number.isFinite(law.inverse(2 ** -53))).toBe(true);
    expect(Number.isFinite(law.inverse(1 - 2 ** -53))).toBe(true);
  });

  test.prop([fc.double({ min: 0.1, max: 10, noNaN: true }), share, share])(
    'of a gamma rises strictly between distant shares',
    (cv, one, other) => {
      fc.pre(Math.abs(one - other) > 0.01 && Math.max(one, other) > 0.5);
      const law = gamma(1, cv);
      expect(law.inverse(Math.min(one, other))).toBeLessThan(law.inverse(Math.max(one, other)));
    },
  );
});

describe('chances', () => {
  test('bernoulli is 1 as often as its chance, for the higher u', () => {
    expect([0.69, 0.71].map(bernoulli(0.3).inverse)).toEqual([0, 1]);
    expect([2 ** -53, 1 - 2 ** -53].map(bernoulli(0).inverse)).toEqual([0, 0]);
    expect([2 ** -53, 1 - 2 ** -53].map(bernoulli(1).inverse)).toEqual([1, 1]);
  });

  test('categorical never picks a weight of 0', () => {
    const law = categorical([0, 1, 0, 1, 0]);
    expect([2 ** -53, 0.49, 0.51, 1 - 2 ** -53].map(law.inverse)).toEqual([1, 1, 3, 3]);
  });

  test('a certain success takes one trial', () => {
    expect([2 ** -53, 1 - 2 ** -53].map(geometric(1).inverse)).toEqual([1, 1]);
  });
});

describe('a curve', () => {
  const buysWithin = curve([
    [6, 0.2],
    [12, 0.45],
  ]);

  test('is straight between its points, from 0% at time 0', () => {
    expect(buysWithin.inverse(0.1)).toBeCloseTo(3, 12);
    expect(buysWithin.inverse(0.2)).toBeCloseTo(6, 12);
    expect(buysWithin.inverse(0.325)).toBeCloseTo(9, 12);
  });

  test('leaves over what never happens', () => {
    expect(buysWithin.inverse(0.46)).toBe(Infinity);
    expect(buysWithin.mean).toBeUndefined();
  });
});

describe('what is no distribution', () => {
  test.each([
    ['a mean of 0', () => exponential(0)],
    ['an infinite mean', () => exponential(Infinity)],
    ['a sigma below 0', () => lognormal(1, -1)],
    ['a cv no table covers', () => gamma(1, 0.001)],
    ['a mode outside', () => triangular(1, 9, 7)],
    ['an empty range', () => uniform(2, 2)],
    ['a chance above 100%', () => bernoulli(1.2)],
    ['a chance that never comes', () => geometric(0)],
    ['chances that do not add up', () => discrete([[1, 0.5]])],
    ['a negative weight', () => categorical([2, -1])],
    ['no weight at all', () => categorical([0])],
    ['no samples', () => empirical([])],
    [
      'shares that fall',
      () =>
        quantileTable([
          [0.5, 1],
          [0.4, 2],
        ]),
    ],
    [
      'values that fall',
      () =>
        quantileTable([
          [0.4, 2],
          [0.5, 1],
        ]),
    ],
    [
      'a time before 0',
      () =>
        curve([
          [-1, 0.2],
          [3, 0.4],
        ]),
    ],
    ['a mean that is no number', () => poisson(NaN)],
  ])('is refused: %s', (_, make) => {
    expect(make).toThrow(RangeError);
  });
});
