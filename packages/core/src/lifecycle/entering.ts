import type { Lead, Party } from '../lead/lead.ts';
import type { ObligationKind } from '../policy/policy.ts';
import { deskCustodian, finalCustodian, handTo, holderOf, ownerCustodian } from './custody.ts';
import { eventAs, partyOf, type Action, type Draft, type Envelope } from './draft.ts';
import { oblige, release } from './obligations.ts';
import { restore } from './merging.ts';
import { isOpportunity, isOwned, isWorking } from './states.ts';
import { stepNamed, trackNamed, wordsFor } from './words.ts';

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
  const words = wordsFor(envelope.rules, draft.lead, { kind, about, calendar: owedBy.calendar }, envelope.event.at);
  oblige(draft, envelope, { kind, owedBy, about, ...words });
};

/** The desk that the event sends the lead to. */
const deskNamed = ({ event, rules }: Envelope): string => {
  if (event.type === 'lead.referred') return event.desk;
  if (event.type === 'lead.rerouted' && event.destination.kind === 'qualification') return event.destination.desk;
  const then = event.verdict?.qualify?.then;
  if (then?.kind === 'qualification') return then.desk;
  if (event.type === 'deal.lost') {
    const to = rules.policy.losses[event.reason]?.to;
    if (to?.kind === 'qualification') return to.desk;
  }
  return rules.policy.desks.qualification;
};

/** A queue's obligation ends as soon as the lead is anywhere else. */
const leaveQueue = (draft: Draft): void => release(draft, (one) => one.kind === 'queued', true);

const offerOf = ({ event, rules }: Envelope): { to: Party; offer: NonNullable<Lead['offer']> } => {
  if (event.type === 'owner.named') return { to: event.owner, offer: { pool: null, rule: 'owner.named', named: true } };
  const { decision } = eventAs({ type: event.type, event, rules }, 'lead.routed');
  return { to: decision.to, offer: { pool: decision.pool, rule: decision.rule ?? '', named: false } };
};

const enterNurture = (draft: Draft, envelope: Envelope, name: string): void => {
  const { lead } = draft;
  const { at } = envelope.event;
  const track = trackNamed(envelope.rules.policy, name);
  lead.nurture = { since: lead.nurture?.since ?? at, entered: at, touch: 0, lastTouchAt: null };
  lead.resume = null;
  // The words for nurture look at the state, which the machine writes only after the step.
  lead.state = `nurture.${name}`;
  handTo(draft, deskCustodian(envelope.rules, track.desk));
  const desk = holderOf(draft);
  if (track.touches.length > 0) owe(draft, envelope, 'touch', desk, '0');
  if (track.requalify.after !== null) owe(draft, envelope, 'requalification', desk);
  owe(draft, envelope, 'expiry', desk);
};

const enterApproval = (draft: Draft, envelope: Envelope, name: string): void => {
  const people = new Map<string, Party>();
  for (const approver of stepNamed(envelope.rules.policy, name).approvers) {
    const party = partyOf(envelope.rules, `name:${approver}`);
    people.set(party.person, party);
  }
  draft.lead.approvals = [];
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
  const from = event.type === 'callback.agreed' || event.type === 'prospect.askedForCallback' ? event.callbackAt : event.at;
  const about = event.type === 'callback.agreed' ? event.reason : 'asked-by-prospect';
  oblige(draft, envelope, { kind: 'callback', owedBy: holderOf(draft), about, from });
};

/** Sets the custodian and opens the obligations of a state. */
const enterState = (draft: Draft, envelope: Envelope, { state, name = '' }: Entering): void => {
  const { rules } = envelope;
  const { policy } = rules;
  if (state !== 'queued') leaveQueue(draft);
  if (!isOwned(state)) draft.lead.offer = null;
  if (isWorking(state) || isOpportunity(state)) draft.lead.resume = null;
  switch (state) {
    case 'inquiry':
      handTo(draft, deskCustodian(rules, policy.desks.intake));
      return owe(draft, envelope, 'triage', holderOf(draft));
    case 'qualification':
      handTo(draft, deskCustodian(rules, deskNamed(envelope)));
      return owe(draft, envelope, 'qualification', holderOf(draft));
    case 'queued': {
      const { decision } = eventAs(envelope, 'lead.routed');
      handTo(draft, { kind: 'pool', id: decision.pool ?? '', ...decision.to });
      // The engine tried the pool again in vain: the clock of the wait goes on.
      if (draft.lead.obligations.some((one) => one.kind === 'queued')) return undefined;
      return owe(draft, envelope, 'queued', holderOf(draft));
    }
    case 'exception.desk':
      handTo(draft, deskCustodian(rules, policy.exception.desk));
      return owe(draft, envelope, 'exception', holderOf(draft));
    case 'exception.final':
      handTo(draft, finalCustodian(rules));
      return owe(draft, envelope, 'final-decision', holderOf(draft));
    case 'offered': {
      const { to, offer } = offerOf(envelope);
      draft.lead.offer = offer;
      draft.lead.owners = [...draft.lead.owners, to.person];
      handTo(draft, ownerCustodian(to));
      return owe(draft, envelope, 'offered', holderOf(draft));
    }
    case 'working.attempting':
      return enterAttempting(draft, envelope);
    case 'working.connected':
      return owe(draft, envelope, 'judgement', holderOf(draft));
    case 'held':
      return enterHeld(draft, envelope);
    case 'opportunity.result':
      return owe(draft, envelope, 'result', holderOf(draft));
    case 'arbitration':
      handTo(draft, deskCustodian(rules, policy.desks.arbitration));
      return owe(draft, envelope, 'arbitration', holderOf(draft));
    default:
      if (state.startsWith('nurture.')) return enterNurture(draft, envelope, name);
      if (state.endsWith('.approval') || !stepNamed(policy, name).owner) return enterApproval(draft, envelope, name);
      return owe(draft, envelope, 'step', holderOf(draft), name);
  }
};

export const enter: Action<Entering> = (draft, envelope, entering) => {
  if (envelope.event.type === 'lead.unmerged') restore(draft, envelope);
  else enterState(draft, envelope, entering);
};
