import { type Clock, due, nextOpen, WALL } from './clock.ts';
import type { Calendar } from './calendar.ts';
import { monthsLater } from './months-later.ts';
import { DAY_MS, type Span } from './span.ts';

/** What a span asks for: so many milliseconds of that clock. */
export type Need = { readonly clock: Clock; readonly ms: number };

/**
 * How much of which clock a span needs from an instant on. Wall spans and months run on the wall clock (months are
 * counted in the calendar's zone, from `from`), business time on the calendar. On a wall clock instead of a calendar,
 * which is always open, business time is wall time, a business day is 24 hours and months are counted in UTC.
 */
export const needMs = (span: Span, clock: Clock, from: number): Need => {
  switch (span.unit) {
    case 'wall':
      return { clock: WALL, ms: span.ms };
    case 'open':
      return { clock, ms: span.ms };
    case 'openDays':
      return {
        clock,
        ms: Math.round(span.days * (clock.kind === 'wall' ? DAY_MS : clock.spec.businessDayMs)),
      };
    case 'months':
      return {
        clock: WALL,
        ms: monthsLater(clock.kind === 'wall' ? 'UTC' : clock.spec.zone, from, span.months) - from,
      };
    default:
      return span satisfies never;
  }
};

/** The instant at which a span that starts at `from` is over. */
export const dueAfter = (span: Span, clock: Clock, from: number): number => {
  const need = needMs(span, clock, from);
  return due(need.clock, from, need.ms);
};

/** When the person with this calendar (absences taken out) is at work again: `at`, if they are. */
export const nextAvailable = (personCalendar: Calendar, at: number): number =>
  nextOpen(personCalendar, at);
