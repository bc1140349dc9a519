import fc from 'fast-check';
import { factNames, factValues } from '../rules/rules.arbitrary.ts';

/** What no checked document or caller sends, and what arrives all the same. */
export const oddValues: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  '',
  '9',
  ' 20 ',
  -1,
  0.5,
  true,
  [],
  ['web', 9],
  [null],
  {},
  { fact: 'employees' },
];

const names = [
  ...factNames,
  ...'employees score region product segment account emailDomain'.split(' '),
];

/** Facts of every kind under the names that generated policies ask for, and under others; many are not there at all. */
export const oddFacts: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    fc.constantFrom(...oddValues),
    factValues,
    fc.constantFrom<unknown>(
      'NA',
      'EMEA',
      'web-demo',
      'press',
      'acc-1',
      'enterprise',
      20,
      200,
      500,
    ),
  ),
  { maxKeys: 9, noNullPrototype: true },
);

/** The same with one of its values replaced by an odd one, or taken away. */
export const withOddValue = <T extends object>(
  value: T,
  keys: readonly string[],
  choice: number,
): T => {
  const key = keys[choice % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const odd = oddValues[Math.floor(choice / 64) % (oddValues.length + 1)];
  const { [key]: _before, ...rest } = value as Record<string, unknown>;
  return (odd === undefined && choice % 2 === 0 ? rest : { ...rest, [key]: odd }) as T;
};
