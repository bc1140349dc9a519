import { compileCalendar, type CalendarSpec, type Clock, WALL } from '@baton/core';
import { type Reach, weekdays } from './reach.ts';

const minutesOf = (text: string): number =>
  Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/**
 * The clock on which notices may come; the wall clock when the calendar is gone from the org. Throws a RangeError for hours that
 * are none, as one of an unknown zone.
 */
export const hoursClock = (
  hours: Reach['hours'],
  calendarOf: (id: string) => Clock | null,
  at: number,
): Clock => {
  if (hours === null) return WALL;
  if ('calendar' in hours) return calendarOf(hours.calendar) ?? WALL;
  const window = [minutesOf(hours.from), minutesOf(hours.to)] as const;
  const open = Object.fromEntries(hours.days.map((day) => [weekdays.indexOf(day), [window]]));
  const spec: CalendarSpec = {
    zone: hours.zone,
    open,
    businessDayMs: (window[1] - window[0]) * 60_000,
    exceptions: [],
  };
  const compiled = compileCalendar(spec, { from: at, to: at });
  if (!compiled.ok) throw new RangeError(compiled.message);
  return compiled.value;
};
