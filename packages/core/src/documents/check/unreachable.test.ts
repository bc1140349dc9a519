import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factTypes } from '../../policy/built-in-facts.ts';
import type { Condition, Facts, FactValue } from '../../rules/condition.ts';
import { arbitraryCondition, declaredFacts } from '../../testing/arbitrary-condition.ts';
import { factValues } from '../../testing/vocabulary.ts';
import { findUnreachable, type OrderedRule } from './unreachable.ts';

const types = factTypes(declaredFacts);

const compare = (operator: string, value: FactValue, other: FactValue): boolean => {
  const [a, b] = [Number(value), Number(other)];
  switch (operator) {
    case 'equal':
      return value === other;
    case 'notEqual':
      return value !== other;
    case 'in':
      return (other as readonly FactValue[]).includes(value);
    case 'notIn':
      return !(other as readonly FactValue[]).includes(value);
    case 'contains':
      return (value as readonly FactValue[]).includes(other);
    case 'doesNotContain':
      return !(value as readonly FactValue[]).includes(other);
    case 'lessThan':
      return a < b;
    case 'lessThanInclusive':
      return a <= b;
    case 'greaterThan':
      return a > b;
    case 'greaterThanInclusive':
      return a >= b;
    default:
      return true;
  }
};

const holds = (condition: Condition | null, facts: Facts): boolean => {
  if (condition === null) return true;
  if ('all' in condition) return condition.all.every((one) => holds(one, facts));
  if ('any' in condition) return condition.any.some((one) => holds(one, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const known = facts[condition.fact];
  const { value } = condition;
  const other = typeof value === 'object' && 'fact' in value ? facts[value.fact] : value;
  return known !== undefined && other !== undefined && compare(condition.operator, known, other);
};

const maybe = <T extends FactValue>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

const facts: fc.Arbitrary<Facts> = fc
  .record({
    employees: maybe(fc.integer({ min: 0, max: 500 })),
    engagement: maybe(fc.integer({ min: 0, max: 60 })),
    score: maybe(fc.integer({ min: 0, max: 60 })),
    region: maybe(fc.constantFrom(...factValues.region)),
    source: maybe(fc.constantFrom(...factValues.source)),
    product: maybe(fc.constantFrom(...factValues.product)),
    hasPhone: maybe(fc.boolean()),
    freeMail: maybe(fc.boolean()),
    existingCustomer: maybe(fc.boolean()),
    accountOwner: maybe(fc.constant('r-1')),
    segment: maybe(fc.constant('government')),
    interests: maybe(fc.subarray(['price', 'service', 'training'])),
  })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])),
    ),
  );

const is = (
  fact: string,
  operator: 'equal' | 'in' | 'notIn' | 'lessThan' | 'greaterThan' | 'exists' | 'contains',
  value: FactValue,
): Condition => ({ fact, operator, value });
const rules = (...whens: (Condition | null)[]): OrderedRule[] =>
  whens.map((when, index) => ({ name: `rule-${index}`, when, passesOn: false }));

describe('findUnreachable', () => {
  test.each<[string, (Condition | null)[], number[]]>([
    ['a rule after one without a condition', [null, is('region', 'equal', 'NA')], [1]],
    ['narrower bounds', [is('employees', 'lessThan', 20), is('employees', 'lessThan', 10)], [1]],
    [
      'wider bounds are reached',
      [is('employees', 'lessThan', 10), is('employees', 'lessThan', 20)],
      [],
    ],
    [
      'another fact beside',
      [
        is('region', 'equal', 'NA'),
        { all: [is('region', 'equal', 'NA'), is('hasPhone', 'equal', true)] },
      ],
      [1],
    ],
    [
      'values among values',
      [is('region', 'in', ['NA', 'EMEA']), is('region', 'equal', 'EMEA')],
      [1],
    ],
    [
      'what is left of a type',
      [is('region', 'notIn', ['APAC']), is('region', 'in', ['NA', 'EMEA'])],
      [1],
    ],
    [
      'several earlier rules together',
      [
        is('region', 'equal', 'NA'),
        is('region', 'equal', 'EMEA'),
        is('region', 'in', ['NA', 'EMEA']),
      ],
      [2],
    ],
    [
      'both values of a boolean, where it is known',
      [
        is('hasPhone', 'equal', true),
        is('hasPhone', 'equal', false),
        is('hasPhone', 'exists', true),
      ],
      [],
    ],
    [
      'both values, one by one',
      [
        is('hasPhone', 'equal', true),
        is('hasPhone', 'equal', false),
        { not: { not: is('hasPhone', 'equal', true) } },
      ],
      [2],
    ],
    [
      'an absent fact gets past',
      [is('hasPhone', 'equal', true), is('hasPhone', 'equal', false), null],
      [],
    ],
    [
      'known and absent leave nothing',
      [
        is('hasPhone', 'exists', true),
        { not: is('hasPhone', 'exists', true) },
        is('region', 'equal', 'NA'),
      ],
      [],
    ],
    [
      'a contradiction',
      [{ all: [is('employees', 'lessThan', 3), is('employees', 'greaterThan', 2)] }],
      [0],
    ],
    [
      'the same comparison of lists',
      [
        is('interests', 'contains', 'price'),
        { all: [is('interests', 'contains', 'price'), is('region', 'equal', 'NA')] },
      ],
      [1],
    ],
    [
      'a disjunction that has all',
      [
        { any: [is('region', 'equal', 'NA'), is('hasPhone', 'equal', true)] },
        is('hasPhone', 'equal', true),
      ],
      [1],
    ],
  ])('%s', (_name, whens, unreachable) => {
    expect(findUnreachable(rules(...whens), types).map(({ index }) => index)).toEqual(unreachable);
  });

  test('names the rules that take everything, and lets through what passes on', () => {
    const list = rules(
      is('region', 'equal', 'NA'),
      is('region', 'equal', 'EMEA'),
      is('region', 'in', ['EMEA', 'NA']),
    );
    expect(findUnreachable(list, types)).toEqual([{ index: 2, because: ['rule-1', 'rule-0'] }]);
    expect(
      findUnreachable(
        list.map((rule) => ({ ...rule, passesOn: true })),
        types,
      ),
    ).toEqual([]);
  });

  test('never calls a rule unreachable that a lead can reach', () => {
    const list = fc.array(
      fc.record({ when: fc.option(arbitraryCondition(), { freq: 8 }), passesOn: fc.boolean() }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(list, fc.array(facts, { minLength: 20, maxLength: 40 }), (made, leads) => {
        const named = made.map((rule, index) => ({ ...rule, name: `rule-${index}` }));
        const unreachable = new Set(findUnreachable(named, types).map(({ index }) => index));
        for (const lead of leads) {
          const reached = named.findIndex(({ when, passesOn }) => !passesOn && holds(when, lead));
          named.forEach(({ when }, index) => {
            if (holds(when, lead) && (reached < 0 || index <= reached))
              expect(unreachable.has(index)).toBe(false);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
