import { Operator as EngineOperator } from 'json-rules-engine';
import type { FactValue, Operator } from './condition.ts';

/** What a comparison may meet: a known value, or nothing. */
type Met = FactValue | undefined;

const isList = (value: Met): value is readonly string[] => Array.isArray(value);

const same = (left: Met, right: Met): boolean =>
  isList(left) && isList(right)
    ? left.length === right.length && left.every((item, at) => item === right[at])
    : left === right;

const known = (left: Met, right: Met): boolean => left !== undefined && right !== undefined;

const holds = (list: readonly string[], value: Met): boolean =>
  typeof value === 'string' && list.includes(value);

const compare =
  (test: (left: number, right: number) => boolean) =>
  (left: Met, right: Met): boolean =>
    typeof left === 'number' && typeof right === 'number' && test(left, right);

/**
 * What each operator means. A missing side or a side of the wrong type makes it false, the negated ones included: the
 * engine's own `notEqual` holds for a missing fact, and its `lessThan` takes `'9'` for a number.
 */
export const operators: Readonly<Record<Operator, (left: Met, right: Met) => boolean>> = {
  equal: (left, right) => known(left, right) && same(left, right),
  notEqual: (left, right) => known(left, right) && !same(left, right),
  in: (left, right) => left !== undefined && isList(right) && holds(right, left),
  notIn: (left, right) => left !== undefined && isList(right) && !holds(right, left),
  contains: (left, right) => right !== undefined && isList(left) && holds(left, right),
  doesNotContain: (left, right) => right !== undefined && isList(left) && !holds(left, right),
  lessThan: compare((left, right) => left < right),
  lessThanInclusive: compare((left, right) => left <= right),
  greaterThan: compare((left, right) => left > right),
  greaterThanInclusive: compare((left, right) => left >= right),
  exists: (left, right) => (left !== undefined) === right,
};

/** The same as json-rules-engine takes them; they replace its own of the same name in an engine they are added to. */
export const engineOperators: readonly EngineOperator[] = Object.entries(operators).map(
  ([name, test]) => new EngineOperator<FactValue, FactValue>(name, test),
);
