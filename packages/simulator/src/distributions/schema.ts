import { issueText } from '@baton/core';
import { z } from 'zod';
import { compileDistribution } from './compile.ts';
import { DistributionError } from './distribution.ts';

const quantity = z
  .union([z.number(), z.string()])
  .describe('a number, or a duration such as `9 days` or `6 business hours`');
const factor = z.number().positive().describe('a plain number');
const chance = z
  .union([z.number(), z.string()])
  .describe('a percentage such as `20%`, or a fraction');
const row = <First extends z.ZodType, Second extends z.ZodType>(first: First, second: Second) =>
  z
    .array(z.tuple([first, second]))
    .min(1)
    .max(10_000);

/** Every form a distribution is written in; one key names the law. */
const form = z.union([
  quantity.describe('always the same'),
  z.strictObject({ exponential: z.strictObject({ mean: quantity }) }),
  z.strictObject({ uniform: z.strictObject({ low: quantity, high: quantity }) }),
  z.strictObject({ triangular: z.strictObject({ low: quantity, mode: quantity, high: quantity }) }),
  z.strictObject({ normal: z.strictObject({ mean: quantity, sd: quantity }) }),
  z.strictObject({
    lognormal: z.union([
      z.strictObject({ median: quantity, sigma: factor }),
      z.strictObject({ mean: quantity, cv: factor }),
    ]),
  }),
  z.strictObject({ gamma: z.strictObject({ mean: quantity, cv: factor }) }),
  z.strictObject({
    weibull: z.union([
      z.strictObject({ scale: quantity, shape: factor }),
      z.strictObject({ median: quantity, shape: factor }),
    ]),
  }),
  z.strictObject({ bernoulli: chance }),
  z.strictObject({ geometric: chance }).describe('trials up to and including the first success'),
  z.strictObject({ poisson: z.number().nonnegative() }).describe('a count with this mean'),
  z
    .strictObject({ discrete: row(quantity, chance) })
    .describe('[value, chance] rows; chances add up to 100%'),
  z
    .strictObject({ samples: z.array(quantity).min(1).max(100_000) })
    .describe('each equally likely'),
  z.strictObject({ quantiles: row(chance, quantity) }).describe('[share, value] rows, both rising'),
  z
    .strictObject({ curve: row(quantity, chance) })
    .describe(
      '[time, share that has happened by then] rows, both rising; what is left over never happens',
    ),
]);

/** A distribution as people write it, before durations and percentages are read. */
export type AuthoredDistribution = z.infer<typeof form>;

const KEYS =
  'exponential, uniform, triangular, normal, lognormal, gamma, weibull, bernoulli, geometric, poisson, discrete, samples, quantiles, curve';

/** How each law is written, said where its parameters are none. */
const EXAMPLES: Readonly<Record<string, string>> = {
  exponential: 'write a mean above 0, such as `exponential: { mean: 3 days }`',
  uniform: 'write `low` below `high`, such as `uniform: { low: 1 day, high: 3 days }`',
  triangular: 'write `low`, `mode` and `high` in this order',
  normal: 'write an `sd` above 0, such as `normal: { mean: 100, sd: 15 }`',
  lognormal:
    'write a `median` and a `sigma` above 0, such as `lognormal: { median: 18000, sigma: 0.9 }`',
  gamma:
    'write a mean above 0 and a `cv` from 0.01 to 10, such as `gamma: { mean: 1 hour, cv: 0.6 }`',
  weibull: 'write numbers above 0, such as `weibull: { median: 9 days, shape: 0.8 }`',
  bernoulli: 'write a chance, such as `20%`',
  geometric: 'write a chance above 0%, such as `20%`',
  poisson: 'write a mean that is not too large, such as `3`',
  discrete: 'let the chances add up to 100%, such as `[[1, 60%], [2, 40%]]`',
  samples: 'write a list of numbers or durations',
  quantiles:
    'let shares and values rise from row to row, such as `[[50%, 9 days], [90%, 30 days]]`',
  curve: 'let times and shares rise from row to row, such as `[[6 months, 20%], [12 months, 45%]]`',
};

/**
 * Checks an authored distribution, the values that no shape can express included (a sigma below 0, mixed units, chances
 * that do not add up), with the path of what is wrong. `compileDistribution` accepts whatever passed.
 */
export const distributionSchema = z
  .union(form.options, {
    error: issueText(
      'this is not a distribution',
      `write a number, a duration, or one of ${KEYS} with its parameters`,
    ),
  })
  .superRefine((authored, context) => {
    try {
      compileDistribution(authored);
    } catch (problem) {
      if (!(problem instanceof DistributionError)) throw problem;
      const [law = ''] = typeof authored === 'object' ? Object.keys(authored) : [];
      const fix = problem.fix ?? EXAMPLES[law] ?? 'write a number, or a duration such as `9 days`';
      context.addIssue({
        code: 'custom',
        message: issueText(problem.message, fix),
        path: [...problem.path],
      });
    }
  });
