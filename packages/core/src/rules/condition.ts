/** The type of a declared fact. `integer` and `number` are finite; `date` is an ISO date text. */
export type FactType =
  | { readonly type: 'integer' }
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'text' }
  | { readonly type: 'oneOf'; readonly values: readonly string[] }
  | { readonly type: 'listOf'; readonly values: readonly string[] };

export type FactValue = string | number | boolean | readonly string[];
/** Facts of a lead. A fact that is not known has no key: absence is asked with `exists` alone. */
export type Facts = Readonly<Record<string, FactValue>>;

export type Operator =
  | 'equal'
  | 'notEqual'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'doesNotContain'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'exists';

/** A comparison with anything but `exists` is false when the fact is missing. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | {
      readonly fact: string;
      readonly operator: Operator;
      readonly value: FactValue | { readonly fact: string };
    };
