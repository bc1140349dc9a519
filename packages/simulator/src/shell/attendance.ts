import {
  type Calendar,
  type CalendarException,
  type Clock,
  compileCalendar,
  DAY_MS,
  nextOpen,
  type Org,
  subtractAbsences,
} from '@baton/core';
import type { Dice } from '../people/draw.ts';
import { hashPair } from '../random/id-hash.ts';
import { PURPOSE } from '../world/purposes.ts';
import type { World } from '../world/world.ts';
import { type Day, daysOf } from './days.ts';
import type { Hours } from './server.ts';

/** Who is there when, in one replication: the org's absences and those that the world draws. */
export interface Attendance {
  /** The org as the engine sees it: with the absences that were announced. */
  readonly announced: Org;
  /** A person's real hours, and what they would be without absences. */
  readonly hoursOf: (person: string) => Hours;
  /** When announced absences begin, at the hour at which the person would first be missed. */
  readonly leaves: readonly {
    readonly person: string;
    readonly at: number;
    readonly until: number;
  }[];
}

const COMPILED_FROM = Date.UTC(2025, 0, 1);

/** Working days in a month, on average. */
const WORKDAYS_A_MONTH = 21;

const sells = (org: Org, person: string): boolean =>
  org.people[person]?.role === 'rep' ||
  Object.values(org.pools).some(({ members }) => members.some((one) => one.person === person));

interface Absence {
  readonly day: Day;
  readonly announced: boolean;
}

/**
 * Days away: on each working day an absence may begin, drawn for the person and the date alone, and goes on for as many
 * working days as the world says.
 */
const drawn = (
  { org, world, dice, from, until }: AttendanceInput,
  person: string,
): readonly Absence[] => {
  const { reps, managers } = world.document;
  const { daysPerMonth, announced, inARow } = sells(org, person) ? reps.absence : managers.travels;
  const open = org.calendars[org.people[person]?.calendar ?? '']?.open ?? {};
  const absences: Absence[] = [];
  if (daysPerMonth === 0) return absences;
  // Absences of n days and presences between them that end with chance p a day: n / (n + (1 - p) / p) is the share away.
  const away = daysPerMonth / WORKDAYS_A_MONTH;
  const begins = 1 / (1 + (inARow * (1 - away)) / away);
  const whose = dice.hash(person);
  let left = 0;
  let known = true;
  // Whoever left before the simulation begins may still be away.
  for (const day of daysOf(from - 3 * inARow * DAY_MS, until + DAY_MS)) {
    if ((open[day.weekday]?.length ?? 0) === 0) continue;
    if (left === 0) {
      const address = hashPair(whose, day.hash);
      if (dice.uniform(address, PURPOSE.absence) < begins) {
        left = inARow;
        known = dice.uniform(address, PURPOSE.absence, 1) < announced;
      }
    }
    if (left === 0) continue;
    left -= 1;
    absences.push({ day, announced: known });
  }
  return absences;
};

/** Calendars compiled once for an org, not once for each replication. */
const compiled = new WeakMap<Org, Map<string, Calendar>>();

const calendarOf = (org: Org, id: string): Calendar => {
  let calendars = compiled.get(org);
  if (calendars === undefined) compiled.set(org, (calendars = new Map<string, Calendar>()));
  let calendar = calendars.get(id);
  if (calendar === undefined) {
    const spec = org.calendars[id];
    if (spec === undefined) throw new Error(`no calendar ${id} in org ${org.name}`);
    const outcome = compileCalendar(spec, { from: COMPILED_FROM, to: COMPILED_FROM });
    if (!outcome.ok) throw new Error(`the org was not checked: ${outcome.message}`);
    calendars.set(id, (calendar = outcome.value));
  }
  return calendar;
};

const without = (calendar: Calendar, absences: readonly CalendarException[]): Calendar => {
  if (absences.length === 0) return calendar;
  const own = subtractAbsences(calendar, absences);
  if (!own.ok) throw new Error(`the org was not checked: ${own.message}`);
  return own.value;
};

/**
 * The first instant of an absence at which the person would be at work otherwise, and when they are back. The absence is told
 * by the midnights of its first and last date.
 */
const leaveOf = (usual: Clock, own: Clock, first: number, last: number) => {
  const end = last + 2 * DAY_MS;
  let at = nextOpen(usual, first - DAY_MS);
  while (at < end && nextOpen(own, at) === at) at = nextOpen(usual, at + DAY_MS / 24);
  return at < end ? { at, until: nextOpen(own, at) } : null;
};

/** Midnight of a date, in UTC. */
const midnightOf = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);

export interface AttendanceInput {
  readonly org: Org;
  readonly world: World;
  readonly dice: Dice;
  readonly from: number;
  readonly until: number;
}

type Leave = Attendance['leaves'][number];

export const attendanceOf = (input: AttendanceInput): Attendance => {
  const { org, from, until } = input;
  const hours = new Map<string, Hours>();
  const leaves: Leave[] = [];
  const known: Record<string, readonly CalendarException[]> = {};
  for (const [id, { calendar, away }] of Object.entries(org.people)) {
    const absences = drawn(input, id);
    const usual = calendarOf(org, calendar);
    const own = without(usual, [...away, ...absences.map(({ day }) => day.off)]);
    hours.set(id, { clock: own, usual });
    const note = (first: number, last: number): void => {
      const leave = leaveOf(usual, own, first, last);
      if (leave !== null && leave.at >= from && leave.at < until)
        leaves.push({ person: id, at: leave.at, until: leave.until });
    };
    for (const absence of away)
      if (absence.working === false) note(midnightOf(absence.from), midnightOf(absence.to));
    const announced = absences.filter((one) => one.announced);
    for (const { day } of announced) note(day.midnight, day.midnight);
    if (announced.length > 0) known[id] = [...away, ...announced.map(({ day }) => day.off)];
  }
  return {
    announced: withAbsences(org, known),
    hoursOf: (person) => {
      const found = hours.get(person);
      if (found === undefined) throw new Error(`no person ${person} in org ${org.name}`);
      return found;
    },
    leaves: leaves.toSorted((left, right) => left.at - right.at),
  };
};

/** The org itself when nothing was drawn, so that what was made from it need not be made again. */
const withAbsences = (
  org: Org,
  known: Readonly<Record<string, readonly CalendarException[]>>,
): Org => {
  if (Object.keys(known).length === 0) return org;
  const people = Object.entries(org.people).map(
    ([id, person]) => [id, { ...person, away: known[id] ?? person.away }] as const,
  );
  return { ...org, people: Object.fromEntries(people) };
};
