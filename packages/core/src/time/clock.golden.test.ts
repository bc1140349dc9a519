import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { compiled } from './calendar.arbitrary.ts';
import type { CalendarException, CalendarSpec, Window } from './calendar-spec.ts';
import { due, elapsed, isOpen, nextOpen } from './clock.ts';
import { HOUR_MS, MINUTE_MS } from './span.ts';
import { CALENDAR_END_AT } from './timeline.ts';

const weekdays = (...windows: Window[]): CalendarSpec['open'] => ({
  0: windows,
  1: windows,
  2: windows,
  3: windows,
  4: windows,
});
const everyDay = (...windows: Window[]): CalendarSpec['open'] => ({
  ...weekdays(...windows),
  5: windows,
  6: windows,
});

const NINE_TO_FIVE: Window = [9 * 60, 17 * 60];
const NINE_TO_SIX: Window = [9 * 60, 18 * 60];

const calendar = (zone: string, open: CalendarSpec['open'], ...exceptions: CalendarException[]) =>
  compiled(
    { zone, open, businessDayMs: 8 * HOUR_MS, exceptions },
    Date.UTC(2025, 0, 1),
    Date.UTC(2026, 0, 1),
  );

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const localDue = (clock: ReturnType<typeof calendar>, start: string, hours: number): string =>
  Temporal.Instant.fromEpochMilliseconds(due(clock, at(start), hours * HOUR_MS))
    .toZonedDateTimeISO(clock.spec.zone)
    .toString({ timeZoneName: 'never' });

describe('validation cases', () => {
  type Case = {
    startLocal: string;
    workHours: number;
    zone: string;
    endUTC: string;
    endLocal: string;
    elapsedHours: number;
  };
  type Listed = { default: { id: string; parameters: { cases: Case[] } }[] };
  // Beside the repository, where the recordings are too. Core knows no node types, hence the address by hand.
  const here = String(Reflect.get(import.meta, 'url'));
  const file = `${here.slice(0, here.indexOf('packages/core/'))}../shared/validation/cases.json`;

  test('every case of business-hours-calendar', async (context) => {
    const all = await import(file).then(
      (json: Listed) => json.default,
      () => context.skip('the validation cases are not beside this repository'),
    );
    const cases = all.find(({ id }) => id === 'business-hours-calendar')?.parameters.cases ?? [];
    expect(cases.length).toBeGreaterThan(0);
    for (const { startLocal, workHours, zone, endUTC, endLocal, elapsedHours } of cases) {
      const clock = calendar(zone, weekdays(NINE_TO_FIVE));
      const end = due(clock, at(startLocal), workHours * HOUR_MS);
      expect(end).toBe(at(endUTC));
      expect(end).toBe(at(endLocal));
      expect(end - at(startLocal)).toBe(elapsedHours * HOUR_MS);
      expect(elapsed(clock, at(startLocal), end)).toBe(workHours * HOUR_MS);
    }
  });
});

test('the weekend: hours 9 to 18, four hours, a lead on Saturday 16:00 is due on Monday 13:00', () => {
  expect(
    localDue(calendar('Asia/Kolkata', weekdays(NINE_TO_SIX)), '2025-06-07T16:00:00+05:30', 4),
  ).toBe('2025-06-09T13:00:00+05:30');
});

test('lunch does not count', () => {
  const clock = calendar('Europe/Paris', weekdays([8 * 60 + 30, 12 * 60], [13 * 60, 17 * 60 + 30]));
  expect(localDue(clock, '2025-06-10T11:00:00+02:00', 2)).toBe('2025-06-10T14:00:00+02:00');
  expect(localDue(clock, '2025-06-10T12:15:00+02:00', 0)).toBe('2025-06-10T13:00:00+02:00');
  expect(localDue(clock, '2025-06-10T11:00:00+02:00', 1)).toBe('2025-06-10T12:00:00+02:00');
});

test('a need that ends with the day is due at closing time, not next morning', () => {
  const clock = calendar('Europe/Berlin', weekdays(NINE_TO_FIVE));
  expect(localDue(clock, '2025-06-06T13:00:00+02:00', 4)).toBe('2025-06-06T17:00:00+02:00');
  expect(isOpen(clock, at('2025-06-06T17:00:00+02:00'))).toBe(false);
});

