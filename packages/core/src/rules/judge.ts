import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Judgement } from '../decide/decision.ts';
import type { Facts } from './condition.ts';
import { MATCHED, toEngineRules } from './engine-rules.ts';
import { pickFacts } from './facts-named.ts';
import { engineOperators } from './operators.ts';
import type { RuleSet } from './rule-set.ts';

/** Judges a set at once, skipping rules before `from`. */
export type JudgeNow = (set: RuleSet, facts: Facts, from: number) => Judgement;

/** Judges a set on facts, skipping rules before `from`. */
export type Judge = (set: RuleSet, facts: Facts, from: number) => Promise<Judgement>;

const documents = new WeakMap<RuleSet, Map<number, readonly RuleProperties[]>>();

const rulesOf = (set: RuleSet, from: number): readonly RuleProperties[] => {
  let byFrom = documents.get(set);
  if (byFrom === undefined)
    documents.set(set, (byFrom = new Map<number, readonly RuleProperties[]>()));
  let rules = byFrom.get(from);
  if (rules === undefined) byFrom.set(from, (rules = toEngineRules(set, from)));
  return rules;
};

/**
 * An engine with the set's rules that stops at the first match. Fresh for every judgement: an engine that is shared
 * drops results when two runs overlap, since stopping one stops the other.
 */
export const freshEngine = (set: RuleSet, from: number): Engine => {
  const engine = new Engine([...rulesOf(set, from)], { allowUndefinedFacts: true });
  for (const operator of engineOperators) engine.addOperator(operator);
  engine.on('success', () => {
    engine.stop();
  });
  return engine;
};

/** What a set said: the rule at `index` fired, or with -1 none did. */
export const judgementOf = (set: RuleSet, index: number, facts: Facts): Judgement => ({
  set: set.id,
  rule: set.rules[index]?.name ?? null,
  index,
  facts: pickFacts(facts, set.facts),
});

/**
 * Judges the set with json-rules-engine: the first rule from `from` on whose condition holds. Facts that are not known
 * have no key. Some 3 thousand judgements of 20 rules a second; from the memo more than a million (`npm run bench`).
 */
export const judge: Judge = async (set, facts, from) => {
  if (from >= set.rules.length) return judgementOf(set, -1, facts);
  const { events } = await freshEngine(set, from).run(pickFacts(facts, set.facts));
  const index: unknown = events.find(({ type }) => type === MATCHED)?.params?.['index'];
  return judgementOf(set, typeof index === 'number' ? index : -1, facts);
};
