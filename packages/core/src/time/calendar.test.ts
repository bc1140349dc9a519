import { describe, expect, test } from 'vitest';
import { compiled } from './calendar.arbitrary.ts';
import { compileCalendar, subtractAbsences } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { due, WALL } from './clock.ts';
import { dueAfter, needMs, nextAvailable } from './need.ts';
import { DAY_MS, HOUR_MS } from './span.ts';

const range = { from: Date.UTC(2025), to: Date.UTC(2026) };
const sound: CalendarSpec = {
  zone: 'Europe/Berlin',
  open: {
    0: [[540, 1020]],
    1: [[540, 1020]],
    2: [[540, 1020]],
    3: [[540, 1020]],
    4: [[540, 1020]],
  },
  businessDayMs: 8 * HOUR_MS,
  exceptions: [],
};
const closed = (from: string, to: string) => ({ from, to, working: false as const });

describe('compileCalendar refuses', () => {
  test.each<[string, Partial<CalendarSpec>, (string | number)[], RegExp, RegExp]>([
    ['an unknown zone', { zone: 'Mars/Olympus' }, ['zone'], /not a time zone/, /IANA/],
    ['a misspelt zone', { zone: 'berlin' }, ['zone'], /not a time zone/, /Europe\/Berlin/],
    ['a fixed offset', { zone: '+02:00' }, ['zone'], /not a time zone/, /IANA/],
    ['no windows at all', { open: {} }, ['open'], /never opens/, /Monday/],
    ['empty days only', { open: { 0: [], 6: [] } }, ['open'], /never opens/, /Monday/],
    [
      'openings on dated exceptions alone',
      { open: {}, exceptions: [{ from: '2025-01-01', to: '2025-01-01', working: [[0, 60]] }] },
      ['open'],
      /never opens/,
      /Monday/,
    ],
    [
      'an eighth day',
      { open: { ...sound.open, 7: [[0, 60]] } },
      ['open', '7'],
      /no weekday 7/,
      /0 \(Monday\)/,
    ],
    [
      'overlapping windows',
      {
        open: {
          0: [
            [600, 720],
            [540, 660],
          ],
        },
      },
      ['open', 0, 0],
      /09:00-11:00 and 10:00-12:00 overlap/,
      /09:00-12:00/,
    ],
    [
      'a window across midnight',
      { open: { 0: [[1320, 360]] } },
      ['open', 0, 0],
      /22:00-06:00 crosses midnight/,
      /22:00-24:00/,
    ],
    [
      'an empty window',
      { open: { 0: [[540, 540]] } },
      ['open', 0, 0],
      /09:00-09:00 is empty/,
      /remove/,
    ],
    [
      'minutes beyond the day',
      { open: { 0: [[540, 1441]] } },
      ['open', 0, 0],
      /within a day/,
      /24:00/,
    ],
    ['half minutes', { open: { 0: [[540.5, 600]] } }, ['open', 0, 0], /within a day/, /24:00/],
    [
      'a date that does not exist',
      { exceptions: [closed('2025-02-30', '2025-03-01')] },
      ['exceptions', 0, 'from'],
      /2025-02-30/,
      /2026-12-24/,
    ],
    [
      '29 February in a common year',
      { exceptions: [closed('2025-02-28', '2025-02-29')] },
      ['exceptions', 0, 'to'],
      /2025-02-29/,
      /date/,
    ],
    [
      'a time that does not exist',
      { exceptions: [closed('2025-02-01T25:00', '2025-02-02')] },
      ['exceptions', 0, 'from'],
      /25:00/,
      /13:00/,
    ],
    [
      'a date far off',
      { exceptions: [closed('2025-02-01', '9999-12-31')] },
      ['exceptions', 0, 'to'],
      /out of range/,
      /2199/,
    ],
    [
      'an exception that ends before it starts',
      { exceptions: [closed('2025-03-02', '2025-03-01')] },
      ['exceptions', 0],
      /ends before/,
      /swap/,
    ],
    [
      'an exception of no length',
      { exceptions: [closed('2025-03-02T10:00', '2025-03-02T10:00')] },
      ['exceptions', 0],
      /ends before/,
      /swap/,
    ],
    [
      'overlapping windows of an exception',
      {
        exceptions: [
          {
            from: '2025-03-02',
            to: '2025-03-02',
            working: [
              [0, 60],
              [30, 90],
            ],
          },
        ],
      },
      ['exceptions', 0, 'working', 1],
      /overlap/,
      /00:00-01:30/,
    ],
    [
      'a business day of no length',
      { businessDayMs: 0 },
      ['businessDayMs'],
      /business day/,
      /8 hours/,
    ],
    [
      'a business day of 25 hours',
      { businessDayMs: 25 * HOUR_MS },
      ['businessDayMs'],
      /business day/,
      /8 hours/,
    ],
  ])('%s', (_, wrong, path, message, fix) => {
    const outcome = compileCalendar({ ...sound, ...wrong }, range);
    if (outcome.ok) throw new Error('it compiled');
    expect(outcome.problems).toHaveLength(1);
    expect(outcome.problems[0]?.path).toEqual(path);
    expect(outcome.message).toMatch(message);
    expect(outcome.fix).toMatch(fix);
  });

  test('several faults at once, all of them named', () => {
    const outcome = compileCalendar(
      { zone: 'x', open: {}, businessDayMs: -1, exceptions: [closed('a', 'b')] },
      range,
    );
    expect(outcome).toMatchObject({ ok: false, problems: { length: 5 } });
  });
});

