import { emptyList, withLast } from '../lead/short-list.ts';
import { deskCustodian, handTo, holderOf, ownerCustodian } from './custody.ts';
import { eventAs, tell, type Action, type Draft, type Envelope } from './draft.ts';
import { enter, noRefusals, owe, type Entering } from './entering.ts';
import {
  oblige,
  owes,
  PROMISED,
  release,
  releaseKind,
  releaseState,
  respond,
  startingAt,
} from './obligations.ts';
import { recordResult } from './results.ts';
import { hasGotFurther, isOpportunity, refusedTo, stepState } from './states.ts';

/** Every transition begins here: the entry gets its number, and what was judged takes effect. */
const stamp: Action = ({ lead }, { at, event }) => {
  lead.seq += 1;
  lead.at = at;
  const { verdict } = event;
  if (verdict?.terms !== undefined) lead.terms = verdict.terms;
};

const leave: Action = (draft, envelope) => releaseState(draft, envelope);

const capture: Action = (draft, envelope) => {
  const event = eventAs(envelope, 'inquiry.captured');
  const { lead } = draft;
  lead.facts = event.facts;
  lead.capturedAt = event.at;
  lead.registrar = event.registrar ?? null;
  lead.linkedTo = event.linkedTo ?? emptyList();
  handTo(draft, deskCustodian(envelope, envelope.rules.policy.desks.intake));
  owe(draft, envelope, 'first-response', holderOf(draft));
};

const startPass: Action = ({ lead }) => {
  lead.pass += 1;
  lead.attempts = 0;
  lead.lastAttemptAt = null;
  lead.reassignments = 0;
  lead.disputes = 0;
  lead.holds = 0;
  lead.refusals = noRefusals;
  lead.excluded = emptyList();
  lead.owners = emptyList();
  lead.offer = null;
  lead.resume = null;
  lead.approvals = emptyList();
  lead.returning = null;
  lead.acceptedAt = null;
};

const keepPlace: Action = ({ lead }) => {
  if (hasGotFurther(lead.state)) lead.resume = lead.state;
};

const exclude = ({ lead }: Draft, people: readonly string[]): void => {
  lead.excluded = [...new Set([...lead.excluded, ...people])];
};

const takeTurnBack = (draft: Draft, envelope: Envelope): void => {
  const { offer, custodian } = draft.lead;
  const rule = envelope.rules.policy.routing.find((one) => one.rule === offer?.rule);
  if (
    custodian !== null &&
    offer?.pool !== null &&
    offer?.pool !== undefined &&
    rule?.rejection === 'returns-turn'
  )
    tell(draft, { do: 'returnTurn', pool: offer.pool, person: custodian.person });
};

const reassign: Action = (draft, envelope) => {
  draft.lead.reassignments += 1;
  takeTurnBack(draft, envelope);
  exclude(draft, [...draft.lead.owners, holderOf(draft).person]);
  keepPlace(draft, envelope, undefined);
};

const accept: Action = (draft, { at }) => {
  const { lead } = draft;
  lead.acceptedAt = at;
  lead.lastOwner = { person: holderOf(draft).person, at };
};

const take: Action = (draft, envelope) => {
  const { by } = eventAs(envelope, 'lead.taken');
  draft.lead.owners = withLast(draft.lead.owners, by.person);
  draft.lead.offer = { pool: null, rule: 'lead.taken', named: false };
  handTo(draft, ownerCustodian(by));
  accept(draft, envelope, undefined);
};

const giveBackLead: Action = (draft, envelope) => {
  const { event } = envelope;
  if (event.type !== 'lead.rejected' && event.type !== 'lead.returned') return;
  const { reason, excuse = null, criterion = null, disputed = false } = event;
  const by = holderOf(draft).person;
  draft.lead.returning = { reason, by, excuse, criterion, disputed };
  if (event.type === 'lead.rejected') takeTurnBack(draft, envelope);
  recordResult(draft, event, event.type === 'lead.rejected' ? 'rejected' : 'returned', reason);
};

const reroute: Action = (draft, envelope) => {
  const { destination } = eventAs(envelope, 'lead.rerouted');
  const { returning } = draft.lead;
  if (destination.kind === 'arbitration') draft.lead.disputes += 1;
  if (destination.kind === 'routing' && returning !== null) {
    draft.lead.reassignments += 1;
    const rule = envelope.rules.policy.returns[returning.reason];
    if (rule?.excludeHolder === true) exclude(draft, [returning.by]);
  }
};

