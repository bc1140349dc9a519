import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { Destination } from '../policy/policy.ts';
import { coverFor } from './cover.ts';
import { eventAs, type Envelope, type Guard } from './draft.ts';
import { dueOutcome, reassignmentsLeft } from './due-outcome.ts';
import { isAbsorbed } from './merging.ts';
import { trackOf } from './named.ts';
import {
  byHolder,
  callbackAhead,
  holdAllowed,
  holderRejects,
  lossFor,
  only,
  owesApproval,
  returnAllowed,
  type Verdict,
} from './sales-guards.ts';
import { isAccepted, isOwned } from './states.ts';

/** Where a verdict, a desk or the engine sends a lead. */
export interface To {
  readonly kind: string;
  readonly track?: string;
}

const qualifyThen = (event: LeadEvent) => event.verdict?.qualify?.then ?? null;

const matches = (destination: Destination | { readonly kind: 'final' }, to: To): boolean =>
  destination.kind === to.kind &&
  (destination.kind !== 'nurture' || destination.track === to.track);

/** Accepting and reaching somebody lead to where the work stopped, if it had got anywhere. */
const resumesAt = (lead: Lead, to: To): Verdict =>
  only(to.kind === '' || lead.resume === to.kind, 'the work stopped elsewhere');

const ruledFor = (envelope: Envelope, to: To): Verdict => {
  const event = eventAs(envelope, 'arbitration.ruled');
  const { nurture } = envelope.rules.policy;
  if (to.kind === 'marketing')
    return only(event.for === 'marketing', 'the ruling is for sales: say where to (to)');
  if (event.for !== 'sales' || event.to !== to.kind)
    return 'a ruling for sales names to: nurture, tele-prospecting or disqualify';
  if (to.kind === 'nurture') {
    const track = event.track ?? nurture[0]?.track;
    return track === to.track || `track is not one of the policy's: ${tracks(envelope)}`;
  }
  if (to.kind === 'disqualify')
    return only((event.criterion ?? '') !== '', 'disqualifying needs the criterion');
  return true;
};

const tracks = ({ rules }: Envelope): string =>
  rules.policy.nurture.map((one) => one.track).join(', ');

const owesRequalification = (lead: Lead, at: number): boolean =>
  lead.obligations.some(({ kind, from }) => kind === 'requalification' && from <= at);

const adoptable = (lead: Lead, envelope: Envelope): Verdict => {
  const { from, to } = eventAs(envelope, 'policy.adopted');
  const { policy, calendars } = envelope.rules;
  if (from !== lead.policy) return `the lead is under version ${lead.policy}, not ${from}`;
  if (to !== policy.version) return `version ${to} is not the one at hand (${policy.version})`;
  return from !== to || lead.calendars !== calendars || `version ${to} is adopted already`;
};

