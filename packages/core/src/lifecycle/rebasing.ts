import type { Obligation } from '../lead/lead.ts';
import { due } from '../time/clock.ts';
import type { Draft, Envelope } from './draft.ts';
import { rebasedRung, usedBy } from './ladder.ts';
import { clockIdOf, clockOf, clocksOf, needOf } from './obligations.ts';
import { clauseOf, termsBy } from './sla-terms.ts';
import { wordsFor } from './words.ts';

/**
 * An open obligation under other rules: the time used is kept and what remains of the new need is counted from now on;
 * what may not start yet keeps its start, or gets the one the new policy says.
 */
export const rebased = (
  { lead }: Draft,
  { event, rules }: Envelope,
  obligation: Obligation,
): Obligation => {
  const { kind, about, since } = obligation;
  const clause = clauseOf(rules.policy, lead, kind, about);
  const terms = termsBy(rules.policy, lead, kind, about, clause);
  const words = wordsFor(rules, lead, kind, about, obligation.calendar, event.at, since);
  const start = words.from ?? obligation.from;
  const started = obligation.from <= event.at || start <= event.at;
  const from = started ? event.at : start;
  const used = started ? usedBy(obligation, clockOf(rules, obligation.clock), event.at) : 0;
  const calendar = terms.calendar ?? obligation.calendar;
  const needed = needOf(rules, calendar, terms, words, words.evenPast ? start : from);
  const need = needed.ms;
  const clock = clockIdOf(needed, calendar);
  const base = { ...obligation, from, used, need, clock, calendar };
  const clocks = clocksOf(rules, base);
  const dueAt = due(clocks.need, from, Math.max(0, need - used));
  const retimed = { ...base, due: dueAt, clause };
  return { ...retimed, ...rebasedRung(retimed, clocks, terms.ladder, event.at) };
};