/** The prospect went quiet in mid-opportunity: the playbook's reason, in the owner's name. */
const stall: Action = (draft, { event, rules }) => {
  const reason = rules.policy.opportunity.stalled?.reason ?? '';
  const by = holderOf(draft).person;
  draft.lead.returning = { reason, by, excuse: null, criterion: null, disputed: false };
  recordResult(draft, event, 'returned', reason);
};

const rule: Action = (draft, envelope) => {
  const event = eventAs(envelope, 'arbitration.ruled');
  const rejecter = draft.lead.returning?.by;
  // Sales was wrong: the lead is routed again, and who rejected it may get it.
  if (event.for === 'marketing')
    draft.lead.excluded = draft.lead.excluded.filter((person) => person !== rejecter);
};

/** Contact with the prospect answers what was owed as an answer. */
const answer: Action = (draft, envelope) => {
  const event = eventAs(envelope, 'attempt.made');
  const { lead } = draft;
  if (event.automatic === true && !envelope.rules.policy.firstResponse.automaticMailCounts) return;
  lead.firstResponseAt ??= event.at;
  respond(draft);
  // A promise to call is kept at its time, or before it by reaching the prospect.
  const kept = (from: number): boolean => event.connected || from <= event.at;
  if (owes(lead, 'callback'))
    release(draft, (one) => one.kind === 'callback' && one.about !== null && kept(one.from), true);
  if (event.connected) releaseKind(draft, 'prospect-check', true);
};

const countAttempt: Action = (draft, envelope) => {
  const { lead } = draft;
  if (eventAs(envelope, 'attempt.made').automatic === true) return;
  lead.attempts += 1;
  lead.lastAttemptAt = envelope.at;
};

const attempting: Entering = { state: 'working.attempting' };

/** The decision after the last attempt is not put off by making one more. */
const planAttempt: Action = (draft, envelope) => {
  if (eventAs(envelope, 'attempt.made').automatic === true) return;
  if (owes(draft.lead, 'decision')) return;
  releaseKind(draft, 'attempt', true);
  enter(draft, envelope, attempting);
};

/** The time agreed now takes the place of any promised before. */
const hold: Action = (draft) => {
  draft.lead.holds += 1;
  if (isOpportunity(draft.lead.state)) draft.lead.resume = draft.lead.state;
  releaseKind(draft, 'callback', false);
};

const promiseCallback: Action = (draft, envelope) => {
  const { callbackAt: from } = eventAs(envelope, 'prospect.askedForCallback');
  const owedBy = holderOf(draft);
  release(draft, (one) => one.kind === 'callback' && one.about === PROMISED, false);
  oblige(draft, envelope, 'callback', owedBy, PROMISED, startingAt(from));
};

const approve: Action = (draft, envelope) => {
  const event = eventAs(envelope, 'approval.given');
  draft.lead.approvals = withLast(draft.lead.approvals, event.actor);
  release(draft, (one) => one.kind === 'approval' && one.owedBy === event.actor, true);
};

/** The others need not answer any more; whoever goes on does the refused step again. */
const refuseApproval: Action = (draft, envelope) => {
  const { step, actor } = eventAs(envelope, 'approval.refused');
  const { lead } = draft;
  lead.refusals = { ...lead.refusals, [step]: (lead.refusals[step] ?? 0) + 1 };
  lead.resume = stepState(refusedTo(envelope.rules.policy, step));
  release(draft, (one) => one.kind === 'approval' && one.owedBy === actor, true);
};

/** The event carries all facts anew: a segment or owner that no longer follows from them is gone. */
const enrich: Action = (draft, envelope) => {
  draft.lead.facts = eventAs(envelope, 'lead.enriched').facts;
};

const refer: Action = ({ lead }) => {
  lead.referrals += 1;
};

const owed: Action = (draft, envelope) => {
  if (draft.lead.obligations.some((one) => one.kind === 'reply' && one.about === null)) return;
  owe(draft, envelope, 'reply', holderOf(draft));
};

const barMail: Action = ({ lead }) => {
  lead.mailBarred = true;
};

/** The actions of intake, routing and sales by name. */
export const workActions = {
  stamp,
  leave,
  enter: (draft, envelope, entering: Entering) => enter(draft, envelope, entering),
  capture,
  enrich,
  startPass,
  refer,
  reassign,
  keepPlace,
  accept,
  take,
  giveBackLead,
  reroute,
  stall,
  rule,
  answer,
  countAttempt,
  planAttempt,
  hold,
  promiseCallback,
  approve,
  refuseApproval,
  owed,
  barMail,
} satisfies Record<string, Action<never>>;