/** The guards of the statechart by name. Each answers true or says why not; refusals show the words to people. */
export const guards = {
  // intake, marketing's desks, routing
  verdictSays: (_lead, { event }, to) => {
    const then = qualifyThen(event);
    const same = then?.kind === to.kind && (then.kind !== 'nurture' || then.track === to.track);
    return only(same, 'no qualification rule says so');
  },
  referralsLeft: (lead, { rules }) =>
    lead.referrals < rules.policy.referralsAtMost ||
    `referred ${lead.referrals} times already: qualify, nurture or disqualify it`,
  trackIs: (_lead, envelope, to) =>
    eventAs(envelope, 'lead.nurtured').track === to.track ||
    `track is not one of the policy's: ${tracks(envelope)}`,
  criterionGiven: (_lead, envelope) =>
    only(
      eventAs(envelope, 'lead.disqualified').criterion !== '',
      'criterion is missing: which one is not met',
    ),
  routedTo: (_lead, envelope, to) =>
    only(
      eventAs(envelope, 'lead.routed').decision.outcome === to.kind,
      'routing decided otherwise',
    ),
  reroutedTo: (_lead, envelope, to) =>
    only(matches(eventAs(envelope, 'lead.rerouted').destination, to), 'the reason leads elsewhere'),
  reroutesLeft: (lead, envelope) => {
    if (eventAs(envelope, 'lead.rerouted').destination.kind !== 'routing')
      return 'the reason leads elsewhere';
    return only(reassignmentsLeft(lead, envelope.rules), 'reassigned too often in this pass');
  },
  ownPool: (lead, envelope) =>
    only(
      lead.custodian?.id === eventAs(envelope, 'pool.opened').pool,
      'the lead waits in another queue',
    ),

  // owners
  takesAt: (lead, envelope, to) =>
    lead.excluded.includes(eventAs(envelope, 'lead.taken').by.person)
      ? 'this person had the lead in this pass'
      : resumesAt(lead, to),
  acceptsAt: (lead, { event }, to) => {
    const holder = byHolder(lead, event.actor);
    return holder === true ? resumesAt(lead, to) : holder;
  },
  holderRejects,
  namedRejects: (lead, envelope) =>
    lead.offer?.named === true
      ? holderRejects(lead, envelope)
      : 'the owner was not named by the exception desk',
  returnAllowed,
  connected: (_lead, envelope) => {
    const { connected, automatic } = eventAs(envelope, 'attempt.made');
    return only(connected && automatic !== true, 'the prospect was not reached');
  },
  automatic: (_lead, envelope) =>
    only(eventAs(envelope, 'attempt.made').automatic === true, 'a person made the attempt'),
  reachedAt: (lead, envelope, to) =>
    to.kind !== '' || eventAs(envelope, 'attempt.made').connected
      ? resumesAt(lead, to)
      : 'the prospect was not reached',
  callbackAllowed: (lead, envelope) => {
    const { at, callbackAt, reason } = eventAs(envelope, 'callback.agreed');
    const { reasons } = envelope.rules.policy.holds;
    return reasons.includes(reason)
      ? holdAllowed(lead, envelope.rules, at, callbackAt)
      : `reason "${reason}" is not one of the policy's holds: ${reasons.join(', ')}`;
  },
  stepIs: (_lead, envelope, to) =>
    eventAs(envelope, 'step.completed').step === to.kind || `the lead stands in step ${to.kind}`,
  owesApproval: (lead, { event }) => {
    if (event.type !== 'approval.given' && event.type !== 'approval.refused')
      return 'not an approval';
    const { actor, step } = event;
    return (
      owesApproval(lead, actor, step) !== undefined || `${actor} owes no approval of step ${step}`
    );
  },
  lastApproval: (lead, envelope) => {
    const { actor, step } = eventAs(envelope, 'approval.given');
    let open = 0;
    for (const one of lead.obligations) if (one.kind === 'approval') open += 1;
    const last = open === 1 && owesApproval(lead, actor, step) !== undefined;
    return only(last, 'others must approve too');
  },
  refusalsLeft: (lead, envelope) => {
    const { actor, step: name } = eventAs(envelope, 'approval.refused');
    if (owesApproval(lead, actor, name) === undefined)
      return `${actor} owes no approval of step ${name}`;
    const step = envelope.rules.policy.opportunity.steps.find((one) => one.step === name);
    return only(
      (lead.refusals[name] ?? 0) < (step?.refusalsAtMost ?? 0),
      'the step was refused too often',
    );
  },
  amountGiven: (_lead, envelope) => {
    const { amount } = eventAs(envelope, 'deal.won');
    return only(
      Number.isSafeInteger(amount) && amount >= 0,
      'amount is an integer of minor units, zero or more',
    );
  },
  lossGoesTo: (_lead, envelope, to) => {
    const loss = lossFor(envelope.rules, eventAs(envelope, 'deal.lost').reason);
    return typeof loss === 'string' ? loss : only(matches(loss, to), 'the loss goes elsewhere');
  },
  ruledFor: (_lead, envelope, to) => ruledFor(envelope, to),

  // nurture
  interestOwes: (lead, { event }) => {
    const says = (event.verdict?.requalify?.rule ?? null) !== null;
    return only(says && !owesRequalification(lead, event.at), 'no rule asks for requalification');
  },
  requalificationOwed: (lead, { event }) =>
    only(owesRequalification(lead, event.at), 'no requalification is owed now'),
  liveTouch: (lead, envelope) => {
    const { automatic, at } = eventAs(envelope, 'attempt.made');
    const begun = lead.obligations.some(({ kind, from }) => kind === 'touch' && from <= at);
    const { touches } = trackOf(envelope.rules.policy, lead);
    const live = touches[lead.nurture?.touch ?? 0]?.by === 'live-call';
    return only(automatic !== true && begun && live, 'no live touch is owed now');
  },

  // the prospect, absences, deadlines
  askedCallbackHolds: (lead, envelope) => {
    const { at, callbackAt } = eventAs(envelope, 'prospect.askedForCallback');
    return isAccepted(lead.state)
      ? holdAllowed(lead, envelope.rules, at, callbackAt)
      : 'sales has not accepted the lead';
  },
  callbackAhead: (_lead, envelope) => {
    const { at, callbackAt } = eventAs(envelope, 'prospect.askedForCallback');
    return callbackAhead(at, callbackAt);
  },
  awayUncovered: (lead, envelope) =>
    only(
      coverFor(lead, envelope)?.kind === 'route',
      'the person owes nothing here that needs another owner',
    ),
  awayCovered: (lead, envelope) =>
    only(
      coverFor(lead, envelope)?.kind === 'cover',
      'the person owes nothing here before they are back, or nobody stands in',
    ),
  dueMeans: (lead, envelope, to) => {
    const outcome = dueOutcome(lead, envelope);
    if (outcome === null) return 'stale: this obligation is not due now at that rung';
    return only(outcome === to.kind, 'the rung does something else');
  },

  // merges and policies
  intoAnother: (lead, envelope) =>
    only(eventAs(envelope, 'lead.merged').into !== lead.id, 'a lead is not its own duplicate'),
  ofAnother: (lead, envelope) => {
    const { other } = eventAs(envelope, 'lead.absorbed');
    if (other === lead.id) return 'a lead is not its own duplicate';
    const already = lead.obligations.some((one) => isAbsorbed(one, other));
    return !already || `what lead ${other} was owed is owed here already`;
  },
  notEligible: (lead, envelope) =>
    only(
      eventAs(envelope, 'lead.unmerged').eligible === false && isOwned(lead.tombstone?.state ?? ''),
      'the custodian may hold it',
    ),
  stoodIn: (lead, _envelope, to) =>
    only(lead.tombstone?.state === to.kind, 'the lead stood elsewhere'),
  adoptable,
  landsIn: (lead, envelope, to) => {
    const ready = adoptable(lead, envelope);
    if (ready !== true) return ready;
    const instead = envelope.rules.policy.replaces[lead.state];
    if (instead === undefined)
      return `the policy does not say where leads in ${lead.state} go (replaces)`;
    // Only the arrow to that state has something to say.
    if (instead !== to.kind) return '';
    return (
      !isOwned(to.kind) ||
      lead.custodian?.kind === 'person' ||
      `${to.kind} needs an owner, and this lead has none`
    );
  },
} satisfies Record<string, Guard<To>>;

export type GuardName = keyof typeof guards;
