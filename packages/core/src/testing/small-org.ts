import type { Desk, Org, Person, Pool } from '../org/org.ts';
import type { CalendarSpec } from '../time/calendar-spec.ts';
import { HOUR_MS } from '../time/span.ts';

const week = (start: number, end: number, days: readonly number[]): CalendarSpec => ({
  zone: 'UTC',
  open: Object.fromEntries(days.map((day) => [day, [[start * 60, end * 60]]])),
  businessDayMs: (end - start) * HOUR_MS,
  exceptions: [],
});

/** A person who works in the office unless said otherwise. */
export const smallPerson = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  role: 'rep',
  calendar: 'office',
  team: null,
  manager: null,
  entitled: {},
  attributes: {},
  away: [],
  deputies: [],
  ...more,
});

/** A pool led by `boss`; members are `id` or `[id, weight]`. */
export const smallPool = (
  id: string,
  members: readonly (string | readonly [string, number])[],
): Pool => ({
  id,
  lead: 'boss',
  members: members.map((member) =>
    typeof member === 'string'
      ? { person: member, weight: 1 }
      : { person: member[0], weight: member[1] },
  ),
  calendar: 'office',
});

export const smallDesk = (id: string, more: Partial<Desk> = {}): Desk => ({
  id,
  holder: 'boss',
  members: [],
  final: 'head-of-sales',
  calendar: 'office',
  ...more,
});

/** An org of the people given, who all exist beside `boss` and `head`; calendars are `office` (9 to 17) and `always`. */
export const smallOrg = (people: readonly Person[], more: Partial<Org> = {}): Org => ({
  name: 'small',
  version: 1,
  currency: 'USD',
  calendars: { office: week(9, 17, [0, 1, 2, 3, 4]), always: week(0, 24, [0, 1, 2, 3, 4, 5, 6]) },
  people: Object.fromEntries(
    [smallPerson('boss'), smallPerson('head'), ...people].map((person) => [person.id, person]),
  ),
  teams: {},
  pools: {},
  roles: { 'sales-manager': 'boss', 'head-of-sales': 'head' },
  desks: { exception: smallDesk('exception') },
  accounts: {},
  ...more,
});

/** Monday, 4 May 2026, 10:00 UTC: the office is open. */
export const MONDAY_AT = Date.UTC(2026, 4, 4, 10);
