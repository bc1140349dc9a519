import type { LeadEvent } from '@baton/core';
import type { Offer } from './digest.ts';
import type { ReplayedStep } from './replay-steps.ts';

const answerOf = ({ type }: LeadEvent): NonNullable<Offer['answer']> => {
  if (type === 'lead.accepted') return 'accepted';
  if (type === 'lead.rejected') return 'rejected';
  return type === 'obligation.due' ? 'lapsed' : 'withdrawn';
};

/** Keeps the book of offers: to whom, by which rule, and how each was answered. */
export class OfferBook {
  readonly offers: Offer[] = [];
  #standing: Offer | null = null;
  #criterion: string | null = null;

  take(step: ReplayedStep): void {
    const { entry, lead } = step;
    const { event, from, to } = entry;
    this.#noteCriterion(event);
    if (this.#standing !== null && (to !== 'offered' || event.type === 'lead.routed'))
      this.#answer(this.#standing, event);
    if (to === 'offered' && this.#standing === null) this.#open(step, from);
    if (this.#standing === null || entry.custodian.to === null) return;
    this.#standing.person = entry.custodian.to.person;
    this.#standing.due = lead.obligations.find(({ kind }) => kind === 'offered')?.due ?? null;
  }

  #open({ entry, lead }: ReplayedStep, from: string): void {
    const { event } = entry;
    const rule = event.type === 'lead.routed' ? event.decision.rule : null;
    this.#standing = {
      at: entry.at,
      person: entry.custodian.to?.person ?? '',
      pass: lead.pass,
      rule: from === 'merged' ? (lead.offer?.rule ?? null) : rule,
      criterion: this.#criterion,
      due: null,
      answer: null,
      answeredAt: null,
      reason: null,
      excuse: null,
    };
    this.offers.push(this.#standing);
  }

  #answer(offer: Offer, event: LeadEvent): void {
    offer.answer = answerOf(event);
    offer.answeredAt = event.at;
    if (event.type === 'lead.rejected') {
      offer.reason = event.reason;
      offer.excuse = event.excuse ?? null;
    }
    this.#standing = null;
  }

  /** What passed the lead on to sales: a rule by its name, or a person's own judgement. */
  #noteCriterion(event: LeadEvent): void {
    if (event.type === 'lead.qualified') this.#criterion = null;
    const qualify = event.verdict?.qualify;
    if (qualify?.then?.kind === 'qualified') this.#criterion = qualify.rule;
    const requalify = event.verdict?.requalify;
    if (event.type === 'lead.requalified') this.#criterion = requalify?.rule ?? null;
  }
}
