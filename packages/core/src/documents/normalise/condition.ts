import type { Condition, FactType, Operator } from '../../rules/condition.ts';
import type { Path } from '../document-error.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';
import type {
  AuthoredCondition,
  AuthoredOperand,
  AuthoredTest,
  AuthoredValue,
} from '../schema/condition.ts';
import { canBe, comparable, operatorsFor, typeInWords } from './fact-fit.ts';

/** The facts a condition may name. `owner`: whether it may ask about the candidate, as score rules do. */
export interface Vocabulary {
  readonly types: Readonly<Record<string, FactType>>;
  readonly owner: boolean;
}

/** `owner.<attribute>` is typed by the org alone; `any` fits every operator but those of lists. */
type Known = FactType | 'any' | undefined;

type Place = { readonly path: Path; readonly vocabulary: Vocabulary; readonly report: Report };

const isOwners = (fact: string): boolean => fact.startsWith('owner.');

const typeOf = (fact: string, { path, vocabulary, report }: Place): Known => {
  if (Object.hasOwn(vocabulary.types, fact)) return vocabulary.types[fact];
  if (isOwners(fact) && vocabulary.owner) return 'any';
  if (isOwners(fact))
    report.error(
      path,
      `\`${fact}\` is known only while candidates are compared`,
      'use it in a `score` rule',
    );
  else
    report.error(
      path,
      `there is no fact \`${fact}\``,
      `${suggest(fact, Object.keys(vocabulary.types))}${fact.length > 60 ? '' : `, or declare it under \`definition.facts\``}`,
    );
  return undefined;
};

const checkValue = (type: Known, value: AuthoredValue, { path, report }: Place): void => {
  if (type === undefined || type === 'any' || canBe(type, value)) return;
  const fix =
    (type.type === 'oneOf' || type.type === 'listOf') && typeof value === 'string'
      ? suggest(value, type.values)
      : `write ${typeInWords(type)}`;
  report.error(path, `the fact is ${typeInWords(type)}, which is never \`${String(value)}\``, fix);
};

const checkOperator = (
  fact: string,
  type: Known,
  operator: Operator,
  { path, report }: Place,
): boolean => {
  const fitting = type === undefined || type === 'any' ? undefined : operatorsFor(type);
  if (fitting === undefined || type === undefined || type === 'any' || fitting.includes(operator))
    return true;
  report.error(
    path,
    `\`${operator}\` does not fit \`${fact}\`, which is ${typeInWords(type)}`,
    `use ${fitting.map((one) => `\`${one}\``).join(', ')}`,
  );
  return false;
};

const withOperand = (
  fact: string,
  operator: Operator,
  operand: AuthoredOperand,
  type: Known,
  place: Place,
): Condition => {
  if (typeof operand !== 'object') {
    checkValue(type, operand, place);
    return { fact, operator, value: operand };
  }
  const inside = { ...place, path: [...place.path, 'fact'] };
  const other = typeOf(operand.fact, inside);
  if (
    type !== undefined &&
    type !== 'any' &&
    other !== undefined &&
    other !== 'any' &&
    !comparable(type, other)
  )
    place.report.error(
      inside.path,
      `\`${fact}\` is ${typeInWords(type)}, \`${operand.fact}\` is ${typeInWords(other)}`,
      'compare facts of the same kind',
    );
  return { fact, operator, value: { fact: operand.fact } };
};

/** Lists of texts are compared as lists; of numbers, one by one. */
const withList = (
  fact: string,
  operator: 'in' | 'notIn',
  values: readonly AuthoredValue[],
  type: Known,
  place: Place,
): Condition => {
  values.forEach((value, index) =>
    checkValue(type, value, { ...place, path: [...place.path, index] }),
  );
  if (values.every((value) => typeof value === 'string')) return { fact, operator, value: values };
  const each = values.map((value): Condition => ({
    fact,
    operator: operator === 'in' ? 'equal' : 'notEqual',
    value,
  }));
  return operator === 'in' ? { any: each } : { all: each };
};

const exists = (fact: string, known: boolean): Condition => {
  const condition: Condition = { fact, operator: 'exists', value: true };
  return known ? condition : { not: condition };
};

const comparison = (
  fact: string,
  operator: Operator,
  operand: AuthoredOperand | readonly AuthoredValue[],
  type: Known,
  place: Place,
): readonly Condition[] => {
  if (!checkOperator(fact, type, operator, place)) return [];
  if (operator === 'in' || operator === 'notIn')
    return Array.isArray(operand) ? [withList(fact, operator, operand, type, place)] : [];
  if (isList(operand)) return [];
  if (operator === 'exists') return [exists(fact, operand === true)];
  return [withOperand(fact, operator, operand, type, place)];
};

const isList = (value: AuthoredTest | AuthoredOperand): value is readonly AuthoredValue[] =>
  Array.isArray(value);

const testOf = (fact: string, test: AuthoredTest, above: Place): readonly Condition[] => {
  const place = { ...above, path: [...above.path, fact] };
  const type = typeOf(fact, place);
  if (isList(test)) return comparison(fact, 'in', test, type, place);
  if (typeof test !== 'object') return comparison(fact, 'equal', test, type, place);
  return Object.entries<AuthoredOperand | readonly AuthoredValue[] | undefined>({
    ...test,
  }).flatMap(([operator, operand]) =>
    operand === undefined
      ? []
      : comparison(fact, operator as Operator, operand, type, {
          ...place,
          path: [...place.path, operator],
        }),
  );
};

/**
 * The condition that the rules judge. Reports unknown facts, operators and values that do not fit a fact's type, each
 * at its place.
 */
export const normaliseCondition = (
  { all, any, not, tests }: AuthoredCondition,
  path: Path,
  vocabulary: Vocabulary,
  report: Report,
): Condition => {
  const inner = (one: AuthoredCondition, ...steps: (string | number)[]): Condition =>
    normaliseCondition(one, [...path, ...steps], vocabulary, report);
  const parts: Condition[] = [];
  if (all !== undefined) parts.push({ all: all.map((one, index) => inner(one, 'all', index)) });
  if (any !== undefined) parts.push({ any: any.map((one, index) => inner(one, 'any', index)) });
  if (not !== undefined) parts.push({ not: inner(not, 'not') });
  for (const [fact, test] of Object.entries(tests))
    parts.push(...testOf(fact, test, { path, vocabulary, report }));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { all: parts };
};
