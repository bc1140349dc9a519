import type { Org, Person } from '../org/org.ts';
import {
  type Calendar,
  type CalendarOutcome,
  lazyCalendar,
  subtractAbsences,
} from '../time/calendar.ts';
import type { CalendarSpec, Window } from '../time/calendar-spec.ts';
import { type Clock, WALL } from '../time/clock.ts';
import { DAY_MS } from '../time/span.ts';
import type { Hours } from './org-member.ts';

/** When people are there. */
export interface Presence extends Hours {
  readonly calendar: (id: string) => Clock;
}

const wholeDay: readonly Window[] = [[0, 1440]];
const everyDay: CalendarSpec['open'] = Object.fromEntries(
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => [weekday, wholeDay]),
);

const compiled = (outcome: CalendarOutcome, of: string): Calendar => {
  if (outcome.ok) return outcome.value;
  throw new Error(`the org was not checked: ${of}: ${outcome.message}`);
};

/** What was compiled of a calendar once: the orgs that a simulation draws absences into share their calendars. */
const calendars = new WeakMap<CalendarSpec, Calendar>();

const compile = (spec: CalendarSpec, of: string): Calendar => {
  let calendar = calendars.get(spec);
  if (calendar === undefined) calendars.set(spec, (calendar = compiled(lazyCalendar(spec), of)));
  return calendar;
};

/** Open always, by zone. */
const always = new Map<string, Calendar>();

const alwaysIn = (zone: string): Calendar => {
  let calendar = always.get(zone);
  if (calendar === undefined) {
    const spec = { zone, open: everyDay, businessDayMs: DAY_MS, exceptions: [] };
    always.set(zone, (calendar = compiled(lazyCalendar(spec), zone)));
  }
  return calendar;
};

/** Open always but during absences, so that an absence and a night are told apart. */
const compileAbsence = ({ id, away }: Person, zone: string): Calendar => {
  const wholeDays = away.map((one) =>
    one.working === false ? one : { ...one, working: wholeDay },
  );
  return compiled(subtractAbsences(alwaysIn(zone), wholeDays), id);
};

const lazily = <T>(make: (id: string) => T): ((id: string) => T) => {
  const made = new Map<string, T>();
  return (id) => {
    let value = made.get(id);
    if (value === undefined) made.set(id, (value = make(id)));
    return value;
  };
};

/**
 * Presence in an org: calendars compiled when first asked for, people's absences taken out. Throws for a person or a
 * calendar that the org does not have: documents are checked before.
 */
export const presenceIn = (org: Org): Presence => {
  const personOf = (id: string): Person => {
    const person = org.people[id];
    if (person === undefined) throw new Error(`no person ${id} in org ${org.name}`);
    return person;
  };
  const specOf = (id: string): CalendarSpec => {
    const spec = org.calendars[id];
    if (spec === undefined) throw new Error(`no calendar ${id} in org ${org.name}`);
    return spec;
  };
  const calendar = lazily((id) => compile(specOf(id), id));
  const working = (id: string): Clock => {
    const { away, calendar: own } = personOf(id);
    return away.length === 0 ? calendar(own) : compiled(subtractAbsences(calendar(own), away), id);
  };
  const present = (id: string): Clock => {
    const person = personOf(id);
    return person.away.length === 0 ? WALL : compileAbsence(person, specOf(person.calendar).zone);
  };
  // What was asked last: the questions of one step are mostly about one calendar.
  let asked = 'wall';
  let answer: Clock = WALL;
  const clock = (id: string): Clock => {
    if (id === asked) return answer;
    answer = id === 'wall' ? WALL : calendar(id);
    asked = id;
    return answer;
  };
  return { calendar: clock, present, working };
};
