import fc from 'fast-check';
import { type Calendar, compileCalendar } from './calendar.ts';
import type { CalendarException, CalendarSpec, Window } from './calendar-spec.ts';
import { DAY_MS, HOUR_MS } from './span.ts';

/** Zones with and without clock changes, of half hours and of three quarters, and one that skipped a day (Apia, 2011). */
export const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Africa/Casablanca',
  'Pacific/Apia',
);

/** Up to three windows of one day, sorted or not, that do not overlap. */
export const windows: fc.Arbitrary<Window[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .chain((quarters) => {
    const edges = quarters.toSorted((a, b) => a - b);
    const pairs: Window[] = [];
    for (let i = 0; i + 1 < edges.length; i += 2)
      pairs.push([(edges[i] ?? 0) * 15, (edges[i + 1] ?? 0) * 15]);
    return fc.shuffledSubarray(pairs, { minLength: pairs.length });
  });

/** Instants between 2010 and 2030, to the minute, since windows and clock changes stand on minutes too. */
export const instants = fc
  .integer({ min: Date.UTC(2010) / 60_000, max: Date.UTC(2030) / 60_000 })
  .map((minutes) => minutes * 60_000);

/** A date or a local time near an instant. */
const localNear = (at: number, hasTime: boolean): string =>
  new Date(at).toISOString().slice(0, hasTime ? 16 : 10);

export const exceptionsNear = (at: number): fc.Arbitrary<CalendarException> =>
  fc
    .record({
      from: fc.integer({ min: -14 * 24, max: 14 * 24 }),
      hours: fc.integer({ min: 1, max: 9 * 24 }),
      timed: fc.boolean(),
      working: fc.oneof(fc.constant(false as const), windows),
    })
    .map(({ from, hours, timed, working }) => ({
      from: localNear(at + from * HOUR_MS, timed),
      to: localNear(at + (from + hours) * HOUR_MS, timed),
      working,
    }));

export const specsNear = (at: number): fc.Arbitrary<CalendarSpec> =>
  fc
    .record({
      zone: zones,
      days: fc.array(windows, { minLength: 7, maxLength: 7 }),
      businessDayMs: fc.integer({ min: 1, max: 24 }).map((hours) => hours * HOUR_MS),
      exceptions: fc.array(exceptionsNear(at), { maxLength: 4 }),
    })
    .filter(({ days }) => days.some((day) => day.length > 0))
    .map(({ zone, days, businessDayMs, exceptions }) => ({
      zone,
      open: Object.fromEntries(days.entries()),
      businessDayMs,
      exceptions,
    }));

export const compiled = (spec: CalendarSpec, from: number, to = from): Calendar => {
  const outcome = compileCalendar(spec, { from, to });
  if (!outcome.ok) throw new Error(`${outcome.message}: ${outcome.fix}`);
  return outcome.value;
};

/** A calendar and an instant close to what is special about it. */
export const calendarsAt: fc.Arbitrary<{ at: number; calendar: Calendar }> = instants.chain((at) =>
  specsNear(at).map((spec) => ({ at, calendar: compiled(spec, at, at + 30 * DAY_MS) })),
);
