import { afterEach, expect, test, vi } from 'vitest';
import { compiled } from './calendar.arbitrary.ts';
import { compileCalendar } from './calendar.ts';
import { due } from './clock.ts';
import { holidayExceptions } from './holidays.ts';
import { HOUR_MS } from './span.ts';

const listed = (place: string, from: number, to = from) => {
  const outcome = holidayExceptions(place, from, to);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
};
const datesOf = (place: string, year: number): string[] =>
  listed(place, year).map(({ from }) => from);

afterEach(() => {
  vi.unstubAllEnvs();
});

const GERMANY_2026 = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-10-03',
  '2026-12-25',
  '2026-12-26',
];

test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])(
  'the dates do not depend on the zone of the process: %s',
  (zone) => {
    vi.stubEnv('TZ', zone);
    // Guards the test itself: the change of zone must have reached the runtime.
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(datesOf('DE', 2026)).toEqual(GERMANY_2026);
    expect(datesOf('NZ', 2026)).toContain('2026-02-06');
    expect(datesOf('US', 2026)).toContain('2026-07-03');
  },
);

test('a state adds its own, and what is not public is left out', () => {
  expect(datesOf('DE-BE', 2026)).toEqual([
    ...GERMANY_2026.slice(0, 1),
    '2026-03-08',
    ...GERMANY_2026.slice(1),
  ]);
  expect(datesOf('US', 2026)).not.toContain('2026-02-14');
});

test('several years come in order', () => {
  const all = listed('DE', 2025, 2027).map(({ from }) => from);
  expect(all).toEqual(all.toSorted());
  expect(new Set(all.map((date) => date.slice(0, 4)))).toEqual(new Set(['2025', '2026', '2027']));
});

test('holidays of several days and of half a day keep their length', () => {
  expect(listed('KR', 2025)).toContainEqual(
    expect.objectContaining({ from: '2025-10-05', to: '2025-10-07' }),
  );
  expect(listed('IS', 2025)).toContainEqual(
    expect.objectContaining({ from: '2025-12-24T13:00', to: '2025-12-24' }),
  );
  // The night on which clocks go forward makes this day 23 hours long.
  expect(listed('AL', 2025)).toContainEqual(
    expect.objectContaining({ from: '2025-03-30', to: '2025-03-30' }),
  );
});

test('a calendar with them skips them', () => {
  const day = [[540, 1020]] as const;
  const open = { 0: day, 1: day, 2: day, 3: day, 4: day };
  const calendar = compiled(
    { zone: 'Europe/Berlin', open, businessDayMs: 8 * HOUR_MS, exceptions: listed('DE', 2026) },
    Date.UTC(2026),
  );
  // Maundy Thursday 16:00 and two hours: Good Friday, the weekend and Easter Monday do not count.
  expect(due(calendar, Date.UTC(2026, 3, 2, 14), 2 * HOUR_MS)).toBe(Date.UTC(2026, 3, 7, 8));
});

test('every country gives exceptions that a calendar accepts', () => {
  const open = { 0: [[540, 1020] as const] };
  for (const place of [
    'US',
    'DE',
    'GB',
    'FR',
    'BR',
    'IN',
    'JP',
    'CN',
    'KR',
    'TR',
    'SA',
    'IL',
    'VN',
    'NZ',
    'AU',
    'RU',
    'ZA',
  ])
    expect(
      compileCalendar(
        { zone: 'UTC', open, businessDayMs: 1, exceptions: listed(place, 2025, 2027) },
        { from: 0, to: 0 },
      ),
    ).toMatchObject({ ok: true });
});

test.each([['ZZ'], ['DE-XX'], ['US-LA-XX'], [''], ['constructor'], ['DE-BE-X-Y']])(
  'there are no holidays of %j',
  (place) => {
    expect(holidayExceptions(place, 2025, 2026)).toMatchObject({
      ok: false,
      fix: expect.stringContaining('DE-BE'),
    });
  },
);

test.each([
  [2026, 2025],
  [2025.5, 2026],
  [1, 9999],
])('there are no years %d to %d', (from, to) => {
  expect(holidayExceptions('DE', from, to)).toMatchObject({ ok: false });
});
