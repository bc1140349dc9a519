import { type Clock, elapsed, isClosed, WALL } from '@baton/core';
import type { Attempt, Life } from './digest.ts';
import type { ReplayedStep } from './replay-steps.ts';

/** Keeps the book of contacts and of how far the lead has come. */
export class LifeBook {
  readonly attempts: Attempt[] = [];
  readonly life: Life = {
    pass: 0,
    firstAttempt: null,
    firstResponse: null,
    owner: null,
    acceptedAt: null,
    won: null,
    closedAt: null,
    boughtElsewhereAt: null,
    firstResponseMet: null,
    attemptsMet: 0,
    attemptsMissed: 0,
    isRuledOut: false,
  };
  #clock: Clock = WALL;

  take(step: ReplayedStep): void {
    const { entry, lead } = step;
    const { life } = this;
    const { at, event } = entry;
    const owed = lead.obligations.find(({ kind }) => kind === 'first-response');
    if (this.#clock === WALL && owed !== undefined) this.#clock = step.calendar(owed.calendar);
    const since = (): { at: number; businessMs: number } => ({
      at,
      businessMs: elapsed(this.#clock, lead.capturedAt, at),
    });
    if (lead.firstResponseAt === at) life.firstResponse ??= since();
    if (event.type === 'attempt.made') {
      const isByHand = event.automatic !== true;
      if (isByHand) life.firstAttempt ??= { ...since(), by: event.actor };
      this.#attempt(step);
    }
    if (event.type === 'prospect.boughtElsewhere') life.boughtElsewhereAt ??= at;
    if (entry.to === 'won' && event.type === 'deal.won')
      life.won = { at, amount: event.amount, by: event.actor };
    if (entry.to === 'offered') life.owner ??= entry.custodian.to?.person ?? null;
    if (lead.acceptedAt !== null) life.acceptedAt ??= lead.acceptedAt;
    life.owner = lead.lastOwner?.person ?? lead.owners.at(-1) ?? life.owner;
    life.pass = lead.pass;
    life.closedAt = isClosed(entry.to) ? at : null;
    life.isRuledOut = entry.to === 'disqualified' && entry.seq === 1;
  }

  #attempt({ entry, before, lead, engine }: ReplayedStep): void {
    const { event } = entry;
    if (event.type !== 'attempt.made') return;
    const isCounted = lead.attempts > (before?.attempts ?? 0);
    const no = isCounted ? lead.attempts : null;
    this.attempts.push({
      at: entry.at,
      person: event.actor,
      pass: lead.pass,
      no,
      channel: event.channel,
      planned: no === null ? null : (engine.policy.cadence.attempts[no - 1]?.channel ?? null),
      connected: event.connected,
      automatic: event.automatic ?? false,
    });
  }
}
