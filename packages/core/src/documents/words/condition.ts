import type { Condition } from '../../rules/condition.ts';

type Comparison = Extract<Condition, { readonly fact: string }>;

/** `a`, `a or b`, `a, b or c`. */
export const listInWords = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

const valueInWords = (value: Comparison['value'], word: 'and' | 'or'): string => {
  if (typeof value !== 'object') return String(value);
  return 'fact' in value ? `the same as ${value.fact}` : listInWords(value, word);
};

const boundInWords = (value: Comparison['value']): string =>
  typeof value === 'object' && 'fact' in value ? value.fact : valueInWords(value, 'or');

const comparisonInWords = ({ fact, operator, value }: Comparison): string => {
  switch (operator) {
    case 'equal':
    case 'in':
      return `${fact} is ${valueInWords(value, 'or')}`;
    case 'notEqual':
    case 'notIn':
      return `${fact} is known and is not ${valueInWords(value, 'or')}`;
    case 'contains':
      return `${fact} includes ${boundInWords(value)}`;
    case 'doesNotContain':
      return `${fact} is known and does not include ${boundInWords(value)}`;
    case 'lessThan':
      return `${fact} is less than ${boundInWords(value)}`;
    case 'lessThanInclusive':
      return `${fact} is at most ${boundInWords(value)}`;
    case 'greaterThan':
      return `${fact} is more than ${boundInWords(value)}`;
    case 'greaterThanInclusive':
      return `${fact} is at least ${boundInWords(value)}`;
    case 'exists':
      return `${fact} is known`;
    default:
      return operator satisfies never;
  }
};

const isSimple = (condition: Condition): boolean => 'fact' in condition;

const inner = (condition: Condition): string =>
  isSimple(condition) || 'not' in condition
    ? conditionInWords(condition)
    : `(${conditionInWords(condition)})`;

/** The condition as a clause that goes on after "when": `region is NA and employees is less than 20`. */
export const conditionInWords = (condition: Condition): string => {
  if ('all' in condition) return condition.all.map(inner).join(' and ');
  if ('any' in condition) return condition.any.map(inner).join(' or ');
  if ('fact' in condition) return comparisonInWords(condition);
  const { not } = condition;
  return 'fact' in not && not.operator === 'exists'
    ? `${not.fact} is not known`
    : `not (${conditionInWords(not)})`;
};

/** `once`, `twice`, `3 times`. */
export const timesInWords = (count: number): string =>
  count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
