import fc from 'fast-check';
import type { Account, Desk, Org, Person, Pool, Team } from '../org/org.ts';
import type { CalendarException, CalendarSpec, Window } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';
import { record } from './record.ts';
import {
  accountNames,
  callers,
  everybody,
  factValues,
  head,
  managers,
  reps,
} from './vocabulary.ts';

const nine: readonly Window[] = [[540, 1020]];
const withLunch: readonly Window[] = [
  [510, 720],
  [780, 1050],
];

const week = (windows: readonly Window[], days: readonly number[]): CalendarSpec['open'] =>
  Object.fromEntries(days.map((day) => [day, windows]));

const date = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));

/** One to five days off in 2026, whole days. */
const absence: fc.Arbitrary<CalendarException> = fc
  .tuple(date('2026-01-01', '2026-12-20'), fc.nat({ max: 4 }))
  .map(([from, days]) => ({
    from,
    to: new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10),
    working: false as const,
  }));

const workCalendar: fc.Arbitrary<CalendarSpec> = record({
  zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'UTC'),
  open: fc
    .tuple(fc.constantFrom(nine, withLunch), fc.constantFrom([0, 1, 2, 3, 4], [0, 2, 5]))
    .map(([windows, days]) => week(windows, days)),
  businessDayMs: fc.constant(8 * HOUR_MS),
  exceptions: fc.array(absence, { maxLength: 2 }),
});

const always: CalendarSpec = {
  zone: 'UTC',
  open: week([[0, 1440]], [0, 1, 2, 3, 4, 5, 6]),
  businessDayMs: 24 * HOUR_MS,
  exceptions: [],
};

const teamOf = (id: string): string =>
  (callers as readonly string[]).includes(id) ? 'callers' : 'sales';

const person = (id: string): fc.Arbitrary<Person> =>
  record({
    id: fc.constant(id),
    name: fc.constant(id.toUpperCase()),
    role: fc.constant(id.startsWith('r') ? 'rep' : id.startsWith('c') ? 'caller' : 'manager'),
    calendar: fc.constantFrom('office', 'always', 'early'),
    team:
      id.startsWith('r') || id.startsWith('c')
        ? fc.constantFrom(null, teamOf(id))
        : fc.constant(null),
    manager:
      id === head
        ? fc.constant(null)
        : fc.constantFrom(null, ...managers.filter((other) => other !== id), head),
    entitled: id.startsWith('r')
      ? fc.oneof(
          { weight: 3, arbitrary: fc.constant({}) },
          fc.subarray([...factValues.product], { minLength: 1 }).map((product) => ({ product })),
        )
      : fc.constant({}),
    attributes: record({ senior: fc.boolean(), wins: fc.nat({ max: 20 }) }),
    away: fc.array(absence, { maxLength: 2 }),
    deputies: fc.subarray(
      everybody.filter((other) => other !== id),
      { maxLength: 2 },
    ),
  });

const pool = (id: string): fc.Arbitrary<Pool> =>
  record({
    id: fc.constant(id),
    lead: fc.constantFrom(...managers, ...reps),
    members: fc
      .subarray([...reps], { minLength: 1 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            record({ person: fc.constant(id), weight: fc.integer({ min: 1, max: 4 }) }),
          ),
        ),
      ),
    calendar: fc.constantFrom('office', 'always', 'early'),
  });

const desk = (id: string): fc.Arbitrary<Desk> =>
  record({
    id: fc.constant(id),
    holder: fc.constantFrom(...managers, ...callers),
    members: fc.subarray([...callers, ...managers]),
    // The policies' final decision maker is the head, and the exception desk must agree.
    final: id === 'exception' ? fc.constant(head) : fc.constantFrom(head, 'm-1'),
    calendar: fc.constantFrom('office', 'always', 'early'),
  });

const account = (id: string): fc.Arbitrary<Account> =>
  record({
    id: fc.constant(id),
    name: fc.constant(`Account ${id}`),
    owner: fc.constantFrom(null, ...reps),
    segment: fc.constantFrom(null, 'government', 'enterprise'),
    domain: fc.constantFrom(null, `${id}.example`),
  });

const teams: Readonly<Record<string, Team>> = {
  sales: { id: 'sales', manager: 'm-1', members: reps, calendar: 'office' },
  callers: { id: 'callers', manager: 'm-2', members: callers, calendar: 'office' },
};

/**
 * Small valid orgs: four reps, two callers, two managers and a head of sales; three pools, five desks, calendars with
 * lunch, holidays and absences, deputies that may point in a circle. Any generated policy fits any of them.
 */
export const arbitraryOrg = (): fc.Arbitrary<Org> =>
  record({
    name: fc.constant('generated'),
    version: fc.integer({ min: 1, max: 3 }),
    currency: fc.constantFrom('USD', 'EUR'),
    calendars: record({
      office: workCalendar,
      early: workCalendar,
      always: fc.constant(always),
    }),
    people: record(Object.fromEntries(everybody.map((id) => [id, person(id)]))),
    teams: fc.constant(teams),
    pools: record({ alpha: pool('alpha'), beta: pool('beta'), gamma: pool('gamma') }),
    roles: record({
      marketing: fc.constantFrom('m-2', 'c-1'),
      'sales-manager': fc.constant('m-1'),
      'marketing-lead': fc.constant('m-2'),
      legal: fc.constantFrom('c-2', 'm-2'),
      'head-of-sales': fc.constant(head),
    }),
    desks: record({
      intake: desk('intake'),
      'tele-prospecting': desk('tele-prospecting'),
      arbitration: desk('arbitration'),
      exception: desk('exception'),
      'nurture-desk': desk('nurture-desk'),
    }),
    accounts: record(Object.fromEntries(accountNames.map((id) => [id, account(id)]))),
  });
