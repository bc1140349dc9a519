/** An operator of json-rules-engine: left is the fact, right the document's value. */
export interface EngineOperator {
  readonly name: string;
  readonly holds: (left: unknown, right: unknown) => boolean;
  /** Whether it answers for any two JSON values; one that does not may throw, and then the judgement fails. */
  readonly total: boolean;
}

type Compare = (left: never, right: never) => boolean;

const operator = (
  name: string,
  test: Compare,
  takes?: (left: unknown) => boolean,
): EngineOperator => {
  const holds = test as (left: unknown, right: unknown) => boolean;
  return {
    name,
    holds: takes === undefined ? holds : (left, right) => takes(left) && holds(left, right),
    total: name !== 'in' && name !== 'notIn',
  };
};

interface Indexed {
  indexOf(one: unknown): number;
}

// `'9 lives'` is taken for a number here and then compared as the text that it is.
const looksNumeric = (left: unknown): boolean => !Number.isNaN(Number.parseFloat(left as string));

/** The operators that json-rules-engine 7 brings along, in what they mean and in what they throw. */
export const engineOwn: readonly EngineOperator[] = [
  operator('equal', (left: unknown, right: unknown) => left === right),
  operator('notEqual', (left: unknown, right: unknown) => left !== right),
  operator('in', (left: unknown, right: Indexed) => right.indexOf(left) > -1),
  operator('notIn', (left: unknown, right: Indexed) => right.indexOf(left) === -1),
  operator('contains', (left: Indexed, right: unknown) => left.indexOf(right) > -1, Array.isArray),
  operator(
    'doesNotContain',
    (left: Indexed, right: unknown) => left.indexOf(right) === -1,
    Array.isArray,
  ),
  operator('lessThan', (left: number, right: number) => left < right, looksNumeric),
  operator('lessThanInclusive', (left: number, right: number) => left <= right, looksNumeric),
  operator('greaterThan', (left: number, right: number) => left > right, looksNumeric),
  operator('greaterThanInclusive', (left: number, right: number) => left >= right, looksNumeric),
];

type Decorator = (inner: EngineOperator) => Pick<EngineOperator, 'holds' | 'total'>;
type List = readonly unknown[];

/** The decorators that json-rules-engine 7 brings along: `not:equal`, `someFact:lessThan`. */
const decorators: Readonly<Record<string, Decorator>> = {
  someFact: ({ holds, total }) => ({
    holds: (left, right) => Array.isArray(left) && left.some((one) => holds(one, right)),
    total,
  }),
  everyFact: ({ holds, total }) => ({
    holds: (left, right) => Array.isArray(left) && left.every((one) => holds(one, right)),
    total,
  }),
  someValue: ({ holds }) => ({
    holds: (left, right) => (right as List).some((one) => holds(left, one)),
    total: false,
  }),
  everyValue: ({ holds }) => ({
    holds: (left, right) => (right as List).every((one) => holds(left, one)),
    total: false,
  }),
  swap: ({ holds, total }) => ({ holds: (left, right) => holds(right, left), total }),
  not: ({ holds, total }) => ({ holds: (left, right) => !holds(left, right), total }),
};

/** The operator of that name, decorated where the name says so; `null` for a name that the engine would not know. */
export const operatorNamed = (
  known: ReadonlyMap<string, EngineOperator>,
  name: string,
): EngineOperator | null => {
  const plain = known.get(name);
  if (plain !== undefined) return plain;
  const colon = name.indexOf(':');
  if (colon <= 0) return null;
  const outer = name.slice(0, colon);
  const inner = operatorNamed(known, name.slice(colon + 1));
  const decorate = Object.hasOwn(decorators, outer) ? decorators[outer] : undefined;
  return inner === null || decorate === undefined ? null : { name, ...decorate(inner) };
};
