import type { Lead, Party } from '../lead/lead.ts';
import type { ObligationKind } from '../policy/policy.ts';
import { deskCustodian, finalCustodian, handTo, holderOf, ownerCustodian } from './custody.ts';
import { eventAs, partyOf, type Action, type Draft, type Envelope } from './draft.ts';
import { restore } from './merging.ts';
import { stepNamed, trackNamed } from './named.ts';
import { oblige, owes, releaseKind, startingAt } from './obligations.ts';
import { close } from './results.ts';
import { prefixing } from './said-again.ts';
import { emptyList, withLast } from '../lead/short-list.ts';
import { isAccepted, isClosed, isException, isOpportunity, isOwned } from './states.ts';
import { wordsFor } from './words.ts';

/** What a state's entry needs to know beyond the event. */
export interface Entering {
  readonly state: string;
  /** Opportunity step or nurture track. */
  readonly name?: string;
}

/** Opens an obligation timed by the policy's words for its kind. */
export const owe = (
  draft: Draft,
  envelope: Envelope,
  kind: ObligationKind,
  owedBy: Party,
  about: string | null = null,
): void => {
  const { calendar } = owedBy;
  const { at } = envelope;
  const words = wordsFor(envelope.rules, draft.lead, kind, about, calendar, at, null);
  oblige(draft, envelope, kind, owedBy, about, words);
};

/** The desk that the event sends the lead to. */
const deskNamed = ({ event, rules }: Envelope): string => {
  if (event.type === 'lead.referred') return event.desk;
  if (event.type === 'lead.rerouted' && event.destination.kind === 'qualification')
    return event.destination.desk;
  const then = event.verdict?.qualify?.then;
  if (then?.kind === 'qualification') return then.desk;
  if (event.type === 'deal.lost') {
    const to = rules.policy.losses[event.reason]?.to;
    if (to?.kind === 'qualification') return to.desk;
  }
  return rules.policy.desks.qualification;
};

/** Who is offered the lead, and on whose word: the exception desk's word is given once. */
const offerOf = (
  { lead }: Draft,
  envelope: Envelope,
): { to: Party; offer: NonNullable<Lead['offer']> } => {
  const { event } = envelope;
  if (event.type === 'owner.named') {
    const { person, calendar } = event.owner;
    const named = isException(lead.state);
    return { to: { person, calendar }, offer: { pool: null, rule: 'owner.named', named } };
  }
  const { decision } = eventAs(envelope, 'lead.routed');
  const { to, pool, rule } = decision;
  return { to, offer: { pool, rule: rule ?? '', named: false } };
};

/** What no step has been refused how often. */
export const noRefusals: Lead['refusals'] = {};

/** Once sales has given a lead up, whoever gets it again begins the work anew. */
const endWork = ({ lead }: Draft): void => {
  lead.attempts = 0;
  lead.lastAttemptAt = null;
  lead.acceptedAt = null;
  lead.holds = 0;
  lead.refusals = noRefusals;
  lead.approvals = emptyList();
  lead.resume = null;
};

const nurtureState = prefixing('nurture.');

const enterNurture = (draft: Draft, envelope: Envelope, name: string): void => {
  const { lead } = draft;
  const { at } = envelope;
  const track = trackNamed(envelope.rules.policy, name);
  endWork(draft);
  lead.nurture = { since: lead.nurture?.since ?? at, entered: at, touch: 0, lastTouchAt: null };
  // The words for nurture look at the state, which the machine writes only after the step.
  lead.state = nurtureState(name);
  handTo(draft, deskCustodian(envelope, track.desk));
  const desk = holderOf(draft);
  if (track.touches.length > 0) owe(draft, envelope, 'touch', desk, '0');
  if (track.requalify.after !== null) owe(draft, envelope, 'requalification', desk);
  owe(draft, envelope, 'expiry', desk);
};

const approverNamed = prefixing('name:');

/** All approvers are asked at once; one who sits in two chairs is asked once. */
const enterApproval = (draft: Draft, envelope: Envelope, name: string): void => {
  const people = new Map<string, Party>();
  for (const approver of stepNamed(envelope.rules.policy, name).approvers) {
    const party = partyOf(envelope, approverNamed(approver));
    people.set(party.person, party);
  }
  draft.lead.approvals = emptyList();
  for (const party of people.values()) owe(draft, envelope, 'approval', party, name);
};

