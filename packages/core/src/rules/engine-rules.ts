import type { RuleProperties, TopLevelCondition } from 'json-rules-engine';
import type { Condition, FactValue, Operator } from './condition.ts';
import type { RuleSet } from './rule-set.ts';

type Comparison = Extract<Condition, { readonly operator: Operator }>;
type EngineCondition = TopLevelCondition | Comparison;

/** The type of the event that a matching rule emits; its `params.index` is the rule's place in the set. */
export const MATCHED = 'matched';

const negated: ReadonlySet<Operator> = new Set(['notEqual', 'notIn', 'doesNotContain']);

/** The fact that a comparison's value names, if it names one. */
export const valueFact = (value: FactValue | { readonly fact: string }): string | null =>
  typeof value === 'object' && 'fact' in value ? value.fact : null;

/**
 * Facts that must be known before this comparison is asked. In plain json-rules-engine a missing fact makes a negated
 * comparison true, two missing facts equal, and a missing list an error.
 */
export const guardsOf = ({ fact, operator, value }: Comparison): readonly string[] => {
  if (operator === 'exists') return [];
  const other = valueFact(value);
  if (other !== null) return other === fact ? [fact] : [fact, other];
  return negated.has(operator) ? [fact] : [];
};

const toComparison = (comparison: Comparison): EngineCondition => {
  const guards = guardsOf(comparison);
  if (guards.length === 0) return comparison;
  // The higher priority is asked first, and `all` asks no further once it has failed.
  const known = guards.map((fact) => ({ fact, operator: 'exists', value: true, priority: 2 }));
  return { all: [...known, { ...comparison, priority: 1 }] };
};

const toEngineCondition = (condition: Condition): EngineCondition => {
  if ('all' in condition) return { all: condition.all.map(toEngineCondition) };
  // The engine holds an empty `any` for true; that none of nothing holds is what it says.
  if ('any' in condition) {
    return condition.any.length === 0
      ? { not: { all: [] } }
      : { any: condition.any.map(toEngineCondition) };
  }
  if ('not' in condition) return { not: toEngineCondition(condition.not) };
  return toComparison(condition);
};

const toTopLevel = (when: Condition | null): TopLevelCondition => {
  if (when === null) return { all: [] };
  const condition = toEngineCondition(when);
  return 'fact' in condition ? { all: [condition] } : condition;
};

/**
 * A rule set as json-rules-engine 7 documents, without the rules before `from`. Order becomes unique descending
 * priorities, because the engine asks rules of equal priority at once. Beyond the engine's own operators
 * they use `exists`, which the engine must be given.
 */
export const toEngineRules = (set: RuleSet, from = 0): RuleProperties[] =>
  set.rules.slice(from).map(({ name, when }, offset) => ({
    name,
    priority: set.rules.length - from - offset,
    conditions: toTopLevel(when),
    event: { type: MATCHED, params: { index: from + offset } },
  }));
