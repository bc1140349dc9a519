import type { Lead, Obligation } from '../lead/lead.ts';
import type { RungAct } from '../policy/policy.ts';
import type { Envelope, StepRules } from './draft.ts';
import { rungOf } from './ladder.ts';
import { obligationIn } from './obligations.ts';
import { termsOf } from './sla-terms.ts';
import { isException, isNurture, isOpportunity, isOwned } from './states.ts';

/** The rung that a due event is about, if it is really due now. */
const dueRung = (
  lead: Lead,
  { event, at, rules }: Envelope,
): { obligation: Obligation; act: RungAct } | null => {
  if (event.type !== 'obligation.due') return null;
  const obligation = obligationIn(lead, event.id);
  if (obligation === undefined || obligation.rung !== event.rung || at < obligation.next)
    return null;
  const { ladder } = termsOf(rules.policy, lead, obligation.kind, obligation.about);
  return { obligation, act: rungOf(ladder, obligation.rung).act };
};

/** A first response that is late moves only leads that nobody was offered. */
const mayMove = (lead: Lead, obligation: Obligation): boolean =>
  obligation.kind !== 'first-response' || (lead.owners.length === 0 && !isOwned(lead.state));

/** Whether the policy lets the lead go back to routing once more in this pass. */
export const reassignmentsLeft = (lead: Lead, rules: StepRules): boolean =>
  lead.reassignments < termsOf(rules.policy, lead, 'offered', null).reassignAtMost;

/**
 * To the exception desk; from there on, and for an owner whom that desk named, to the final desk, beyond which nothing
 * moves a lead but a decision.
 */
const escalated = (lead: Lead, obligation: Obligation, to: 'exception' | 'final'): RungAct => {
  if (!mayMove(lead, obligation) || lead.state === 'exception.final') return 'none';
  return isException(lead.state) || lead.offer?.named === true ? 'final' : to;
};

/** The answer given last: each of an event's arrows asks the same of the same lead. */
let asked: Lead | null = null;
let under: Envelope | null = null;
let answer: RungAct | null = null;

/** What a due rung does to the lead, taking the bounds into account; `null` when nothing is due. */
export const dueOutcome = (lead: Lead, envelope: Envelope): RungAct | null => {
  if (asked === lead && under === envelope) return answer;
  answer = outcomeOf(lead, envelope);
  asked = lead;
  under = envelope;
  return answer;
};

const outcomeOf = (lead: Lead, envelope: Envelope): RungAct | null => {
  const rung = dueRung(lead, envelope);
  if (rung === null) return null;
  const { rules } = envelope;
  const { obligation, act } = rung;
  switch (act) {
    case 'reassign':
      return isOwned(lead.state) &&
        lead.offer?.named !== true &&
        reassignmentsLeft(lead, rules) &&
        mayMove(lead, obligation)
        ? 'reassign'
        : escalated(lead, obligation, 'exception');
    case 'exception':
    case 'final':
      return escalated(lead, obligation, act);
    case 'delegate':
      return obligation.kind === 'approval' ? 'delegate' : 'none';
    case 'return':
      return isOpportunity(lead.state) && rules.policy.opportunity.stalled !== null
        ? 'return'
        : 'none';
    case 'send':
    case 'expire':
      return isNurture(lead.state) ? act : 'none';
    case 'none':
      return 'none';
    default:
      return act satisfies never;
  }
};
