import type { CalendarException, CalendarProblem, CalendarSpec } from './calendar-spec.ts';
import { checkCalendar, checkExceptions } from './check-calendar.ts';
import { closuresOf } from './closures.ts';
import { readExceptions } from './open-days.ts';
import type { Outcome } from './outcome.ts';
import { lazyTimeline, openTimeline, type Timeline, timelineWithout } from './timeline.ts';

export type { CalendarException, CalendarProblem, CalendarSpec, Window } from './calendar-spec.ts';

/** A compiled calendar. Its timeline grows with the instants it is asked about; that changes no answer. */
export type Calendar = {
  readonly kind: 'calendar';
  readonly spec: CalendarSpec;
  readonly timeline: Timeline;
};

/** A calendar or everything wrong with it; `message` and `fix` are the first problem's. */
export type CalendarOutcome =
  | Extract<Outcome<Calendar>, { ok: true }>
  | (Extract<Outcome<Calendar>, { ok: false }> & { readonly problems: readonly CalendarProblem[] });

const outcome = (
  spec: CalendarSpec,
  problems: readonly CalendarProblem[],
  timeline: () => Timeline,
): CalendarOutcome => {
  const first = problems[0];
  if (first !== undefined) return { ok: false, message: first.message, fix: first.fix, problems };
  return { ok: true, value: { kind: 'calendar', spec, timeline: timeline() } };
};

/**
 * Checks and compiles a calendar for the years of `[from, to]` (epoch ms, within 1900 to 2400). Questions beyond that
 * range are answered too, by compiling more years. Refuses an unknown zone, windows that overlap, are empty or cross
 * midnight, dates that do not exist, and a calendar that never opens.
 */
export const compileCalendar = (
  spec: CalendarSpec,
  { from, to }: { readonly from: number; readonly to: number },
): CalendarOutcome => outcome(spec, checkCalendar(spec), () => openTimeline(spec, from, to));

/** The same, but compiles no year until one is asked about. */
export const lazyCalendar = (spec: CalendarSpec): CalendarOutcome =>
  outcome(spec, checkCalendar(spec), () => lazyTimeline(spec));

/**
 * A person's own calendar: the calendar with the person's absences as further exceptions, which count over the
 * calendar's own. It compiles the years that it is asked about. An absence with windows (`working`) is a special opening: somebody who works this Saturday.
 */
export const subtractAbsences = (
  calendar: Calendar,
  absences: readonly CalendarException[],
): CalendarOutcome => {
  const { spec, timeline } = calendar;
  const own = { ...spec, exceptions: [...spec.exceptions, ...absences] };
  return outcome(own, checkExceptions(absences, ['absences']), () => {
    const closures = closuresOf(readExceptions(absences));
    return closures === null ? lazyTimeline(own) : timelineWithout(own, timeline, closures);
  });
};
