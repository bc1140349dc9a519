import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileDistribution } from './compile.ts';
import { distributionSchema } from './schema.ts';

const HOUR_MS = 3_600_000;
const compiled = (authored: unknown) => compileDistribution(distributionSchema.parse(authored));

describe('an authored distribution', () => {
  test.each([
    ['a number', 18_000, 'plain', 18_000],
    ['a duration', '12 minutes', 'wallMs', 12 * 60_000],
    [
      'lognormal by median',
      { lognormal: { median: '9 days', sigma: 1.2 } },
      'wallMs',
      9 * 24 * HOUR_MS,
    ],
    [
      'business hours',
      { lognormal: { median: '6 business hours', sigma: 1.4 } },
      'openMs',
      6 * HOUR_MS,
    ],
    ['business days', { weibull: { median: '2 business days', shape: 1 } }, 'openDays', 2],
    [
      'months',
      {
        curve: [
          ['6 months', '50%'],
          ['12 months', '60%'],
        ],
      },
      'wallMs',
      6 * 30.436875 * 24 * HOUR_MS,
    ],
    [
      'a curve from 0',
      {
        curve: [
          [0, '10%'],
          ['8 hours', '90%'],
        ],
      },
      'wallMs',
      4 * HOUR_MS,
    ],
    [
      'quantiles',
      {
        quantiles: [
          ['50%', 42],
          ['75%', 60],
        ],
      },
      'plain',
      42,
    ],
    ['samples', { samples: [1, 2, 3] }, 'plain', 2],
    [
      'discrete',
      {
        discrete: [
          [1, '48%'],
          [2, '24%'],
          [6, '28%'],
        ],
      },
      'plain',
      2,
    ],
    ['normal', { normal: { mean: '8 hours', sd: '1 hour' } }, 'wallMs', 8 * HOUR_MS],
    ['triangular', { triangular: { low: 0, mode: 5, high: 10 } }, 'plain', 5],
    ['geometric', { geometric: '50%' }, 'plain', 1],
    ['bernoulli', { bernoulli: '51%' }, 'plain', 1],
    ['poisson', { poisson: 3 }, 'plain', 3],
  ])('reads %s', (_, authored, unit, median) => {
    const distribution = compiled(authored);
    expect(distribution.unit).toBe(unit);
    expect(distribution.inverse(0.5 - 2 ** -53) / median).toBeCloseTo(1, 9);
  });

  test('keeps the mean it was given', () => {
    expect(compiled({ gamma: { mean: '5 hours', cv: 0.6 } }).mean).toBe(5 * HOUR_MS);
    expect(compiled({ lognormal: { mean: 18_000, cv: 1.5 } }).mean).toBe(18_000);
  });

  test.each([
    ['two laws at once', { exponential: { mean: 1 }, poisson: 3 }, []],
    ['an unknown law', { beta: { a: 1 } }, []],
    ['a duration that is none', { exponential: { mean: '9 dais' } }, ['exponential', 'mean']],
    ['mixed units', { uniform: { low: '1 hour', high: '3 business hours' } }, ['uniform', 'high']],
    ['a number beside a duration', { uniform: { low: 3, high: '3 hours' } }, ['uniform', 'high']],
    [
      'chances that do not add up',
      {
        discrete: [
          [1, '48%'],
          [2, '24%'],
        ],
      },
      ['discrete'],
    ],
    ['a bare 20 for a chance', { geometric: 20 }, ['geometric']],
    ['a chance that is none', { curve: [['1 day', 'often']] }, ['curve', 0, 1]],
    ['a duration often below 0', { normal: { mean: '2 hours', sd: '2 hours' } }, ['normal', 'sd']],
    [
      'a lognormal that is said twice',
      { lognormal: { median: 1, sigma: 1, cv: 1 } },
      ['lognormal'],
    ],
  ])('is refused with its place: %s', (_, authored, path) => {
    const result = distributionSchema.safeParse(authored);
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.path).toEqual(path);
  });

  test('is published as a JSON Schema', () => {
    expect(JSON.stringify(z.toJSONSchema(distributionSchema, { io: 'input' }))).toContain(
      'lognormal',
    );
  });
});
