import type { LeadEventType } from '../lead/event.ts';
import type { ObligationKind } from '../policy/policy.ts';

const judged: readonly LeadEventType[] = ['lead.referred', 'lead.nurtured', 'lead.disqualified'];
const decided: readonly LeadEventType[] = [
  'owner.named',
  'deal.lost',
  'lead.nurtured',
  'lead.disqualified',
];

/**
 * The events that meet an obligation when the lead leaves its state by them. Any other way out withdraws it: a lead that
 * is returned instead of called was not called. What contact with the prospect answers, an approval and a touch are met
 * by actions, since these leave no state.
 */
const meets: Readonly<Record<ObligationKind, readonly LeadEventType[]>> = {
  'first-response': [],
  triage: ['lead.qualified', 'lead.enriched', ...judged],
  qualification: ['lead.qualified', ...judged],
  queued: ['lead.taken', 'owner.named'],
  exception: decided,
  'final-decision': decided,
  offered: ['lead.accepted', 'lead.rejected'],
  attempt: ['attempt.made'],
  decision: ['lead.returned', 'callback.agreed', 'deal.lost', 'attempt.made'],
  judgement: ['opportunity.opened', 'lead.returned', 'deal.lost'],
  callback: ['attempt.made'],
  step: ['step.completed'],
  approval: [],
  'prospect-check': [],
  result: ['deal.won', 'deal.lost'],
  arbitration: ['arbitration.ruled'],
  reply: [],
  touch: [],
  requalification: ['lead.requalified'],
  expiry: [],
};

export const isMetBy = (kind: ObligationKind, type: LeadEventType): boolean =>
  meets[kind].includes(type);
