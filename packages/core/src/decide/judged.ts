import type { Facts } from '../rules/condition.ts';
import { judgementOf } from '../rules/judge.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { askJudgement, type Asking } from './ask.ts';
import type { Judgement, Verdict } from './decision.ts';

/** Judges the set; a set without rules needs nobody to say that none fired. */
export function* judged(set: RuleSet, facts: Facts): Asking<Judgement> {
  return set.rules.length === 0 ? judgementOf(set, -1, facts) : yield* askJudgement(set, facts);
}

/** The SLA clause for each kind (or step) that the policy has clauses for; `default` where none of them holds. */
export function* judgedTerms(
  sets: Pick<RuleSets, 'sla'>,
  facts: Facts,
): Asking<NonNullable<Verdict['terms']>> {
  const terms: Record<string, number | 'default'> = {};
  for (const [key, { set, clauses }] of Object.entries(sets.sla)) {
    const index = set === null ? 0 : (yield* askJudgement(set, facts)).index;
    terms[key] = clauses[index] ?? 'default';
  }
  return terms;
}
