import {
  type CalendarException,
  type Clock,
  compileCalendar,
  DAY_MS,
  nextOpen,
  type Org,
  subtractAbsences,
} from '@baton/core';
import type { Dice } from '../people/draw.ts';
import { PURPOSE } from '../world/purposes.ts';
import type { World } from '../world/world.ts';

/** Who is there when, in one replication: the org's absences and those that the world draws. */
export interface Attendance {
  /** The org as the engine sees it: with the absences that were announced. */
  readonly announced: Org;
  /** A person's real hours. */
  clockOf(person: string): Clock;
  /** When announced absences begin, at the hour at which the person would first be missed. */
  readonly leaves: readonly { readonly person: string; readonly at: number; readonly until: number }[];
}

/** Working days in a month, on average. */
const WORKDAYS_A_MONTH = 21;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const weekdayOf = (at: number): number => (new Date(at).getUTCDay() + 6) % 7;

const sells = (org: Org, person: string): boolean =>
  org.people[person]?.role === 'rep' ||
  Object.values(org.pools).some(({ members }) => members.some((one) => one.person === person));

interface Absence extends CalendarException {
  readonly announced: boolean;
}

/** Days away, each drawn for the person and the date alone. */
const drawn = (
  { org, world, dice, from, until }: AttendanceInput,
  person: string,
): readonly Absence[] => {
  const { reps, managers } = world.document;
  const { daysPerMonth, announced } = sells(org, person) ? reps.absence : managers.travels;
  const open = org.calendars[org.people[person]?.calendar ?? '']?.open ?? {};
  const absences: Absence[] = [];
  if (daysPerMonth === 0) return absences;
  for (let at = from - DAY_MS; at < until + DAY_MS; at += DAY_MS) {
    if ((open[weekdayOf(at)]?.length ?? 0) === 0) continue;
    const date = dateOf(at);
    const address = dice.between(dice.hash(person), date);
    if (dice.uniform(address, PURPOSE.absence) >= daysPerMonth / WORKDAYS_A_MONTH) continue;
    const known = dice.uniform(address, PURPOSE.absence, 1) < announced;
    absences.push({ from: date, to: date, working: false, announced: known });
  }
  return absences;
};

const asException = ({ from, to, working }: Absence): CalendarException => ({ from, to, working });

const hoursOf = (org: Org, person: string, absences: readonly CalendarException[]): Clock => {
  const { calendar = '', away = [] } = org.people[person] ?? {};
  const spec = org.calendars[calendar];
  if (spec === undefined) throw new Error(`no calendar ${calendar} in org ${org.name}`);
  const compiled = compileCalendar(spec, { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 0, 1) });
  if (!compiled.ok) throw new Error(`the org was not checked: ${compiled.message}`);
  const all = [...away, ...absences];
  if (all.length === 0) return compiled.value;
  const own = subtractAbsences(compiled.value, all);
  if (!own.ok) throw new Error(`the org was not checked: ${own.message}`);
  return own.value;
};

/** The first instant of an absence at which the person would be at work otherwise, and when they are back. */
const leaveOf = (usual: Clock, own: Clock, absence: CalendarException) => {
  const end = Date.parse(`${absence.to.slice(0, 10)}T00:00:00Z`) + 2 * DAY_MS;
  let at = nextOpen(usual, Date.parse(`${absence.from.slice(0, 10)}T00:00:00Z`) - DAY_MS);
  while (at < end && nextOpen(own, at) === at) at = nextOpen(usual, at + DAY_MS / 24);
  return at < end ? { at, until: nextOpen(own, at) } : null;
};

export interface AttendanceInput {
  readonly org: Org;
  readonly world: World;
  readonly dice: Dice;
  readonly from: number;
  readonly until: number;
}

export const attendanceOf = (input: AttendanceInput): Attendance => {
  const { org, from, until } = input;
  const clocks = new Map<string, Clock>();
  const leaves: { person: string; at: number; until: number }[] = [];
  const people: Record<string, Org['people'][string]> = {};
  for (const [id, person] of Object.entries(org.people)) {
    const absences = drawn(input, id);
    const known = absences.filter(({ announced }) => announced);
    const own = hoursOf(org, id, absences);
    const usual = hoursOf({ ...org, people: { [id]: { ...person, away: [] } } }, id, []);
    clocks.set(id, own);
    people[id] = known.length === 0 ? person : { ...person, away: [...person.away, ...known.map(asException)] };
    for (const absence of [...person.away, ...known]) {
      if (absence.working !== false) continue;
      const leave = leaveOf(usual, own, absence);
      if (leave !== null && leave.at >= from && leave.at < until) leaves.push({ person: id, ...leave });
    }
  }
  return {
    announced: { ...org, people },
    clockOf: (person) => {
      const clock = clocks.get(person);
      if (clock === undefined) throw new Error(`no person ${person} in org ${org.name}`);
      return clock;
    },
    leaves: leaves.toSorted((left, right) => left.at - right.at),
  };
};
