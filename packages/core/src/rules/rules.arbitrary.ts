import fc from 'fast-check';
import type { Condition, Facts, FactValue, Operator } from './condition.ts';
import { ruleSet } from './compile-rules.ts';
import type { RuleSet } from './rule-set.ts';

/** Few names and few values, so that conditions, thresholds and facts meet. */
export const factNames = ['size', 'limit', 'source', 'product', 'wants', 'barred', 'hot'] as const;

const texts = fc.constantFrom('web', 'show', 'press', '9', '');
const numbers = fc.oneof(
  fc.constantFrom(0, 5, 9, 10, 20),
  fc.double({ min: -30, max: 30, noNaN: true }),
);
const lists = fc.uniqueArray(texts, { maxLength: 3 });

/** Any type under any name: a judge must be total, also on facts of the wrong type. */
export const factValues: fc.Arbitrary<FactValue> = fc.oneof(numbers, texts, fc.boolean(), lists);

export const factsOfAnyKind: fc.Arbitrary<Facts> = fc.dictionary(
  fc.constantFrom(...factNames),
  factValues,
  { maxKeys: factNames.length },
);

const operators: readonly Operator[] = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'exists',
];

const comparisons: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom(...factNames),
  operator: fc.constantFrom(...operators),
  value: fc.oneof(
    { arbitrary: factValues, weight: 4 },
    { arbitrary: fc.record({ fact: fc.constantFrom(...factNames) }), weight: 1 },
  ),
});

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    comparisons,
    fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any;

export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .array(fc.option(conditions, { freq: 6 }), { maxLength: 5 })
  .map((whens) =>
    ruleSet(
      'generated',
      whens.map((when, at) => ({ name: `rule ${at}`, when })),
    ),
  );
