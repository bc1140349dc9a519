import type { LeadEvent } from '../lead/event.ts';
import type { Lead, Obligation } from '../lead/lead.ts';
import type { Destination, Policy, RungAct } from '../policy/policy.ts';
import { eventAs, type Envelope, type Guard, type StepContext } from './draft.ts';
import { rungOf } from './ladder.ts';
import { clockOf, termsOf } from './obligations.ts';
import { dueAfter } from '../time/need.ts';
import { isAccepted, isException, isNurture, isOpportunity, isOwned } from './states.ts';
import { coverFor } from './cover.ts';
import { trackOf } from './words.ts';

const only = (holds: boolean, otherwise: string): true | string => holds || otherwise;

/** Where a verdict, a desk or the engine sends a lead. */
export interface To {
  readonly kind: string;
  readonly track?: string;
}

const qualifyThen = (event: LeadEvent) => event.verdict?.qualify?.then ?? null;

const verdictSays: Guard<To> = (_lead, { event }, to) => {
  const then = qualifyThen(event);
  const same = then !== null && then.kind === to.kind && (then.kind !== 'nurture' || then.track === to.track);
  return only(same, 'no qualification rule says so');
};

const matches = (destination: Destination | { readonly kind: 'final' }, to: To): boolean =>
  destination.kind === to.kind && (destination.kind !== 'nurture' || destination.track === to.track);

/** The rung that a due event is about, if it is really due now. */
const dueRung = (lead: Lead, { event, rules }: Envelope): { obligation: Obligation; act: RungAct } | null => {
  if (event.type !== 'obligation.due') return null;
  const obligation = lead.obligations.find((one) => one.id === event.id);
  if (obligation === undefined || obligation.rung !== event.rung || event.at < obligation.next) return null;
  const { ladder } = termsOf(rules, lead, obligation);
  return { obligation, act: rungOf(ladder, obligation.rung).act };
};

/** A first response that is late moves only leads that nobody was offered. */
const mayMove = (lead: Lead, obligation: Obligation): boolean =>
  obligation.kind !== 'first-response' || (lead.owners.length === 0 && !isOwned(lead.state));

const reassignmentsLeft = (lead: Lead, envelope: Envelope): boolean =>
  lead.reassignments < termsOf(envelope.rules, lead, { kind: 'offered', about: null }).reassignAtMost;

/**
 * What a due rung does to the lead, taking the bounds into account: out of reassignments, or not a lead that can be
 * reassigned, means the exception desk; from there on, and for an owner whom that desk named, the final desk.
 */
export const dueOutcome = (lead: Lead, envelope: Envelope): RungAct | null => {
  const rung = dueRung(lead, envelope);
  if (rung === null) return null;
  const { obligation, act } = rung;
  const escalated = (): RungAct => {
    if (!mayMove(lead, obligation) || lead.state === 'exception.final') return 'none';
    return isException(lead.state) || lead.offer?.named === true ? 'final' : 'exception';
  };
  switch (act) {
    case 'reassign':
      return isOwned(lead.state) && lead.offer?.named !== true && reassignmentsLeft(lead, envelope) && mayMove(lead, obligation)
        ? 'reassign'
        : escalated();
    case 'exception':
      return escalated();
    case 'final':
      return mayMove(lead, obligation) && lead.state !== 'exception.final' ? 'final' : 'none';
    case 'delegate':
      return obligation.kind === 'approval' ? 'delegate' : 'none';
    case 'return':
      return isOpportunity(lead.state) ? 'return' : 'none';
    case 'send':
    case 'expire':
      return isNurture(lead.state) ? act : 'none';
    case 'none':
      return 'none';
    default:
      return act satisfies never;
  }
};

/** Giving the prospect up, as opposed to sending the lead to who should have it. */
const givesUp = (destination: Destination): boolean =>
  destination.kind === 'nurture' || destination.kind === 'qualification' || destination.kind === 'lost';

const returnAllowed: Guard<To> = (lead, { event, rules }) => {
  if (event.type !== 'lead.rejected' && event.type !== 'lead.returned') return 'not a return';
  const { policy } = rules;
  const rule = policy.returns[event.reason];
  if (rule === undefined)
    return `reason "${event.reason}" is not one of the policy's returns: ${Object.keys(policy.returns).join(', ')}`;
  if (event.excuse !== undefined && !policy.excuses.includes(event.excuse))
    return `excuse "${event.excuse}" is not on the policy's list: ${policy.excuses.join(', ')}`;
  if (rule.needsCriterion && event.disputed !== true && (event.criterion ?? '') === '')
    return `reason "${event.reason}" needs the criterion that was wrong (criterion)`;
  const { attempts, enforce } = policy.cadence.returnNotBefore;
  if (lead.state === 'working.attempting' && enforce === 'refuse' && givesUp(rule.to) && lead.attempts < attempts)
    return `given up early: ${lead.attempts} of at least ${attempts} attempts made`;
  return true;
};

