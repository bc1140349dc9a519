import type { ObligationKind, Policy } from '../policy/policy.ts';
import { clausesFor } from '../policy/terms.ts';
import type { Condition } from './condition.ts';
import { factsNamed } from './facts-named.ts';
import type { RuleSet } from './rule-set.ts';

/** The SLA clauses of one kind: the set that picks one, or without any condition the clause that always counts. */
export interface SlaRules {
  readonly kind: ObligationKind;
  /** `null` when no clause has a condition, so that there is nothing to judge. */
  readonly set: RuleSet | null;
  /** For each rule of the set its clause's index in the policy; without a set, only the first counts. */
  readonly clauses: readonly number[];
}

/** Everything a policy has to be judged, ready to judge. */
export interface RuleSets {
  readonly segments: RuleSet;
  readonly qualify: RuleSet;
  readonly routing: RuleSet;
  /** By the key of a lead's `terms`: the kind, or `<kind>:<step>` for `step` and `approval`. */
  readonly sla: Readonly<Record<string, SlaRules>>;
  /** By nurture track; a track without rules has none. */
  readonly requalify: Readonly<Record<string, RuleSet>>;
  /** By routing rule, where its method is best fit. */
  readonly fit: Readonly<Record<string, RuleSet>>;
}

/** A set of these rules, with the facts they compare. */
export const ruleSet = (
  id: string,
  rules: readonly { readonly name: string; readonly when: Condition | null }[],
): RuleSet => ({ id, rules, facts: factsNamed(rules.map(({ when }) => when)) });

/** The key of `Lead.terms` under which the SLA clause of an obligation stands; `step` only for `step` and `approval`. */
export const termsKey = (kind: ObligationKind, step: string | null): string =>
  step === null ? kind : `${kind}:${step}`;

const slaRules = (policy: Policy, kind: ObligationKind, step: string | null): SlaRules | null => {
  const clauses = clausesFor(policy, kind, step);
  if (clauses.length === 0) return null;
  const rules = clauses.map(({ index, clause }) => ({
    name: `sla ${index + 1}`,
    when: clause.when,
  }));
  return {
    kind,
    set: rules.some(({ when }) => when !== null)
      ? ruleSet(`sla:${termsKey(kind, step)}`, rules)
      : null,
    clauses: clauses.map(({ index }) => index),
  };
};

const compileSla = (policy: Policy): Record<string, SlaRules> => {
  const compiled: Record<string, SlaRules> = {};
  for (const kind of new Set(policy.sla.map((clause) => clause.for))) {
    const stepwise = kind === 'step' || kind === 'approval';
    const steps = stepwise ? policy.opportunity.steps.map(({ step }) => step) : [null];
    for (const step of steps) {
      const rules = slaRules(policy, kind, step);
      if (rules !== null) compiled[termsKey(kind, step)] = rules;
    }
  }
  return compiled;
};

/** The rule sets of a policy. Judging, memoising and explaining all start here; compile once for each version. */
export const compileRuleSets = (policy: Policy): RuleSets => {
  const { definition } = policy;
  const requalify: Record<string, RuleSet> = {};
  for (const track of policy.nurture) {
    const rules = track.requalify.when.map((when, at) => ({ name: `requalify ${at + 1}`, when }));
    if (rules.length > 0) requalify[track.track] = ruleSet(`requalify:${track.track}`, rules);
  }
  const fit: Record<string, RuleSet> = {};
  for (const { rule, by } of policy.routing) {
    if (by.kind !== 'best-fit') continue;
    const rules = by.score.map(({ when }, at) => ({ name: `score ${at + 1}`, when }));
    fit[rule] = ruleSet(`fit:${rule}`, rules);
  }
  return {
    segments: ruleSet(
      'segments',
      definition.segments.map(({ segment, when }) => ({ name: segment, when })),
    ),
    qualify: ruleSet(
      'qualify',
      definition.qualify.map(({ rule, when }) => ({ name: rule, when })),
    ),
    routing: ruleSet(
      'routing',
      policy.routing.map(({ rule, when }) => ({ name: rule, when })),
    ),
    sla: compileSla(policy),
    requalify,
    fit,
  };
};
