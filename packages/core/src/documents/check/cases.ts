import type { Condition, FactType, FactValue } from '../../rules/condition.ts';
import { anything, both, type Demand, isWithin, missing, split } from './domain.ts';

/** One way for a condition to hold: demands by fact, and comparisons that only hold or fail as a whole. */
export interface Case {
  readonly demands: Readonly<Record<string, Demand>>;
  readonly wholes: ReadonlySet<string>;
}

export type Types = Readonly<Record<string, FactType>>;
type Comparison = Extract<Condition, { readonly fact: string }>;

/** Conditions with more ways to hold than this are not analysed. */
const CASES_AT_MOST = 256;

const always: Case = { demands: {}, wholes: new Set() };

const demanding = (fact: string, demand: Demand): Case => ({
  demands: { [fact]: demand },
  wholes: new Set(),
});

/** Both cases at once; `null` when they exclude each other. */
const joined = (a: Case, b: Case, types: Types): Case | null => {
  const demands: Record<string, Demand> = { ...a.demands };
  for (const [fact, demand] of Object.entries(b.demands)) {
    const other = demands[fact];
    const met = other === undefined ? demand : both(other, demand, types[fact]);
    if (met === null) return null;
    demands[fact] = met;
  }
  const wholes = new Set([...a.wholes, ...b.wholes]);
  for (const whole of wholes) if (wholes.has(`not ${whole}`)) return null;
  return { demands, wholes };
};

const valuesOf = (value: Comparison['value']): readonly FactValue[] =>
  Array.isArray(value) ? (value as readonly string[]) : [value as FactValue];

/** The comparison, or its opposite among known values, as demands; `null` where only the whole can be looked at. */
const demandOf = ({ operator, value }: Comparison, negated: boolean): Demand | null => {
  if (typeof value === 'object' && !Array.isArray(value)) return null;
  const values = new Set(valuesOf(value));
  const bound = typeof value === 'number' ? value : Number.NaN;
  switch (operator) {
    case 'equal':
    case 'in':
      return negated ? { ...anything, outside: values } : { ...anything, among: values };
    case 'notEqual':
    case 'notIn':
      return negated ? { ...anything, among: values } : { ...anything, outside: values };
    case 'lessThan':
      return negated ? { ...anything, least: bound } : { ...anything, most: bound, mostOpen: true };
    case 'lessThanInclusive':
      return negated
        ? { ...anything, least: bound, leastOpen: true }
        : { ...anything, most: bound };
    case 'greaterThan':
      return negated
        ? { ...anything, most: bound }
        : { ...anything, least: bound, leastOpen: true };
    case 'greaterThanInclusive':
      return negated ? { ...anything, most: bound, mostOpen: true } : { ...anything, least: bound };
    case 'exists':
    case 'contains':
    case 'doesNotContain':
      return null;
    default:
      return operator satisfies never;
  }
};

const wholeOf = ({ fact, operator, value }: Comparison): string =>
  JSON.stringify([fact, operator, value]);

/** A comparison does not hold when the fact is missing, so its negation holds then. */
const comparisonCases = (
  comparison: Comparison,
  negated: boolean,
  types: Types,
): readonly Case[] => {
  const { fact } = comparison;
  if (comparison.operator === 'exists') return [demanding(fact, negated ? missing : anything)];
  const demand = demandOf(comparison, negated);
  // Meeting "anything" too brings the values of a countable type into view, and finds what no value meets.
  const met = demand === null ? null : both(demand, anything, types[fact]);
  if (demand === null) {
    const whole = wholeOf(comparison);
    const name = negated ? `not ${whole}` : whole;
    return [{ demands: negated ? {} : { [fact]: anything }, wholes: new Set([name]) }];
  }
  const known = met === null ? [] : [demanding(fact, met)];
  return negated ? [...known, demanding(fact, missing)] : known;
};

const product = (
  parts: readonly (readonly Case[] | null)[],
  types: Types,
): readonly Case[] | null => {
  let cases: readonly Case[] = [always];
  for (const part of parts) {
    if (part === null) return null;
    if (cases.length * part.length > CASES_AT_MOST * 8) return null;
    cases = cases.flatMap((a) => part.flatMap((b) => joined(a, b, types) ?? []));
    if (cases.length > CASES_AT_MOST) return null;
  }
  return cases;
};

const sum = (parts: readonly (readonly Case[] | null)[]): readonly Case[] | null => {
  const cases: Case[] = [];
  for (const part of parts) {
    if (part === null || cases.length + part.length > CASES_AT_MOST) return null;
    cases.push(...part);
  }
  return cases;
};

/**
 * All ways for a condition to hold, or (`negated`) not to; none when it never does, `null` when there are too many to
 * list. `types` tells which values a fact can have.
 */
export const casesOf = (
  condition: Condition | null,
  types: Types,
  negated = false,
): readonly Case[] | null => {
  if (condition === null) return negated ? [] : [always];
  if ('not' in condition) return casesOf(condition.not, types, !negated);
  if ('fact' in condition) return comparisonCases(condition, negated, types);
  const inner = 'all' in condition ? condition.all : condition.any;
  const parts = inner.map((one) => casesOf(one, types, negated));
  return 'all' in condition === !negated ? product(parts, types) : sum(parts);
};

/** Whether the case can only happen within the other. Never says yes wrongly. */
export const isCaseWithin = (inner: Case, outer: Case, types: Types): boolean =>
  [...outer.wholes].every((whole) => inner.wholes.has(whole)) &&
  Object.entries(outer.demands).every(([fact, demand]) => {
    const own = inner.demands[fact];
    return own !== undefined && isWithin(own, demand, types[fact]);
  });

/** The case taken apart by the values of its facts, as long as that stays few. */
export const pieces = (whole: Case): readonly Case[] => {
  let parts: readonly Case[] = [whole];
  for (const [fact, demand] of Object.entries(whole.demands)) {
    const values = split(demand);
    if (parts.length * values.length > CASES_AT_MOST) continue;
    parts = parts.flatMap((part) =>
      values.map((value) => ({ demands: { ...part.demands, [fact]: value }, wholes: part.wholes })),
    );
  }
  return parts;
};
