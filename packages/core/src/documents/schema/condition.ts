import { z } from 'zod';
import { factName, issueText, number, text } from './scalars.ts';

export type AuthoredValue = string | number | boolean;
export type AuthoredOperand = AuthoredValue | { readonly fact: string };

export interface AuthoredOperators {
  readonly equal?: AuthoredOperand | undefined;
  readonly notEqual?: AuthoredOperand | undefined;
  readonly in?: readonly AuthoredValue[] | undefined;
  readonly notIn?: readonly AuthoredValue[] | undefined;
  readonly contains?: AuthoredOperand | undefined;
  readonly doesNotContain?: AuthoredOperand | undefined;
  readonly lessThan?: AuthoredOperand | undefined;
  readonly lessThanInclusive?: AuthoredOperand | undefined;
  readonly greaterThan?: AuthoredOperand | undefined;
  readonly greaterThanInclusive?: AuthoredOperand | undefined;
  readonly exists?: boolean | undefined;
}

export type AuthoredTest = AuthoredValue | readonly AuthoredValue[] | AuthoredOperators;

/** Several parts and several facts all have to hold. */
export interface AuthoredCondition {
  readonly all: readonly AuthoredCondition[] | undefined;
  readonly any: readonly AuthoredCondition[] | undefined;
  readonly not: AuthoredCondition | undefined;
  readonly tests: Readonly<Record<string, AuthoredTest>>;
}

const value = z.union([text, number, z.boolean()]);
const values = z.array(value).min(1).max(1000);
const operand = z.union([
  value,
  z.strictObject({ fact: z.string().describe('Compare with this fact of the same lead') }),
]);

const operators = z
  .strictObject({
    equal: operand.describe('The same').optional(),
    notEqual: operand.describe('Known, and something else').optional(),
    in: values.describe('One of these').optional(),
    notIn: values.describe('Known, and none of these').optional(),
    contains: operand.describe('The list has this').optional(),
    doesNotContain: operand.describe('The list is known and does not have this').optional(),
    lessThan: operand.describe('Less than').optional(),
    lessThanInclusive: operand.describe('At most').optional(),
    greaterThan: operand.describe('More than').optional(),
    greaterThanInclusive: operand.describe('At least').optional(),
    exists: z.boolean().describe('Whether the fact is known at all').optional(),
  })
  .refine((tests) => Object.keys(tests).length > 0, {
    error: issueText('no comparison is stated', 'add one, for example `{ equal: web-demo }`'),
  });

const test = z.union([value, values, operators]).meta({
  description:
    'What the fact has to be: a value, a list of values, or comparisons that all have to hold',
});

const some = z.lazy(() => z.array(condition).min(1).max(200));

/** `{ employees: { lessThan: 20 }, region: [NA, EMEA] }`, with `all`, `any` and `not` around others. */
export const condition: z.ZodType<AuthoredCondition> = z
  .object({
    all: some.describe('All of these have to hold').optional(),
    any: some.describe('At least one of these has to hold').optional(),
    not: z
      .lazy(() => condition)
      .describe('This must not hold')
      .optional(),
  })
  .catchall(test)
  .refine((parts) => Object.keys(parts).length > 0, {
    error: issueText(
      'the condition is empty',
      'name a fact, for example `{ source: web-demo }`, or leave `when` out',
    ),
  })
  .transform(({ all, any, not, ...tests }) => ({ all, any, not, tests }))
  .meta({
    id: 'condition',
    description: 'When this applies. Comparisons with a fact that is not known do not hold.',
  });

/** Declared facts: `integer`, `number`, `boolean`, `text`, `{ oneOf: [..] }` or `{ listOf: [..] }`. */
export const factType = z
  .union([
    z.enum(['integer', 'number', 'boolean', 'text']),
    z
      .strictObject({
        oneOf: z.array(text).min(1).max(1000).describe('A text out of these').optional(),
        listOf: z.array(text).min(1).max(1000).describe('A list of texts out of these').optional(),
      })
      .refine((made) => (made.oneOf === undefined) !== (made.listOf === undefined), {
        error: issueText(
          'the type of a fact is one of `oneOf` and `listOf`',
          'write one of them with its values',
        ),
      }),
  ])
  .meta({ description: 'What values the fact has' });

export const facts = z.record(factName, factType).meta({
  description: 'The facts that rules may name, beside the built-in ones',
});
