import { z } from 'zod';
import type { Outcome } from '../../time/outcome.ts';
import { parsePercent } from '../../time/percent.ts';
import { parseSpan } from '../../time/parse-span.ts';

/** Zod carries one text for each issue; ours holds what is wrong on its first line and how to fix it on the second. */
export const issueText = (message: string, fix: string): string => `${message}\n${fix}`;

/** A schema that reads a text with one of our parsers, and keeps the parser's message and fix. */
export const readWith = <In extends z.ZodType, Out>(
  schema: In,
  read: (value: z.output<In>) => Outcome<Out>,
): z.ZodPipe<In, z.ZodTransform<Out, z.output<In>>> =>
  schema.pipe(
    z.transform((value: z.output<In>, context) => {
      const outcome = read(value);
      if (outcome.ok) return outcome.value;
      context.issues.push({
        code: 'custom',
        message: issueText(outcome.message, outcome.fix),
        input: value,
      });
      return z.NEVER;
    }),
  );

/** Bound of every number in a document: beyond it sums of money and counts are no longer exact. */
export const NUMBER_AT_MOST = 1e15;

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_. -]*$/u;

/** Names end up as keys of records, where these would meet what every object inherits. */
const isInherited = (name: string): boolean => name in Object.prototype;

export const name = z
  .string()
  .max(100)
  .refine((text) => NAME.test(text) && text === text.trim() && !isInherited(text), {
    error: (issue) =>
      issueText(
        `\`${String(issue.input)}\` is not a name`,
        'use letters, digits, spaces, `-`, `_` and `.`, beginning with a letter or digit',
      ),
  })
  .meta({ description: 'A name' });

/** Steps and tracks become states such as `nurture.long`, whose parts a dot separates. */
export const stateName = name
  .refine((text) => !text.includes('.'), {
    error: (issue) =>
      issueText(
        `\`${String(issue.input)}\` has a dot`,
        'use `-` instead: the name becomes part of a state',
      ),
  })
  .meta({ description: 'A name without a dot' });

const FACT_WORDS = ['all', 'any', 'not'];

/** Facts have no dot, since `owner.<attribute>` means the candidate's. */
export const factName = z
  .string()
  .max(100)
  .refine(
    (text) => /^[A-Za-z][\w-]*$/.test(text) && !FACT_WORDS.includes(text) && !isInherited(text),
    {
      error: (issue) =>
        issueText(
          `\`${String(issue.input)}\` is not the name of a fact`,
          'use letters, digits, `-` and `_`, beginning with a letter; `all`, `any` and `not` are taken',
        ),
    },
  )
  .meta({ description: 'The name of a fact' });

export const text = z.string().max(2000);

export const number = z.number().min(-NUMBER_AT_MOST).max(NUMBER_AT_MOST);

export const count = z.int().min(0).max(1000);

export const span = readWith(z.union([z.string(), z.number()]), parseSpan).meta({
  description: 'A duration',
  examples: [
    '30 business minutes',
    '4 business hours',
    '1 business day',
    '24 hours',
    '7 days',
    '18 months',
    0,
  ],
});

const isZero = (outcome: ReturnType<typeof parseSpan>): boolean =>
  outcome.ok && Object.values(outcome.value).includes(0);

/** A duration that takes time: a deadline or a period of nothing would never let go. */
export const positiveSpan = readWith(z.union([z.string(), z.number()]), (text) => {
  const outcome = parseSpan(text);
  return isZero(outcome)
    ? {
        ok: false,
        message: 'this duration is nothing',
        fix: 'give it a length, for example `1 business day`',
      }
    : outcome;
}).meta({
  description: 'A duration longer than nothing',
  examples: [
    '30 business minutes',
    '4 business hours',
    '1 business day',
    '24 hours',
    '7 days',
    '18 months',
  ],
});

/** Percent as a number: `75%` is 75. */
export const percent = readWith(z.union([z.string(), z.number()]), (text) => {
  const outcome = parsePercent(text);
  if (!outcome.ok) return outcome;
  const value = Number((outcome.value * 100).toFixed(6));
  return value > 0 && value <= 10_000
    ? { ok: true, value }
    : {
        ok: false,
        message: `${value}% is no point on a ladder`,
        fix: 'use more than 0% and at most 10000%',
      };
}).meta({
  description: 'How much of the time is used up',
  examples: ['50%', '75%', '100%', '200%'],
});

/** One name, or a list of them. */
export const names = z
  .union([name, z.array(name).max(100)])
  .transform((one) => (Array.isArray(one) ? one : [one]));
