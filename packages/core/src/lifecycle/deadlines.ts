import { copyObligation } from '../lead/copy-obligation.ts';
import type { Obligation } from '../lead/lead.ts';
import { coverFor } from './cover.ts';
import { finalName, handTo, holderOf, ownerCustodian } from './custody.ts';
import { eventAs, partyOf, tell, type Action, type Draft, type Envelope } from './draft.ts';
import { owe } from './entering.ts';
import { parseRung, rungAfter, rungOf } from './ladder.ts';
import { clocksOf, obligationIn, reassignObligation, replaceObligation } from './obligations.ts';
import { prefixing } from './said-again.ts';
import { termsOf } from './sla-terms.ts';
import { isOwned } from './states.ts';

const dueObligation = (draft: Draft, envelope: Envelope): Obligation => {
  const { id } = eventAs(envelope, 'obligation.due');
  const obligation = obligationIn(draft.lead, id);
  if (obligation === undefined) throw new Error(`lead ${draft.lead.id} has no obligation ${id}`);
  return obligation;
};

/** A mail that goes out and an expiry are planned, not missed. */
const canBeMissed = ({ kind, need }: Obligation): boolean => kind !== 'expiry' && need > 0;

/** Tells whom the rung names, records a miss at 100% and sets the next rung. Runs before the state is left. */
const fire: Action = (draft, envelope) => {
  const { rules, at } = envelope;
  const obligation = dueObligation(draft, envelope);
  const { ladder } = termsOf(rules.policy, draft.lead, obligation.kind, obligation.about);
  for (const name of rungOf(ladder, obligation.rung).notify) {
    const to = name === 'holder' ? { person: obligation.owedBy } : { name, of: obligation.owedBy };
    tell(draft, { do: 'notify', to, about: obligation, rung: obligation.rung });
  }
  const missed = obligation.missed || parseRung(obligation.rung).percent >= 100;
  const { rung, next } = rungAfter(obligation, clocksOf(rules, obligation), ladder, at);
  const fired = copyObligation(obligation);
  fired.rung = rung;
  fired.next = next;
  fired.missed = missed;
  replaceObligation(draft, fired);
  if (!missed || obligation.missed || !canBeMissed(obligation)) return;
  const missing = copyObligation(obligation);
  missing.missed = true;
  tell(draft, { do: 'recordMiss', obligation: missing });
};

/** When a step becomes overdue: is the prospect still there? */
const checkProspect: Action = (draft, envelope) => {
  const { kind } = dueObligation(draft, envelope);
  if (
    kind === 'step' &&
    envelope.rules.policy.opportunity.stalled !== null &&
    eventAs(envelope, 'obligation.due').rung === '100'
  )
    owe(draft, envelope, 'prospect-check', holderOf(draft));
};

const deputiesName = prefixing('deputies:');

/** The approval goes to a deputy who neither approved the step nor owes it already, else to the final decision maker. */
const delegate: Action = (draft, envelope) => {
  const { rules } = envelope;
  const obligation = dueObligation(draft, envelope);
  const taken = new Set([
    ...draft.lead.approvals,
    ...draft.lead.obligations.filter((one) => one.kind === 'approval').map((one) => one.owedBy),
  ]);
  const deputies = envelope.who.parties(deputiesName(obligation.owedBy));
  const to =
    deputies.find((one) => !taken.has(one.person)) ??
    partyOf(envelope, finalName(rules.policy.exception.desk));
  if (!taken.has(to.person)) reassignObligation(draft, dueObligation(draft, envelope), to.person);
};

/** Deputies take over what is due while the holder is away; a deputy of the owner is an owner of the pass. */
const cover: Action = (draft, envelope) => {
  const { lead } = draft;
  const found = coverFor(lead, envelope);
  if (found?.kind !== 'cover') return;
  for (const obligation of lead.obligations) {
    const to = found.takes.get(obligation.id);
    if (to !== undefined) reassignObligation(draft, obligation, to);
  }
  if (found.custodian === null) return;
  const { person, calendar } = found.custodian;
  const before = holderOf(draft);
  if (isOwned(lead.state)) lead.owners = [...lead.owners, person];
  handTo(
    draft,
    before.kind === 'person' ? ownerCustodian(found.custodian) : { ...before, person, calendar },
  );
};

/** The actions of deadlines and absences by name. */
export const deadlineActions = {
  fire,
  checkProspect,
  delegate,
  cover,
} satisfies Record<string, Action>;
