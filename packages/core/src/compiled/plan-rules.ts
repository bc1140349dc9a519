import type { RuleProperties, TopLevelCondition } from 'json-rules-engine';
import { definitePath } from './definite-path.ts';
import { engineOwn, operatorNamed, type EngineOperator } from './engine-operators.ts';
import { NotCompilable } from './not-compilable.ts';
import type { PlannedRule, RulePlan, Side, Test } from './rule-plan.ts';

/** What an engine is set up with beyond its rules; each part as the engine's own default where it is left out. */
export interface RuleOptions {
  /** Added to the engine's own, and in their place where they have their names. */
  readonly operators?: readonly EngineOperator[];
  /** Conditions that documents refer to by name. */
  readonly conditions?: Readonly<Record<string, TopLevelCondition>>;
  readonly allowUndefinedFacts?: boolean;
}

interface Planning {
  readonly where: string;
  readonly operators: ReadonlyMap<string, EngineOperator>;
  readonly conditions: Readonly<Record<string, TopLevelCondition>>;
  /** Named conditions that are being planned: one that meets itself would never end. */
  readonly within: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const kinds = ['all', 'any', 'not', 'condition', 'fact'] as const;
type Kind = (typeof kinds)[number];

const fieldsOf: Readonly<Record<Kind, readonly string[]>> = {
  all: ['all', 'priority', 'name'],
  any: ['any', 'priority', 'name'],
  not: ['not', 'priority', 'name'],
  condition: ['condition', 'priority', 'name'],
  fact: ['fact', 'operator', 'value', 'params', 'path', 'priority', 'name'],
};

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const onlyKnown = (where: string, fields: Fields, known: readonly string[]): void => {
  const unknown = Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined) throw new NotCompilable(where, `field ${unknown}`);
};

const kindOf = (where: string, condition: unknown): { kind: Kind; fields: Fields } => {
  if (!isRecord(condition))
    throw new NotCompilable(where, `condition ${JSON.stringify(condition)}`);
  const found = kinds.filter((kind) => Object.hasOwn(condition, kind));
  const [kind] = found;
  if (kind === undefined || found.length > 1)
    throw new NotCompilable(
      where,
      `a condition with ${found.join(' and ') || 'none of all, any, not, condition, fact'}`,
    );
  onlyKnown(where, condition, fieldsOf[kind]);
  return { kind, fields: condition };
};

/** The engine reads priorities with `parseInt` in some places and as they are in others: only whole ones mean one thing. */
const priorityOf = (where: string, { priority }: Fields): number => {
  if (priority === undefined) return 1;
  if (typeof priority === 'number' && Number.isSafeInteger(priority))
    return priority === 0 ? 1 : priority;
  throw new NotCompilable(where, `priority ${JSON.stringify(priority)}`);
};

const factSide = (
  where: string,
  { fact, path, params }: Fields,
): Extract<Side, { from: 'fact' }> => {
  if (typeof fact !== 'string' || fact === '')
    throw new NotCompilable(where, `fact ${JSON.stringify(fact)}`);
  // Parameters are for facts that are functions; a fact that is data answers the same whatever they say.
  if (params !== undefined && !isRecord(params))
    throw new NotCompilable(where, `params ${JSON.stringify(params)}`);
  if (path === undefined || path === '') return { from: 'fact', fact, path: null };
  const steps = typeof path === 'string' ? definitePath(path) : null;
  if (steps === null) throw new NotCompilable(where, `path ${JSON.stringify(path)}`);
  return { from: 'fact', fact, path: steps };
};

const rightSide = (where: string, value: unknown): Side => {
  if (typeof value === 'function') throw new NotCompilable(where, 'a function as value');
  if (!isRecord(value) || !Object.hasOwn(value, 'fact')) return { from: 'document', value };
  onlyKnown(where, value, ['fact', 'params', 'path']);
  return factSide(where, value);
};

