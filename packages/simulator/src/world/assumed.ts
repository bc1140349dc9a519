import { type Outcome, parsePercent, parseSpan } from '@baton/core';
import { z } from 'zod';
import { compileDistribution } from '../distributions/compile.ts';
import type { LawUnit } from '../distributions/distribution.ts';
import { type AuthoredDistribution, distributionSchema } from '../distributions/schema.ts';

/** What is said of an assumption for which no source is given; the report prints it as it stands. */
export const NO_SOURCE = 'assumption, not measured';

/** What stands beside every assumption. Plain data, so that a world can be handed to another thread. */
export interface Sourced {
  readonly source: string;
  readonly note?: string | undefined;
  readonly alternatives?: readonly string[] | undefined;
}

export const sourced = {
  source: z
    .string()
    .max(500)
    .default(NO_SOURCE)
    .describe('Where the figure comes from; stands beside it in every report'),
  note: z.string().max(1000).optional().describe('What to know about the figure'),
  alternatives: z
    .array(z.string().max(200))
    .max(50)
    .optional()
    .describe('Other values worth trying; a sensitivity run varies over them'),
};

/** Reads with one of core's parsers; what is wrong stands on the first line of the issue, the fix on the second. */
const readWith = <T>(read: (text: string | number) => Outcome<T>, description: string) =>
  z
    .union([z.number(), z.string()])
    .transform((authored, context): T => {
      const outcome = read(authored);
      if (outcome.ok) return outcome.value;
      const message = `${outcome.message}\n${outcome.fix}`;
      context.issues.push({ code: 'custom', message, input: authored });
      return z.NEVER;
    })
    .describe(description);

const within = (low: number, high: number, say: string) => (text: string | number) => {
  const outcome = parsePercent(text);
  if (!outcome.ok || (outcome.value >= low && outcome.value <= high)) return outcome;
  return { ok: false as const, message: `\`${text}\` is not ${say}`, fix: `write ${say}` };
};

/** A share from 0% to 100%, as a fraction. */
export const share = readWith(within(0, 1, 'a share from 0% to 100%'), 'A share such as `35%`');

/** What is added to a share, as a fraction: `+10%`. */
export const addition = readWith(
  within(-1, 1, 'an addition from -100% to +100%'),
  'Points added to a share, such as `+10%`',
);

/** A factor that only ever takes away, so that no world makes bad handling better than good. */
export const atMostOne = readWith(
  within(0, 1, 'a factor from 0% to 100%'),
  'A factor from 0% to 100%',
);

/** A duration on the wall clock, in milliseconds. */
export const wallMs = readWith((text): Outcome<number> => {
  const outcome = parseSpan(text);
  if (!outcome.ok) return outcome;
  if (outcome.value.unit === 'wall') return { ok: true, value: outcome.value.ms };
  return {
    ok: false,
    message: `\`${text}\` is not clock time`,
    fix: 'write hours or days, such as `7 days`',
  };
}, 'A duration in clock time, such as `7 days`');

/** A share, bare or with its source. */
export const sourcedShare = z
  .union([share, z.strictObject({ share, ...sourced })])
  .transform((one) => (typeof one === 'number' ? { share: one, source: NO_SOURCE } : one));

const lawKeys = [
  'constant',
  'exponential',
  'uniform',
  'triangular',
  'lognormal',
  'gamma',
  'weibull',
  'discrete',
  'samples',
  'quantiles',
  'curve',
] as const;

const LAW = 'One law: its name and parameters, as in `lognormal: { median: 9 days, sigma: 1.2 }`';

const lawShape = Object.fromEntries(
  lawKeys.map((key) => [key, z.unknown().optional().describe(LAW)]),
) as Record<(typeof lawKeys)[number], z.ZodOptional<z.ZodUnknown>>;

/** What a law may count: money, clock time, or working time that may wait for office hours. */
const UNITS = {
  amount: { units: ['plain'], say: 'an amount', such: '`18000`' },
  duration: { units: ['wallMs'], say: 'clock time', such: '`9 days`' },
  work: { units: ['wallMs', 'openMs'], say: 'working time', such: '`6 business hours`' },
} as const satisfies Record<string, { units: readonly LawUnit[]; say: string; such: string }>;

/** A constant 0 has no unit and fits all. */
const fitsUnit = (law: AuthoredDistribution, kind: keyof typeof UNITS): boolean => {
  const units: readonly LawUnit[] = UNITS[kind].units;
  return law === 0 || units.includes(compileDistribution(law).unit);
};

/** A sum of money, in units of the currency: what any amount in a world may be. */
export const AMOUNT_AT_MOST = 1e9;
/** What a single deal drawn from a law is cut off at; the bound keeps sums exact. */
export const VALUE_AT_MOST = 1e11;

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one: unknown) => numbersIn(one));
};

/** Why a law gives amounts that are none, so that they would be cut off without a word. */
const amountProblem = (law: AuthoredDistribution): string | null => {
  const numbers = numbersIn(law);
  const least = numbers.find((one) => one < 0);
  if (least !== undefined) return `\`${least}\` is below 0\nwrite an amount from 0 up`;
  const most = numbers.reduce((all, one) => Math.max(all, one), 0);
  if (most > AMOUNT_AT_MOST)
    return `\`${most}\` is too much for an amount\nuse at most ${AMOUNT_AT_MOST}`;
  const large = compileDistribution(law).inverse(0.999);
  return large > VALUE_AT_MOST
    ? `one amount in a thousand is above ${large.toPrecision(3)}\nuse a law that spreads less`
    : null;
};

/** A distribution with its source beside it: `{ lognormal: { median: 9 days, sigma: 1.2 }, source: … }`, and `more` keys. */
export const sourcedLaw = <More extends z.ZodRawShape>(kind: keyof typeof UNITS, more: More) =>
  z.strictObject({ ...lawShape, ...sourced, ...more }).transform((authored, context) => {
    const found = lawKeys.filter((key) => key in authored);
    const [key] = found;
    if (key === undefined || found.length > 1) {
      const message = `${found.length} laws are stated\nstate one of ${lawKeys.join(', ')}`;
      context.issues.push({ code: 'custom', message, input: authored });
      return z.NEVER;
    }
    const written: unknown = (authored as Record<string, unknown>)[key];
    const law = distributionSchema.safeParse(key === 'constant' ? written : { [key]: written });
    if (!law.success) {
      for (const { message, path } of law.error.issues)
        context.issues.push({ code: 'custom', message, path, input: written });
      return z.NEVER;
    }
    if (!fitsUnit(law.data, kind)) {
      const { say, such } = UNITS[kind];
      const message = `this law is not of ${say}\nwrite ${say}, such as ${such}`;
      context.issues.push({ code: 'custom', message, path: [key], input: written });
      return z.NEVER;
    }
    const problem = kind === 'amount' ? amountProblem(law.data) : null;
    if (problem !== null) {
      context.issues.push({ code: 'custom', message: problem, path: [key], input: written });
      return z.NEVER;
    }
    const rest = Object.fromEntries(
      Object.entries(authored).filter(([name]) => !lawKeys.some((one) => one === name)),
    );
    return { ...rest, law: law.data } as { readonly law: AuthoredDistribution } & Sourced &
      z.output<z.ZodObject<More>>;
  });
