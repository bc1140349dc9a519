import { type DocumentError, type Locate, type Policy, suggest } from '@baton/core';

type FactType = Policy['definition']['facts'][string];
type Value = string | number | boolean | readonly string[];

/** What is wrong with a fact of a lead, by the type that the policy gives it: no rule would see what it means. */
export function factErrors(
  facts: Readonly<Record<string, Value>>,
  types: Readonly<Record<string, FactType>>,
  locate: Locate,
): readonly DocumentError[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const wrong = wrongWith(name, value, types);
    return wrong === null ? [] : [locate({ path: ['facts', name], ...wrong })];
  });
}

interface Wrong {
  readonly message: string;
  readonly fix: string;
}

function wrongWith(
  name: string,
  value: Value,
  types: Readonly<Record<string, FactType>>,
): Wrong | null {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined)
    return {
      message: `the policy knows no fact \`${name}\``,
      fix: suggest(name, Object.keys(types)),
    };
  switch (type.type) {
    case 'oneOf':
      return typeof value === 'string' && type.values.includes(value)
        ? null
        : stranger(name, value, type.values);
    case 'listOf': {
      if (typeof value !== 'object')
        return misfit(name, value, 'a list', 'write for example `[ a, b ]`');
      const other = value.find((one) => !type.values.includes(one));
      return other === undefined ? null : stranger(name, other, type.values);
    }
    case 'integer':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return null;
      return misfit(name, value, 'a whole number', plainFix(value));
    case 'number':
      return typeof value === 'number' ? null : misfit(name, value, 'a number', plainFix(value));
    case 'boolean':
      return typeof value === 'boolean'
        ? null
        : misfit(name, value, '`true` or `false`', 'write one of these, without quotes');
    case 'text':
      return typeof value === 'string' ? null : misfit(name, value, 'a text', 'write it in quotes');
    default:
      return type satisfies never;
  }
}

const stranger = (name: string, value: Value, values: readonly string[]): Wrong => ({
  message: `\`${name}\` cannot be ${JSON.stringify(value)}`,
  fix: suggest(String(value), values),
});

const misfit = (name: string, value: Value, expected: string, fix: string): Wrong => ({
  message: `\`${name}\` is ${expected}, not ${JSON.stringify(value)}`,
  fix,
});

const plainFix = (value: Value): string =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? `write ${Number(value)}, without quotes`
    : 'write a number, without quotes';
