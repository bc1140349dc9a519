import { type Calendar, compileCalendar, elapsed, type Org, subtractAbsences } from '@baton/core';

const compiled = (org: Org, from: number, until: number): ReadonlyMap<string, Calendar> =>
  new Map(
    Object.entries(org.calendars).flatMap(([id, spec]) => {
      const calendar = compileCalendar(spec, { from, to: until });
      return calendar.ok ? [[id, calendar.value]] : [];
    }),
  );

/** Milliseconds that each person is at work in `[from, until)`, the absences in the org taken out. */
export const hoursAtWork = (org: Org, from: number, until: number): ReadonlyMap<string, number> => {
  const calendars = compiled(org, from, until);
  return new Map(
    Object.values(org.people).flatMap(({ id, calendar, away }) => {
      const common = calendars.get(calendar);
      const own = common === undefined ? undefined : subtractAbsences(common, away);
      return own?.ok === true ? [[id, elapsed(own.value, from, until)] as const] : [];
    }),
  );
};