const enterAttempting = (draft: Draft, envelope: Envelope): void => {
  const { attempts } = envelope.rules.policy.cadence;
  const made = draft.lead.attempts;
  if (made < attempts.length) owe(draft, envelope, 'attempt', holderOf(draft), `${made}`);
  else owe(draft, envelope, 'decision', holderOf(draft));
};

const enterHeld = (draft: Draft, envelope: Envelope): void => {
  const { event } = envelope;
  const agreed = event.type === 'callback.agreed' || event.type === 'prospect.askedForCallback';
  const from = agreed ? event.callbackAt : event.at;
  oblige(draft, envelope, 'callback', holderOf(draft), null, startingAt(from));
};

const enterQueue = (draft: Draft, envelope: Envelope): void => {
  const { to, pool } = eventAs(envelope, 'lead.routed').decision;
  handTo(draft, { kind: 'pool', id: pool ?? '', person: to.person, calendar: to.calendar });
  // The engine tried the pool again in vain: the clock of the wait goes on.
  if (!owes(draft.lead, 'queued')) owe(draft, envelope, 'queued', holderOf(draft));
};

const enterOffered = (draft: Draft, envelope: Envelope): void => {
  const { to, offer } = offerOf(draft, envelope);
  draft.lead.offer = offer;
  draft.lead.owners = withLast(draft.lead.owners, to.person);
  handTo(draft, ownerCustodian(to));
  owe(draft, envelope, 'offered', holderOf(draft));
};

const enterDesk = (draft: Draft, envelope: Envelope, desk: string, kind: ObligationKind): void => {
  handTo(draft, deskCustodian(envelope, desk));
  owe(draft, envelope, kind, holderOf(draft));
};

/** What no longer matters once a lead stands in a state of its own. */
const settle = (draft: Draft, state: string): void => {
  const { lead } = draft;
  // Only an owner is what a queue waited for.
  if (state !== 'queued' && owes(lead, 'queued')) releaseKind(draft, 'queued', isOwned(state));
  if (!isOwned(state)) lead.offer = null;
  if (isAccepted(state) && state !== 'held') lead.resume = null;
  if (state !== 'arbitration') lead.returning = null;
};

/** Sets the custodian and opens the obligations of a state. */
const enterState = (draft: Draft, envelope: Envelope, { state, name = '' }: Entering): void => {
  const { rules } = envelope;
  const { desks, exception } = rules.policy;
  settle(draft, state);
  switch (state) {
    case 'inquiry':
      return enterDesk(draft, envelope, desks.intake, 'triage');
    case 'qualification':
      endWork(draft);
      return enterDesk(draft, envelope, deskNamed(envelope), 'qualification');
    case 'queued':
      return enterQueue(draft, envelope);
    case 'exception.desk':
      return enterDesk(draft, envelope, exception.desk, 'exception');
    case 'exception.final':
      handTo(draft, finalCustodian(envelope));
      return owe(draft, envelope, 'final-decision', holderOf(draft));
    case 'offered':
      return enterOffered(draft, envelope);
    case 'working.attempting':
      return enterAttempting(draft, envelope);
    case 'working.connected':
      return owe(draft, envelope, 'judgement', holderOf(draft));
    case 'held':
      return enterHeld(draft, envelope);
    case 'opportunity.result':
      return owe(draft, envelope, 'result', holderOf(draft));
    case 'arbitration':
      return enterDesk(draft, envelope, desks.arbitration, 'arbitration');
    default:
      return enterNamed(draft, envelope, state, name);
  }
};

const enterNamed = (draft: Draft, envelope: Envelope, state: string, name: string): void => {
  if (!isOpportunity(state)) return enterNurture(draft, envelope, name);
  const awaiting = state.endsWith('.approval') || !stepNamed(envelope.rules.policy, name).owner;
  return awaiting
    ? enterApproval(draft, envelope, name)
    : owe(draft, envelope, 'step', holderOf(draft), name);
};

/** The entry of every state in which a lead may rest. */
export const enter: Action<Entering> = (draft, envelope, entering) => {
  if (isClosed(entering.state)) close(draft, envelope, entering);
  else if (envelope.type === 'lead.unmerged') restore(draft, envelope);
  else enterState(draft, envelope, entering);
};
