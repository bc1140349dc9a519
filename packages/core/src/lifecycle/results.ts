import type { LeadEvent } from '../lead/event.ts';
import type { PassResult } from '../lead/lead.ts';
import { withLast } from '../lead/short-list.ts';
import { eventAs, tell, type Action, type Draft } from './draft.ts';
import { release } from './obligations.ts';

/** Records how a pass ended and has the registrar told. */
export const recordResult = (
  draft: Draft,
  event: LeadEvent,
  result: PassResult['result'],
  reason: string | null,
  amount: number | null = null,
): void => {
  const { lead } = draft;
  // What the engine carries out was said by whoever returned the lead.
  const by = event.type === 'lead.rerouted' ? (lead.returning?.by ?? event.actor) : event.actor;
  const record: PassResult = { pass: lead.pass, result, reason, by, at: event.at, amount };
  lead.results = withLast(lead.results, record);
  tell(draft, { do: 'reportResult', registrar: lead.registrar, result: record });
};

/**
 * A closed lead has no custodian, no obligation and nothing to go on from. One that was merged keeps where it stood, since
 * the merge can be undone.
 */
export const close: Action = (draft, { event }) => {
  const { lead } = draft;
  release(draft, () => true, false);
  lead.custodian = null;
  if (event.type === 'lead.merged') return;
  lead.offer = null;
  lead.resume = null;
  lead.returning = null;
};

/** Why a lead is disqualified, whoever said it: a rule, a desk, a rep with a criterion, the arbiter. */
const criterionOf = (draft: Draft, event: LeadEvent): string | null => {
  switch (event.type) {
    case 'lead.disqualified':
    case 'arbitration.ruled':
      return event.criterion ?? null;
    case 'lead.rerouted':
      return draft.lead.returning?.criterion ?? draft.lead.returning?.reason ?? null;
    default: {
      const then = event.verdict?.qualify?.then;
      return then?.kind === 'disqualify' ? then.criterion : null;
    }
  }
};

/** The actions that end a pass or a lead, by name. */
export const resultActions = {
  win: (draft, envelope) =>
    recordResult(draft, envelope.event, 'won', null, eventAs(envelope, 'deal.won').amount),
  lose: (draft, envelope) =>
    recordResult(draft, envelope.event, 'lost', eventAs(envelope, 'deal.lost').reason),
  loseToOther: (draft, { event }) => recordResult(draft, event, 'lost', 'bought-elsewhere'),
  loseOnReturn: (draft, { event }) =>
    recordResult(draft, event, 'lost', draft.lead.returning?.reason ?? null),
  disqualify: (draft, { event }) =>
    recordResult(draft, event, 'disqualified', criterionOf(draft, event)),
  expire: (draft, { event }) => recordResult(draft, event, 'expired', null),
} satisfies Record<string, Action>;
