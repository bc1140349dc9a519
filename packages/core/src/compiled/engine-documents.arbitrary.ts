import fc from 'fast-check';
import type { RuleProperties, TopLevelCondition } from 'json-rules-engine';

/** Few names and few values, so that comparisons hold about as often as not. */
const facts = ['size', 'source', 'wants', 'address', 'gone'] as const;
const operators = [
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
] as const;
const decorators = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'] as const;
const paths = [
  '$',
  '$.city',
  "$['city']",
  '$.lines[0]',
  '$.lines[0].code',
  '$.lines.length',
  '$.none.deep',
  '$[1]',
];
export const conditionNames = ['first', 'second'] as const;

const scalars = fc.constantFrom<unknown>(
  0,
  1,
  9,
  20,
  -5,
  0.5,
  '9',
  '20',
  'web',
  'show',
  '',
  true,
  false,
  null,
);
const lists = fc.array(scalars, { maxLength: 3 });

/** JSON of any kind, and what JSON cannot say but a fact may be. */
const odd = fc.constantFrom<unknown>(
  Number.NaN,
  Infinity,
  undefined,
  [],
  {},
  '  ',
  '1e3',
  [[1]],
  'NaN',
);
const address = fc.record(
  {
    city: fc.oneof(scalars, odd),
    lines: fc.oneof(lists, fc.constant([{ code: 9 }]), scalars),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  { weight: 2, arbitrary: lists },
  { weight: 1, arbitrary: odd },
  { weight: 1, arbitrary: address },
);

/** Facts of any kind; about one in four is not given. */
export const oddFacts: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    size: values,
    source: values,
    wants: fc.oneof(lists, values),
    address: fc.oneof(address, values),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Every operator of the engine and Baton's `exists`, and one in eight under one or two of the engine's decorators. */
const operatorNames = fc
  .tuple(
    fc.oneof(
      { weight: 7, arbitrary: fc.constant<readonly string[]>([]) },
      fc.array(fc.constantFrom(...decorators), { minLength: 1, maxLength: 2 }),
    ),
    fc.constantFrom(...operators),
  )
  .map(([before, operator]) => [...before, operator].join(':'));

const place = fc.record(
  { fact: fc.constantFrom(...facts), path: fc.constantFrom(...paths) },
  {
    requiredKeys: ['fact'],
    noNullPrototype: true,
  },
);
const priority = fc.option(fc.constantFrom(-1, 0, 1, 2, 10), { nil: undefined, freq: 2 });
const prioritised = <T extends object>(condition: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc
    .tuple(condition, priority)
    .map(([one, priority]) => (priority === undefined ? one : { ...one, priority }));

const comparison = fc
  .record({
    left: place,
    operator: operatorNames,
    // A list on the right and a number on both sides are what the operators are for.
    value: fc.oneof(
      { weight: 3, arbitrary: values },
      { weight: 2, arbitrary: lists },
      { weight: 1, arbitrary: place },
    ),
    params: fc.constantFrom({}, { year: 2026 }, undefined),
  })
  .map(({ left, operator, value, params }) => ({
    ...left,
    operator,
    value,
    ...(params && { params }),
  }));

type Nested = object;

const nested = (named: readonly string[]): fc.Arbitrary<TopLevelCondition> => {
  const { top } = fc.letrec<{ top: Nested; any: Nested }>((tie) => ({
    any: fc.oneof({ maxDepth: 3, depthSize: 'small' }, prioritised(comparison), tie('top')),
    top: prioritised(
      fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.record({ all: fc.array(tie('any'), { maxLength: 4 }) }),
        fc.record({ any: fc.array(tie('any'), { maxLength: 4 }) }),
        fc.record({ not: tie('any') }),
        ...(named.length === 0 ? [] : [fc.record({ condition: fc.constantFrom(...named) })]),
      ),
    ),
  }));
  return top as fc.Arbitrary<TopLevelCondition>;
};

export interface EngineSetUp {
  readonly documents: readonly RuleProperties[];
  readonly conditions: Readonly<Record<string, TopLevelCondition>>;
  readonly allowUndefinedFacts: boolean;
}

/** One to four rules with priorities of their own in any order, over two named conditions, the second over the first. */
export const engineSetUps: fc.Arbitrary<EngineSetUp> = fc
  .record({
    roots: fc.array(nested(conditionNames), { minLength: 1, maxLength: 4 }),
    order: fc.shuffledSubarray([1, 2, 7, 30], { minLength: 4 }),
    first: nested([]),
    second: nested(['first']),
    allowUndefinedFacts: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .map(({ roots, order, first, second, allowUndefinedFacts }) => ({
    documents: roots.map((conditions, at) => ({
      name: `rule ${at}`,
      priority: order[at] ?? 1,
      conditions,
      event: { type: 'matched', params: { index: at } },
    })),
    conditions: { first, second },
    allowUndefinedFacts,
  }));