describe('nights on which clocks change', () => {
  test.each([
    // zone, the local night around the change, open hours of a window 00:00-06:00 in it
    ['Europe/Berlin', '2025-03-30T00:00:00+01:00', '2025-03-30T06:00:00+02:00', 5],
    ['Europe/Berlin', '2025-10-26T00:00:00+02:00', '2025-10-26T06:00:00+01:00', 7],
    ['America/New_York', '2025-03-09T00:00:00-05:00', '2025-03-09T06:00:00-04:00', 5],
    ['America/New_York', '2025-11-02T00:00:00-04:00', '2025-11-02T06:00:00-05:00', 7],
    ['Australia/Lord_Howe', '2025-10-05T00:00:00+10:30', '2025-10-05T06:00:00+11:00', 5.5],
    ['Australia/Lord_Howe', '2025-04-06T00:00:00+11:00', '2025-04-06T06:00:00+10:30', 6.5],
  ])('%s from %s to %s', (zone, midnight, six, hours) => {
    const clock = calendar(zone, everyDay([0, 360]));
    expect(elapsed(clock, at(midnight), at(six))).toBe(hours * HOUR_MS);
    expect(due(clock, at(midnight), hours * HOUR_MS)).toBe(at(six));
  });

  test('a window within the skipped hour does not open that day', () => {
    const clock = calendar('Europe/Berlin', everyDay([2 * 60, 3 * 60]));
    expect(localDue(clock, '2025-03-29T02:30:00+01:00', 1)).toBe('2025-03-31T02:30:00+02:00');
  });

  test('a window that begins in the skipped hour opens when the hour is over', () => {
    const clock = calendar('Europe/Berlin', everyDay([2 * 60 + 30, 5 * 60]));
    expect(localDue(clock, '2025-03-30T00:00:00+01:00', 0)).toBe('2025-03-30T03:00:00+02:00');
  });

  test('a window within the repeated hour opens both times', () => {
    const clock = calendar('Europe/Berlin', everyDay([2 * 60, 2 * 60 + 30]));
    expect(localDue(clock, '2025-10-26T02:15:00+02:00', 0.5)).toBe('2025-10-26T02:15:00+01:00');
  });

  test('a day that a zone leaves out has no hours', () => {
    const clock = calendar('Pacific/Apia', everyDay(NINE_TO_FIVE));
    expect(localDue(clock, '2011-12-29T16:00:00-10:00', 2)).toBe('2011-12-31T10:00:00+14:00');
  });
});

describe('exceptions', () => {
  const clock = calendar(
    'Europe/Berlin',
    weekdays(NINE_TO_FIVE),
    { from: '2025-12-25', to: '2025-12-26', working: false, name: 'Christmas' },
    { from: '2025-12-24T12:00', to: '2025-12-24', working: false },
    { from: '2025-12-27', to: '2025-12-27', working: [[10 * 60, 12 * 60]] },
    { from: '2025-12-29T10:00', to: '2025-12-29T10:30', working: false },
    { from: '2025-12-30', to: '2025-12-31', working: false },
    { from: '2025-12-31', to: '2025-12-31', working: [[9 * 60, 10 * 60]] },
  );
  const hoursOf = (date: string): number =>
    elapsed(clock, at(`${date}T00:00:00+01:00`), at(`${date}T00:00:00+01:00`) + 24 * HOUR_MS) /
    HOUR_MS;

  test.each([
    ['2025-12-23', 8],
    ['2025-12-24', 3],
    ['2025-12-25', 0],
    ['2025-12-26', 0],
    ['2025-12-27', 2],
    ['2025-12-28', 0],
    ['2025-12-29', 7.5],
    ['2025-12-30', 0],
    ['2025-12-31', 1],
    ['2026-01-01', 8],
  ])('%s has %d hours', (date, hours) => {
    expect(hoursOf(date)).toBe(hours);
  });

  test('a need runs over them', () => {
    expect(localDue(clock, '2025-12-24T11:00:00+01:00', 2)).toBe('2025-12-27T11:00:00+01:00');
  });
});

test('the leap day is a day', () => {
  const clock = calendar('America/New_York', everyDay(NINE_TO_FIVE));
  expect(localDue(clock, '2028-02-28T16:00:00-05:00', 2)).toBe('2028-02-29T10:00:00-05:00');
  expect(localDue(clock, '2027-02-28T16:00:00-05:00', 2)).toBe('2027-03-01T10:00:00-05:00');
});

test('the new year, local and in UTC, is no boundary', () => {
  for (const zone of ['Asia/Tokyo', 'America/Los_Angeles', 'UTC']) {
    const clock = calendar(zone, everyDay([0, 1440]));
    const start = Date.UTC(2025, 11, 31, 6, 30);
    expect(due(clock, start, 100 * HOUR_MS)).toBe(start + 100 * HOUR_MS);
    expect(clock.timeline.count).toBe(1);
  }
  expect(
    localDue(calendar('Asia/Tokyo', weekdays(NINE_TO_SIX)), '2025-12-31T17:00:00+09:00', 2),
  ).toBe('2026-01-01T10:00:00+09:00');
});

test('a need that cannot be met before the end of time as calendars know it is due at that end', () => {
  const clock = calendar('UTC', { 0: [[0, 1]] });
  expect(due(clock, at('2025-01-01T00:00:00Z'), 1000 * HOUR_MS)).toBe(CALENDAR_END_AT);
  expect(due(clock, at('2025-01-01T00:00:00Z'), 60 * MINUTE_MS)).toBe(at('2026-02-23T00:01:00Z'));
  expect(nextOpen(clock, CALENDAR_END_AT)).toBe(CALENDAR_END_AT);
});

test('instants that are none and negative needs are errors of the caller', () => {
  const clock = calendar('UTC', everyDay(NINE_TO_FIVE));
  expect(() => due(clock, Number.NaN, 1)).toThrow(RangeError);
  expect(() => due(clock, 1e300, 1)).toThrow(RangeError);
  expect(() => due(clock, 0, -1)).toThrow(RangeError);
  expect(() => due(clock, 0, Number.NaN)).toThrow(RangeError);
  expect(() => elapsed(clock, 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