const byHolder = (lead: Lead, actor: string): true | string =>
  only(lead.custodian?.person === actor, `the lead is held by ${lead.custodian?.person ?? 'nobody'}, not by ${actor}`);

const nowhere: To = { kind: '' };

/** Accepting and reaching somebody lead to where the work stopped, if it had got anywhere. */
const resumesAt = (lead: Lead, to: To): true | string =>
  only(to.kind === '' || lead.resume === to.kind, 'the work stopped elsewhere');

const holderRejects: Guard<To> = (lead, envelope) => {
  const holder = byHolder(lead, envelope.event.actor);
  return holder === true ? returnAllowed(lead, envelope, nowhere) : holder;
};

const owesApproval = (lead: Lead, actor: string, step: string): Obligation | undefined =>
  lead.obligations.find((one) => one.kind === 'approval' && one.about === step && one.owedBy === actor);

const holdAllowed = (lead: Lead, rules: StepContext, at: number, callbackAt: number): true | string => {
  const { holds } = rules.policy;
  if (lead.holds >= holds.atMost) return `the policy allows ${holds.atMost} holds a pass, and all are used`;
  if (callbackAt <= at) return 'callbackAt must lie ahead';
  const latest = dueAfter(holds.within, clockOf(rules, lead.custodian?.calendar ?? 'wall'), at);
  return only(callbackAt <= latest, `callbackAt is later than the policy lets a lead be held`);
};

const touchOf = (policy: Policy, lead: Lead) => trackOf(policy, lead).touches[lead.nurture?.touch ?? 0];

