import type { LeadEvent } from '../lead/event.ts';
import type { PassResult } from '../lead/lead.ts';
import { eventAs, type Action, type Draft } from './draft.ts';
import { release } from './obligations.ts';

/** Records how a pass ended and has the registrar told. */
export const recordResult = (
  draft: Draft,
  event: LeadEvent,
  result: PassResult['result'],
  reason: string | null,
  amount: number | null = null,
): void => {
  const record: PassResult = { pass: draft.lead.pass, result, reason, by: event.actor, at: event.at, amount };
  draft.lead.results = [...draft.lead.results, record];
  draft.effects.push({ do: 'reportResult', registrar: draft.lead.registrar, result: record });
};

/** A closed lead has no custodian, no obligation and nothing to go on from. */
const close: Action = (draft, { event }) => {
  release(draft, () => true, event.type === 'deal.won' || event.type === 'deal.lost');
  draft.lead.custodian = null;
  draft.lead.offer = null;
  draft.lead.resume = null;
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
  close,
  win: (draft, envelope) => recordResult(draft, envelope.event, 'won', null, eventAs(envelope, 'deal.won').amount),
  lose: (draft, envelope) => recordResult(draft, envelope.event, 'lost', eventAs(envelope, 'deal.lost').reason),
  loseToOther: (draft, { event }) => recordResult(draft, event, 'lost', 'bought-elsewhere'),
  loseOnReturn: (draft, { event }) => recordResult(draft, event, 'lost', draft.lead.returning?.reason ?? null),
  disqualify: (draft, { event }) => recordResult(draft, event, 'disqualified', criterionOf(draft, event)),
  expire: (draft, { event }) => recordResult(draft, event, 'expired', null),
} satisfies Record<string, Action>;
