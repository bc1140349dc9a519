import type { Lead } from '../lead/lead.ts';
import type { Org } from '../org/org.ts';
import type { QualifyThen } from '../policy/policy.ts';
import { initialPoolState } from '../routing/weighted-rotation.ts';
import type { Facts } from '../rules/condition.ts';
import { explain, type RuleExplanation } from '../rules/explain-rules.ts';
import { judge } from '../rules/judge.ts';
import type { Answer, Need, RuleSet } from '../rules/rule-set.ts';
import { asking } from './ask.ts';
import { decideRouting } from './decide-routing.ts';
import type { Decision, Verdict } from './decision.ts';
import { deriveFacts, factsOf, untouched } from './derive-facts.ts';
import type { Deciding } from './deciding.ts';
import { runAsync } from './run-async.ts';

/** What would happen to a lead now, and why. */
export interface LeadExplanation {
  /** Every fact the rules could see, derived ones included. */
  readonly facts: Facts;
  readonly segment: string | null;
  readonly segments: readonly RuleExplanation[];
  readonly qualify: readonly RuleExplanation[];
  /** What the qualification rule that fired says; `null` when none did: triage. */
  readonly qualifies: QualifyThen | null;
  /** If it were routed now: SLA clauses, each rule, and the owner with everyone who was considered. */
  readonly terms: NonNullable<Verdict['terms']>;
  readonly routing: readonly RuleExplanation[];
  readonly decision: Decision;
}

/** A lead to explain; what is not said is as for one that has just arrived and enters sales' hands the first time. */
export type Explainable = Pick<Lead, 'facts'> &
  Partial<Pick<Lead, 'pass' | 'engagement' | 'excluded' | 'lastOwner'>>;

/** Answers as on the first day: nobody has been picked yet and nobody owes anything. */
export const firstDayAnswers =
  (org: Org) =>
  (need: Need): Answer | Promise<Answer> => {
    switch (need.need) {
      case 'judge':
        return judge(need.set, need.facts, need.from);
      case 'pool': {
        const pool = org.pools[need.pool];
        if (pool === undefined) throw new Error(`no pool ${need.pool} in org ${org.name}`);
        return initialPoolState(pool);
      }
      case 'loads':
        return {};
      default:
        return need satisfies never;
    }
  };

/** Routing goes on behind a rule that yielded nobody, and so does its explanation. */
const explainOn = async (
  set: RuleSet,
  facts: Facts,
  passedOver: ReadonlySet<string>,
): Promise<readonly RuleExplanation[]> => {
  const explained: RuleExplanation[] = [];
  while (explained.length < set.rules.length) {
    const more = await explain(set, facts, explained.length);
    const fired = more.findIndex(({ outcome }) => outcome === 'fired');
    const rule = more[fired]?.rule;
    if (rule === undefined || !passedOver.has(rule)) return [...explained, ...more];
    explained.push(...more.slice(0, fired + 1));
  }
  return explained;
};

/**
 * Explains, rule by rule and candidate by candidate, how the lead would be qualified and, if it were routed at `at`, to
 * whom it would go. Nothing is changed: pools are asked and not stored.
 */
export const explainLead = async (
  engine: Deciding,
  lead: Explainable,
  at: number,
  answer: (need: Need) => Answer | Promise<Answer> = firstDayAnswers(engine.directory.org),
): Promise<LeadExplanation> => {
  const { policy, sets } = engine;
  const known = { ...untouched, pass: 1, excluded: [], ...lead };
  const { facts, segment } = await runAsync(
    asking((answers) => deriveFacts(engine, lead.facts, known, answers)),
    answer,
  );
  const routable = { ...known, facts };
  const seen = factsOf(routable);
  const { decision, verdict } = await runAsync(decideRouting(engine, routable, at), answer);
  const qualify = await explain(sets.qualify, seen);
  const fired = qualify.find(({ outcome }) => outcome === 'fired');
  const passedOver = new Set(decision.tried.map(({ rule }) => rule));
  return {
    facts: seen,
    segment,
    segments: await explain(sets.segments, factsOf({ ...known, facts: lead.facts })),
    qualify,
    qualifies: policy.definition.qualify[fired?.index ?? -1]?.then ?? null,
    terms: verdict.terms ?? {},
    routing: await explainOn(sets.routing, seen, passedOver),
    decision,
  };
};
