import type { Condition, Facts, FactValue, Operator } from './condition.ts';
import { guardsOf, valueFact } from './engine-rules.ts';
import { factOf, pickFacts } from './facts-named.ts';
import { freshEngine } from './judge.ts';
import type { RuleSet } from './rule-set.ts';

/** One condition as it was judged, in the shape the policy wrote it. */
export type ConditionExplanation =
  | { readonly all: readonly ConditionExplanation[]; readonly holds: boolean }
  | { readonly any: readonly ConditionExplanation[]; readonly holds: boolean }
  | { readonly not: ConditionExplanation; readonly holds: boolean }
  | {
      readonly fact: string;
      readonly operator: Operator;
      readonly value: FactValue | { readonly fact: string };
      /** The fact's value, and what it was compared with; `null` for a fact that is missing. */
      readonly is: FactValue | null;
      readonly against: FactValue | null;
      readonly holds: boolean;
    };

/** What became of one rule of a set. */
export interface RuleExplanation {
  readonly set: string;
  readonly rule: string;
  readonly index: number;
  readonly outcome: 'fired' | 'failed' | 'not-asked';
  /** The earlier rule that fired, because of which this one was not asked. */
  readonly stoppedBy: string | null;
  /** `null` where the rule has no condition or was not asked. */
  readonly when: ConditionExplanation | null;
}

/** What the engine leaves on each condition of a rule's result. */
interface Judged {
  readonly result?: boolean;
  readonly all?: readonly Judged[];
  readonly any?: readonly Judged[];
  readonly not?: Judged;
}

const part = (parts: readonly Judged[] | undefined, at: number): Judged => {
  const judged = parts?.[at];
  if (judged === undefined) throw new Error('the engine judged other conditions than the rule has');
  return judged;
};

const explainCondition = (
  condition: Condition,
  judged: Judged,
  facts: Facts,
  holds: boolean,
): ConditionExplanation => {
  const nested = (inner: Condition, at: Judged): ConditionExplanation =>
    explainCondition(inner, at, facts, at.result === true);
  if ('all' in condition) {
    return { all: condition.all.map((inner, at) => nested(inner, part(judged.all, at))), holds };
  }
  if ('any' in condition) {
    return { any: condition.any.map((inner, at) => nested(inner, part(judged.any, at))), holds };
  }
  if ('not' in condition) {
    if (judged.not === undefined) throw new Error('the engine judged something else than a `not`');
    return { not: nested(condition.not, judged.not), holds };
  }
  const { fact, operator, value } = condition;
  const other = valueFact(value);
  const against = other === null ? (value as FactValue) : (factOf(facts, other) ?? null);
  return { fact, operator, value, is: factOf(facts, fact) ?? null, against, holds };
};

/** A comparison without guards stands alone inside the rule's root; its result is the rule's as well. */
const explainRoot = (
  when: Condition | null,
  root: Judged,
  facts: Facts,
  holds: boolean,
): ConditionExplanation | null => {
  if (when === null) return null;
  const alone = 'fact' in when && guardsOf(when).length === 0;
  return explainCondition(when, alone ? part(root.all, 0) : root, facts, holds);
};

/**
 * Rule by rule and condition by condition what json-rules-engine found, in the set's order from `from` on. Rules after
 * the one that fired were not asked.
 */
export const explain = async (
  set: RuleSet,
  facts: Facts,
  from = 0,
): Promise<readonly RuleExplanation[]> => {
  const known = pickFacts(facts, set.facts);
  const { results, failureResults } = await freshEngine(set, from).run(known);
  const judged = [...failureResults, ...results];
  const fired = results[0]?.name ?? null;
  return set.rules.slice(from).map(({ name, when }, offset) => {
    const result = judged[offset];
    const base = { set: set.id, rule: name, index: from + offset };
    if (result === undefined)
      return { ...base, outcome: 'not-asked', stoppedBy: fired, when: null };
    const holds = result.result === true;
    return {
      ...base,
      outcome: holds ? 'fired' : 'failed',
      stoppedBy: null,
      when: explainRoot(when, result.conditions as Judged, known, holds),
    };
  });
};
