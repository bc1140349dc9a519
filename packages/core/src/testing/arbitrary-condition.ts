import fc from 'fast-check';
import type { Condition, FactType } from '../rules/condition.ts';
import { record } from './record.ts';
import { factValues } from './vocabulary.ts';

/** The facts that generated policies declare. */
export const declaredFacts: Readonly<Record<string, FactType>> = {
  employees: { type: 'integer' },
  score: { type: 'number' },
  region: { type: 'oneOf', values: factValues.region },
  source: { type: 'oneOf', values: factValues.source },
  product: { type: 'oneOf', values: factValues.product },
  interests: { type: 'listOf', values: ['price', 'service', 'training'] },
  city: { type: 'text' },
};

const choice = (fact: keyof typeof factValues): fc.Arbitrary<Condition> =>
  fc.oneof(
    record({
      fact: fc.constant(fact),
      operator: fc.constantFrom('equal', 'notEqual'),
      value: fc.constantFrom(...factValues[fact]),
    }),
    record({
      fact: fc.constant(fact),
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.subarray([...factValues[fact]], { minLength: 1 }),
    }),
  );

const comparison = fc.constantFrom(
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
);

/** One comparison of a declared or built-in fact, of every operator. */
export const arbitraryComparison: fc.Arbitrary<Condition> = fc.oneof(
  choice('region'),
  choice('source'),
  choice('product'),
  record({
    fact: fc.constant('employees'),
    operator: comparison,
    value: fc.integer({ min: 0, max: 500 }),
  }),
  record({
    fact: fc.constant('engagement'),
    operator: comparison,
    value: fc.integer({ min: 0, max: 60 }),
  }),
  record({
    fact: fc.constantFrom('hasPhone', 'freeMail', 'existingCustomer'),
    operator: fc.constant('equal' as const),
    value: fc.boolean(),
  }),
  record({
    fact: fc.constantFrom('region', 'employees', 'accountOwner', 'segment'),
    operator: fc.constant('exists' as const),
    value: fc.constant(true),
  }),
  record({
    fact: fc.constant('interests'),
    operator: fc.constantFrom('contains', 'doesNotContain'),
    value: fc.constantFrom('price', 'service', 'training'),
  }),
  fc.constant<Condition>({ fact: 'score', operator: 'greaterThan', value: { fact: 'engagement' } }),
);

/** Conditions up to three levels deep. */
export const arbitraryCondition = (): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: arbitraryComparison },
      record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      record({ not: tie('condition') }),
    ),
  })).condition;
