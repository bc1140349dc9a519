import { builtInFacts, type Facts, type FactType, type FactValue } from '@baton/core';

export interface FactProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Built-in facts that a source may know; the others come of the contact and of the lead's own life. */
const givable: ReadonlySet<string> = new Set(['account', 'existingCustomer', 'program', 'segment']);

/** Null, or what the value should have been. */
const wrongOf = (type: FactType, value: FactValue): string | null => {
  switch (type.type) {
    case 'integer':
      return Number.isSafeInteger(value) ? null : 'a whole number';
    case 'number':
      return Number.isFinite(value) ? null : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'text':
      return typeof value === 'string' ? null : 'a text';
    case 'oneOf':
      return typeof value === 'string' && type.values.includes(value)
        ? null
        : `one of ${type.values.join(', ')}`;
    case 'listOf':
      return typeof value === 'object' && value.every((one) => type.values.includes(one))
        ? null
        : `a list of ${type.values.join(', ')}`;
    default:
      return type satisfies never;
  }
};

/**
 * What is wrong with the facts of an inquiry under a policy's definition: a fact that nobody declared would be asked by no
 * rule, and one of the wrong type would be judged as if it were not there.
 */
export const checkFacts = (
  declared: Readonly<Record<string, FactType>>,
  given: Facts,
): readonly FactProblem[] =>
  Object.entries(given).flatMap(([name, value]) => {
    const path = ['facts', name];
    const own = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const builtIn = givable.has(name) ? builtInFacts[name]?.type : undefined;
    const type = own ?? builtIn;
    if (type === undefined) {
      const known = [...Object.keys(declared), ...givable].join(', ');
      return [{ path, message: `is no fact that can be given: ${known}` }];
    }
    const wrong = wrongOf(type, value);
    return wrong === null ? [] : [{ path, message: `must be ${wrong}` }];
  });
