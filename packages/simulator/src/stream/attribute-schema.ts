import { factName, issueText } from '@baton/core';
import { z } from 'zod';
import { distributionSchema } from '../distributions/schema.ts';
import { part, type Part, share } from '../documents/scalars.ts';
import { addUp } from '../documents/whole.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

const wholeProblem = (parts: readonly Part[]): string | null => {
  if (!parts.some(({ weight }) => weight > 0))
    return issueText(
      'no value has a share above 0%',
      'give each value its share, for example `{ NA: 60%, EMEA: 40% }`',
    );
  const percentages = parts.filter(({ isPercent }) => isPercent);
  if (percentages.length === 0) return null;
  if (percentages.length < parts.length)
    return issueText(
      'some shares are percentages and some are weights',
      'write all of them as percentages, such as `60%`, or all as weights, such as `3`',
    );
  const whole = addUp(percentages.map(({ weight }) => weight));
  return whole.ok
    ? null
    : issueText(whole.message, `${whole.fix}, or write weights such as 3 and 2`);
};
const weights = z
  .record(z.string(), part)
  .superRefine((parts, context) => {
    const problem = wholeProblem(Object.values(parts));
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .transform((parts) =>
    Object.fromEntries(Object.entries(parts).map(([name, { weight }]) => [name, weight])),
  )
  .describe('Values and their shares, which add up to 100%; or their weights, such as 3 and 2');

const laws = {
  oneOf: weights.optional(),
  listOf: z
    .record(z.string(), share)
    .optional()
    .describe('Values that a list may hold, each with its chance'),
  integer: distributionSchema.optional().describe('A whole number, rounded'),
  number: distributionSchema.optional().describe('A number'),
  chance: share.optional().describe('The chance of yes'),
  always: value.optional().describe('The same for every lead'),
};

const LAW_NAMES = ['oneOf', 'listOf', 'integer', 'number', 'chance', 'always'] as const;

type Laws = { readonly [Name in (typeof LAW_NAMES)[number]]?: unknown };

const exactlyOne = (written: Laws): boolean =>
  LAW_NAMES.filter((name) => written[name] !== undefined).length === 1;
const ONE_LAW = {
  error: issueText(
    'it is not said how this is drawn',
    `write exactly one of ${LAW_NAMES.join(', ')}`,
  ),
};

const condition = z
  .record(factName, z.union([value, z.array(value).min(1)]))
  .describe(
    'Facts drawn before this one (or `source`), each with the value or values for which this holds',
  );

const given = z.strictObject({ when: condition, ...laws }).refine(exactlyOne, ONE_LAW);

/** How one fact of a lead is drawn. `given` is tried in order; the first that holds replaces the law. */
const attributeSchema = z
  .strictObject({
    ...laws,
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    known: share.default(1).describe('The share of leads of which it is known at all'),
    given: z.array(given).max(100).default([]),
  })
  .refine(exactlyOne, ONE_LAW)
  .refine(({ atLeast = -Infinity, atMost = Infinity }) => atLeast <= atMost, {
    error: issueText('`atLeast` is above `atMost`', 'swap them'),
  })
  .describe('How a fact of the lead is drawn');

export const factsSchema = z.record(factName, attributeSchema);

export type AuthoredAttribute = z.output<typeof attributeSchema>;
export type AuthoredLaw = Pick<AuthoredAttribute, (typeof LAW_NAMES)[number]>;
export type AuthoredCondition = AuthoredAttribute['given'][number]['when'];