const comparison = ({ where, operators }: Planning, fields: Fields): Test => {
  const { operator: name } = fields;
  if (typeof name !== 'string' || !Object.hasOwn(fields, 'value'))
    throw new NotCompilable(
      where,
      `a comparison of ${JSON.stringify(fields['fact'])} without operator or value`,
    );
  const operator = operatorNamed(operators, name);
  if (operator === null) throw new NotCompilable(where, `operator ${name}`);
  return {
    kind: 'compare',
    operator,
    left: factSide(where, fields),
    right: rightSide(where, fields['value']),
  };
};

const groupsOf = (planning: Planning, parts: readonly unknown[]): (readonly Test[])[] => {
  const groups = new Map<number, Test[]>();
  for (const part of parts) {
    const { fields } = kindOf(planning.where, part);
    const priority = priorityOf(planning.where, fields);
    const group = groups.get(priority) ?? [];
    groups.set(priority, group);
    group.push(planTest(planning, part));
  }
  return [...groups].toSorted(([left], [right]) => right - left).map(([, group]) => group);
};

const referred = (planning: Planning, name: unknown): Test => {
  const { where, conditions, within } = planning;
  const known =
    typeof name === 'string' && Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  if (typeof name !== 'string' || known === undefined)
    throw new NotCompilable(
      where,
      `condition ${JSON.stringify(name)}, which is not among the named ones`,
    );
  if (within.includes(name))
    throw new NotCompilable(where, `condition ${name}, which refers to itself`);
  if (kindOf(where, known).kind === 'fact')
    throw new NotCompilable(where, `condition ${name}, whose root is a comparison`);
  return planTest({ ...planning, within: [...within, name] }, known);
};

function planTest(planning: Planning, condition: unknown): Test {
  const { where } = planning;
  const { kind, fields } = kindOf(where, condition);
  switch (kind) {
    case 'all':
    case 'any': {
      const parts = fields[kind];
      if (!Array.isArray(parts)) throw new NotCompilable(where, `${kind} that is no list`);
      // The engine holds an empty `any` for true, as it does an empty `all`.
      return { kind: parts.length === 0 ? 'all' : kind, groups: groupsOf(planning, parts) };
    }
    case 'not':
      return { kind, test: planTest(planning, fields['not']) };
    case 'condition':
      return referred(planning, fields['condition']);
    case 'fact':
      return comparison(planning, fields);
    default:
      return kind satisfies never;
  }
}

const rulePriority = (where: string, { priority = 1 }: RuleProperties): number => {
  const asked = priority === 0 ? 1 : priority;
  if (!Number.isSafeInteger(asked) || asked < 0)
    throw new NotCompilable(where, `priority ${JSON.stringify(priority)}`);
  return asked;
};

/**
 * Reads json-rules-engine 7 documents into a plan. Facts are data: those that are functions, and everything else that the
 * engine knows and a document of Baton's cannot say, is refused by name (`NotCompilable`): two rules of one priority, which
 * the engine asks at once and reports in an order that depends on their nesting; callbacks; paths that name several places;
 * unknown operators, fields and named conditions.
 */
export const planRules = (
  documents: readonly RuleProperties[],
  options: RuleOptions = {},
): RulePlan => {
  const { operators = [], conditions = {}, allowUndefinedFacts = false } = options;
  const known = new Map(
    [...engineOwn, ...operators].map((operator) => [operator.name, operator] as const),
  );
  const byPriority = new Map<number, PlannedRule & { readonly where: string }>();
  documents.forEach((document, at) => {
    const where = `rule ${JSON.stringify(document.name ?? at)}`;
    onlyKnown(where, { ...document }, ['name', 'priority', 'conditions', 'event']);
    if (kindOf(where, document.conditions).kind === 'fact')
      throw new NotCompilable(where, 'a comparison as its root');
    const priority = rulePriority(where, document);
    const other = byPriority.get(priority);
    if (other !== undefined)
      throw new NotCompilable(where, `priority ${priority}, which ${other.where} has too`);
    const test = planTest({ where, operators: known, conditions, within: [] }, document.conditions);
    byPriority.set(priority, { at, where, test });
  });
  const rules = [...byPriority]
    .toSorted(([left], [right]) => right - left)
    .map(([, { at, test }]) => ({ at, test }));
  return { rules, allowUndefinedFacts };
};
