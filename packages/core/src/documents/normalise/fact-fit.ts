import type { FactType, Operator } from '../../rules/condition.ts';

const equality: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn', 'exists'];
const order: readonly Operator[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];

/** The operators that make sense for a fact of this type. */
export const operatorsFor = ({ type }: FactType): readonly Operator[] => {
  switch (type) {
    case 'integer':
    case 'number':
      return [...equality, ...order];
    case 'boolean':
      return ['equal', 'notEqual', 'exists'];
    case 'text':
    case 'oneOf':
      return equality;
    case 'listOf':
      return ['contains', 'doesNotContain', 'exists'];
    default:
      return type satisfies never;
  }
};

/** What a single value compared with a fact is: of a list, its elements. */
const kindOf = ({ type }: FactType): 'number' | 'boolean' | 'text' =>
  type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'text';

/** Whether the two facts can be compared at all. */
export const comparable = (a: FactType, b: FactType): boolean =>
  kindOf(a) === kindOf(b) && b.type !== 'listOf';

const quoted = (values: readonly string[]): string =>
  values
    .slice(0, 12)
    .map((value) => `\`${value}\``)
    .join(', ');

/** The type in words: `a whole number`, `one of a, b`. */
export const typeInWords = (type: FactType): string => {
  switch (type.type) {
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    case 'text':
      return 'a text';
    case 'oneOf':
      return `one of ${quoted(type.values)}`;
    case 'listOf':
      return `a list out of ${quoted(type.values)}`;
    default:
      return type satisfies never;
  }
};

/** Whether a fact of this type can have the value, or, of a list, have it in it. */
export const canBe = (type: FactType, value: string | number | boolean): boolean => {
  switch (type.type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'oneOf':
    case 'listOf':
      return typeof value === 'string' && type.values.includes(value);
    default:
      return type satisfies never;
  }
};
