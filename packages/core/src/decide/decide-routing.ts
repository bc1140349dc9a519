import type { Lead } from '../lead/lead.ts';
import { slaFor } from '../policy/terms.ts';
import { route } from '../routing/route.ts';
import type { Answers } from './answers.ts';
import { asking, type Asking } from './ask.ts';
import type { Decision, Verdict } from './decision.ts';
import { factsOf } from './derive-facts.ts';
import type { Deciding } from './deciding.ts';
import { judgedTerms } from './judged.ts';
import type { PoolState } from './pool-state.ts';

/** What routing looks at in a lead. */
export type Routable = Pick<Lead, 'facts' | 'pass' | 'engagement' | 'excluded' | 'lastOwner'>;

export interface RoutingDecided {
  readonly decision: Decision;
  /** SLA terms anew, since pass, engagement and last owner may have changed. */
  readonly verdict: Verdict;
  /** Pools that moved, as they are to be stored. */
  readonly pools: readonly PoolState[];
}

/** One pass too many: whoever decides finally gets the lead, without asking the rules again. */
const exhausted = ({ policy, directory }: Deciding, lead: Routable, at: number): Decision => {
  const { person, calendar } = directory.finalOf(policy.exception.desk, at);
  return {
    outcome: 'final',
    rule: null,
    facts: { pass: lead.pass },
    method: null,
    pool: null,
    to: { person, calendar },
    candidates: [],
    tried: [],
    reason: 'passes-exhausted',
  };
};

/** Decides where a lead goes that stands in `routing`: an owner, a queue, the exception desk, or the final decision. */
export const decideRoutingNow = (
  engine: Deciding,
  lead: Routable,
  at: number,
  answers: Answers,
): RoutingDecided => {
  const { policy, sets, directory } = engine;
  const facts = factsOf(lead);
  const terms = judgedTerms(sets, facts, answers);
  const verdict: Verdict = { terms };
  if (lead.pass > policy.passesAtMost) {
    return { decision: exhausted(engine, lead, at), verdict, pools: [] };
  }
  const offer = slaFor(policy, 'offered', null, terms['offered'] ?? 'default');
  const { excluded, lastOwner } = lead;
  const asked = { policy, sets, directory, lead: { facts, excluded, lastOwner }, offer, at };
  const { decision, pools } = route(asked, answers);
  return { decision, verdict, pools };
};

/** The same for a shell that waits for its answers. */
export const decideRouting = (
  engine: Deciding,
  lead: Routable,
  at: number,
): Asking<RoutingDecided> => asking((answers) => decideRoutingNow(engine, lead, at, answers));
