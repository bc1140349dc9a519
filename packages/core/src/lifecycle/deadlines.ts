import { coverFor } from './cover.ts';
import { handTo, holderOf, ownerCustodian } from './custody.ts';
import { eventAs, partyOf, type Action, type Draft, type Envelope } from './draft.ts';
import { enter, owe } from './entering.ts';
import { parseRung, rungAfter, rungOf } from './ladder.ts';
import { clockOf, reassignObligation, rebased, release, replaceObligation, termsOf } from './obligations.ts';
import { isOpportunity } from './states.ts';
import { wordsFor } from './words.ts';
import type { Lead, Obligation } from '../lead/lead.ts';

const dueObligation = (draft: Draft, envelope: Envelope): Obligation => {
  const { id } = eventAs(envelope, 'obligation.due');
  const obligation = draft.lead.obligations.find((one) => one.id === id);
  if (obligation === undefined) throw new Error(`lead ${draft.lead.id} has no obligation ${id}`);
  return obligation;
};

/** Tells whom the rung names, records a miss at 100% and sets the next rung. Runs before the state is left. */
const fireRung = (draft: Draft, envelope: Envelope): void => {
  const { rules, event } = envelope;
  const obligation = dueObligation(draft, envelope);
  const { ladder } = termsOf(rules, draft.lead, obligation);
  for (const name of rungOf(ladder, obligation.rung).notify) {
    const to = name === 'holder' ? { person: obligation.owedBy } : { name, of: obligation.owedBy };
    draft.effects.push({ do: 'notify', to, about: obligation, rung: obligation.rung });
  }
  const missed = obligation.missed || parseRung(obligation.rung).percent >= 100;
  const fired = { ...obligation, missed };
  const next = rungAfter(fired, clockOf(rules, obligation.clock), ladder, event.at);
  replaceObligation(draft, obligation.id, { missed, ...next });
  // A mail that goes out and an expiry are planned, not missed.
  if (!missed || obligation.missed || obligation.kind === 'expiry' || obligation.need === 0) return;
  draft.effects.push({ do: 'recordMiss', obligation: fired });
  if (obligation.kind === 'step' && rules.policy.opportunity.stalled !== null)
    owe(draft, envelope, 'prospect-check', holderOf(draft));
};

const fire: Action = (draft, envelope) => fireRung(draft, envelope);

/** The approval goes to a deputy who neither approved the step nor owes it already, else to the final decision maker. */
const delegate: Action = (draft, envelope) => {
  const obligation = dueObligation(draft, envelope);
  const taken = new Set([
    ...draft.lead.approvals,
    ...draft.lead.obligations.filter((one) => one.kind === 'approval').map((one) => one.owedBy),
  ]);
  const deputy = envelope.rules.who(`deputies:${obligation.owedBy}`).find((one) => !taken.has(one.person));
  const to = deputy ?? partyOf(envelope.rules, `final:${envelope.rules.policy.exception.desk}`);
  if (!taken.has(to.person)) reassignObligation(draft, obligation, to.person);
};

/** Deputies take over what is due while the holder is away. */
const cover: Action = (draft, envelope) => {
  const found = coverFor(draft.lead, envelope);
  if (found?.kind !== 'cover') return;
  for (const obligation of draft.lead.obligations) {
    const to = found.takes.get(obligation.id);
    if (to !== undefined) reassignObligation(draft, obligation, to);
  }
  if (found.custodian === null) return;
  const before = holderOf(draft);
  handTo(draft, before.kind === 'person' ? ownerCustodian(found.custodian) : { ...before, ...found.custodian });
};

/** Whether what is owed in this state is still what the policy asks for there. */
const stillFits = (lead: Lead, { rules }: Envelope): boolean => {
  const step = rules.policy.opportunity.steps.find((one) => lead.state === `opportunity.${one.step}`);
  const asks = step === undefined ? null : step.owner ? 'step' : 'approval';
  if (asks !== null) return lead.obligations.some((one) => one.kind === asks);
  const attempt = lead.obligations.find((one) => one.kind === 'attempt');
  return attempt === undefined || Number(attempt.about) < rules.policy.cadence.attempts.length;
};

/** Obligations under the new version: used time kept; what the version no longer knows is opened anew. */
const rebase: Action = (draft, envelope) => {
  const { lead } = draft;
  const { rules, event } = envelope;
  const track = rules.policy.nurture.find((one) => lead.state === `nurture.${one.track}`);
  if (track !== undefined) release(draft, (one) => one.kind === 'touch' && Number(one.about) >= track.touches.length, false);
  if (!stillFits(lead, envelope)) {
    release(draft, (one) => one.kind === 'step' || one.kind === 'approval' || one.kind === 'attempt', false);
    const name = isOpportunity(lead.state) ? { name: lead.state.split('.')[1] ?? '' } : {};
    enter(draft, envelope, { state: lead.state, ...name });
  }
  lead.obligations = lead.obligations.map((one) =>
    one.since === event.at && one.from >= event.at
      ? one
      : rebased(draft, envelope, one, wordsFor(rules, lead, one, event.at)),
  );
};

const adopt: Action = ({ lead }, envelope) => {
  lead.policy = eventAs(envelope, 'policy.adopted').to;
  lead.calendars = envelope.rules.calendars;
};

/** The actions of deadlines, absences and adoption by name. */
export const deadlineActions = { fire, delegate, cover, rebase, adopt } satisfies Record<string, Action>;