/** The guards of the statechart by name. Each answers true or says why not; refusals show the words to people. */
export const guards = {
  verdictSays,
  deskKnown: (_lead, envelope) => only(eventAs(envelope, 'lead.referred').desk !== '', 'desk is missing'),
  referralsLeft: (lead, { rules }) =>
    only(
      lead.referrals < rules.policy.referralsAtMost,
      `referred ${lead.referrals} times already: qualify, nurture or disqualify it`,
    ),
  trackIs: (_lead, envelope, to) =>
    only(
      eventAs(envelope, 'lead.nurtured').track === to.track,
      `track is not one of the policy's: ${envelope.rules.policy.nurture.map((one) => one.track).join(', ')}`,
    ),
  criterionGiven: (_lead, envelope) =>
    only(eventAs(envelope, 'lead.disqualified').criterion !== '', 'criterion is missing: which one is not met'),
  routedTo: (_lead, envelope, to) =>
    only(eventAs(envelope, 'lead.routed').decision.outcome === to.kind, 'routing decided otherwise'),
  reroutedTo: (_lead, envelope, to) =>
    only(matches(eventAs(envelope, 'lead.rerouted').destination, to), 'the reason leads elsewhere'),
  ownPool: (lead, envelope) =>
    only(lead.custodian?.id === eventAs(envelope, 'pool.opened').pool, 'the lead waits in another queue'),
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
    lead.offer?.named === true ? holderRejects(lead, envelope, nowhere) : 'the owner was not named by the exception desk',
  returnAllowed,
  connected: (_lead, envelope) => only(eventAs(envelope, 'attempt.made').connected, 'the prospect was not reached'),
  automatic: (_lead, envelope) => only(eventAs(envelope, 'attempt.made').automatic === true, 'a person made the attempt'),
  reachedAt: (lead, envelope, to) =>
    to.kind !== '' || eventAs(envelope, 'attempt.made').connected ? resumesAt(lead, to) : 'the prospect was not reached',
  callbackAllowed: (lead, envelope) => {
    const event = eventAs(envelope, 'callback.agreed');
    const { reasons } = envelope.rules.policy.holds;
    if (!reasons.includes(event.reason))
      return `reason "${event.reason}" is not one of the policy's holds: ${reasons.join(', ')}`;
    return holdAllowed(lead, envelope.rules, event.at, event.callbackAt);
  },
  askedCallbackHolds: (lead, envelope) => {
    const event = eventAs(envelope, 'prospect.askedForCallback');
    if (!isAccepted(lead.state)) return 'sales has not accepted the lead';
    return holdAllowed(lead, envelope.rules, event.at, event.callbackAt);
  },
  callbackAhead: (_lead, envelope) => {
    const event = eventAs(envelope, 'prospect.askedForCallback');
    return only(event.callbackAt > event.at, 'callbackAt must lie ahead');
  },
  stepIs: (_lead, envelope, to) =>
    only(eventAs(envelope, 'step.completed').step === to.kind, `the lead stands in step ${to.kind}`),
  owesApproval: (lead, envelope) => {
    const { event } = envelope;
    if (event.type !== 'approval.given' && event.type !== 'approval.refused') return 'not an approval';
    return only(
      owesApproval(lead, event.actor, event.step) !== undefined,
      `${event.actor} owes no approval of step ${event.step}`,
    );
  },
  lastApproval: (lead, envelope) => {
    const event = eventAs(envelope, 'approval.given');
    const open = lead.obligations.filter((one) => one.kind === 'approval');
    return only(open.length === 1 && open[0]?.owedBy === event.actor && open[0].about === event.step, 'others must approve too');
  },
  refusalsLeft: (lead, envelope) => {
    const event = eventAs(envelope, 'approval.refused');
    if (owesApproval(lead, event.actor, event.step) === undefined) return `${event.actor} owes no approval of step ${event.step}`;
    const step = envelope.rules.policy.opportunity.steps.find((one) => one.step === event.step);
    return only((lead.refusals[event.step] ?? 0) < (step?.refusalsAtMost ?? 0), 'the step was refused too often');
  },
  amountGiven: (_lead, envelope) => {
    const { amount } = eventAs(envelope, 'deal.won');
    return only(Number.isSafeInteger(amount) && amount >= 0, 'amount is an integer of minor units, zero or more');
  },
  lossGoesTo: (_lead, envelope, to) => {
    const { reason } = eventAs(envelope, 'deal.lost');
    const { losses } = envelope.rules.policy;
    const loss = losses[reason];
    if (loss === undefined) return `reason "${reason}" is not one of the policy's losses: ${Object.keys(losses).join(', ')}`;
    return only(matches(loss.to, to), 'the loss goes elsewhere');
  },
  ruledFor: (_lead, envelope, to) => {
    const event = eventAs(envelope, 'arbitration.ruled');
    const { nurture } = envelope.rules.policy;
    if (to.kind === 'marketing') return only(event.for === 'marketing', 'the ruling is for sales: say where to (to)');
    if (event.for !== 'sales' || event.to !== to.kind) return 'a ruling for sales names to: nurture, tele-prospecting or disqualify';
    if (to.kind === 'nurture') return only((event.track ?? nurture[0]?.track) === to.track, 'track is not one of the policy');
    if (to.kind === 'disqualify') return only((event.criterion ?? '') !== '', 'disqualifying needs the criterion');
    return true;
  },
  requalificationOwed: (lead, { event }) =>
    only(
      lead.obligations.some((one) => one.kind === 'requalification' && one.from <= event.at),
      'no requalification is owed now',
    ),
  awayUncovered: (lead, envelope) =>
    only(coverFor(lead, envelope)?.kind === 'route', 'the person owes nothing here that needs another owner'),
  awayCovered: (lead, envelope) => only(coverFor(lead, envelope)?.kind === 'cover', 'the person owes nothing here before then'),
  dueMeans: (lead, envelope, to) => {
    const outcome = dueOutcome(lead, envelope);
    if (outcome === null) return 'stale: this obligation is not due now at that rung';
    return only(outcome === to.kind, 'the rung does something else');
  },
  notEligible: (_lead, envelope) =>
    only(eventAs(envelope, 'lead.unmerged').eligible === false, 'the custodian may hold it'),
  stoodIn: (lead, _envelope, to) => only(lead.tombstone?.state === to.kind, 'the lead stood elsewhere'),
  landsIn: (lead, { rules }, to) =>
    only(rules.policy.replaces[lead.state] === to.kind, 'the policy does not say where leads in this state go'),
  liveTouch: (lead, envelope) =>
    only(
      eventAs(envelope, 'attempt.made').automatic !== true &&
        lead.obligations.some(({ kind }) => kind === 'touch') &&
        touchOf(envelope.rules.policy, lead)?.by === 'live-call',
      'no live touch is owed',
    ),
} satisfies Record<string, Guard<To>>;

export type GuardName = keyof typeof guards;