test('touching windows and a leap day are fine', () => {
  const spec = {
    ...sound,
    open: {
      0: [
        [540, 720],
        [720, 1020],
      ] as const,
    },
    exceptions: [closed('2028-02-29', '2028-02-29')],
  };
  expect(compileCalendar(spec, range).ok).toBe(true);
});

describe('needMs', () => {
  const calendar = compiled(sound, range.from, range.to);
  const start = Date.UTC(2025, 0, 31, 15);

  test('wall time is wall time', () => {
    expect(needMs({ unit: 'wall', ms: 5 }, calendar, start)).toEqual({ clock: WALL, ms: 5 });
  });
  test('business time runs on the calendar', () => {
    expect(needMs({ unit: 'open', ms: 5 }, calendar, start)).toEqual({ clock: calendar, ms: 5 });
    expect(needMs({ unit: 'openDays', days: 1.5 }, calendar, start)).toEqual({
      clock: calendar,
      ms: 12 * HOUR_MS,
    });
  });
  test('a business day is the stated hours of open time, so it ends a day later at the same hour', () => {
    expect(dueAfter({ unit: 'openDays', days: 1 }, calendar, start)).toBe(Date.UTC(2025, 1, 3, 15));
  });
  test('months end at the same local hour, on the last day where there is no such date', () => {
    expect(dueAfter({ unit: 'months', months: 1 }, calendar, start)).toBe(
      Date.UTC(2025, 1, 28, 15),
    );
    expect(dueAfter({ unit: 'months', months: 6 }, calendar, start)).toBe(
      Date.UTC(2025, 6, 31, 14),
    );
    expect(needMs({ unit: 'months', months: 1 }, calendar, start).clock).toBe(WALL);
  });
  test('without a calendar business time is wall time', () => {
    expect(needMs({ unit: 'openDays', days: 2 }, WALL, start)).toEqual({
      clock: WALL,
      ms: 2 * DAY_MS,
    });
    expect(needMs({ unit: 'months', months: 1 }, WALL, start)).toEqual({
      clock: WALL,
      ms: 28 * DAY_MS,
    });
  });
});

describe('a person with absences', () => {
  const team = compiled(
    { ...sound, exceptions: [closed('2025-05-01', '2025-05-01')] },
    range.from,
    range.to,
  );
  const person = (...away: CalendarSpec['exceptions']) => {
    const outcome = subtractAbsences(team, away);
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.value;
  };
  const wednesday = Date.UTC(2025, 3, 30, 14);

  test('is available when the team is open and nothing is off', () => {
    expect(nextAvailable(person(), wednesday)).toBe(wednesday);
    expect(nextAvailable(person(), Date.UTC(2025, 3, 30, 20))).toBe(Date.UTC(2025, 4, 2, 7));
  });
  test('is back on the first open instant after the absence', () => {
    expect(nextAvailable(person(closed('2025-04-30', '2025-05-05')), wednesday)).toBe(
      Date.UTC(2025, 4, 6, 7),
    );
    expect(nextAvailable(person(closed('2025-04-30T15:00', '2025-04-30T16:30')), wednesday)).toBe(
      Date.UTC(2025, 3, 30, 14, 30),
    );
  });
  test('may work when the team does not', () => {
    const saturday = { from: '2025-05-03', to: '2025-05-03', working: [[600, 720] as const] };
    expect(
      nextAvailable(person(closed('2025-05-02', '2025-05-05'), saturday), wednesday + DAY_MS),
    ).toBe(Date.UTC(2025, 4, 3, 8));
  });
  test('leaves the calendar of the team as it was', () => {
    person(closed('2025-04-30', '2025-12-31'));
    expect(due(team, wednesday, HOUR_MS)).toBe(wednesday + HOUR_MS);
  });
  test('is refused with a wrong absence, which is named', () => {
    expect(subtractAbsences(team, [closed('2025-04-31', '2025-05-01')])).toMatchObject({
      ok: false,
      problems: [{ path: ['absences', 0, 'from'] }],
    });
  });
});
