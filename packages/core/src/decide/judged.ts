import type { Facts } from '../rules/condition.ts';
import { judgementOf } from '../rules/judge.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Answers } from './answers.ts';
import type { Judgement, Verdict } from './decision.ts';

/** Judges the set; a set without rules needs nobody to say that none fired. */
export const judged = (set: RuleSet, facts: Facts, answers: Answers): Judgement =>
  set.rules.length === 0 ? judgementOf(set, -1, facts) : answers.judge(set, facts, 0);

type Sla = RuleSets['sla'];

const listed = new WeakMap<Sla, readonly (readonly [string, Sla[string]])[]>();

/** The entries of a policy's SLA rules, listed once: terms are judged for every inquiry and every routing. */
const entriesOf = (sla: Sla): readonly (readonly [string, Sla[string]])[] => {
  let entries = listed.get(sla);
  if (entries === undefined) listed.set(sla, (entries = Object.entries(sla)));
  return entries;
};

/** The SLA clause for each kind (or step) that the policy has clauses for; `default` where none of them holds. */
export const judgedTerms = (
  sets: Pick<RuleSets, 'sla'>,
  facts: Facts,
  answers: Answers,
): NonNullable<Verdict['terms']> => {
  const terms: Record<string, number | 'default'> = {};
  for (const [key, { set, clauses }] of entriesOf(sets.sla)) {
    const index = set === null ? 0 : answers.judge(set, facts, 0).index;
    terms[key] = clauses[index] ?? 'default';
  }
  return terms;
};
