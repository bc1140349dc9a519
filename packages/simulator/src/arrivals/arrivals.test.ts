import { fc, test } from '@fast-check/vitest';
import { DAY_MS } from '@baton/core';
import { describe, expect } from 'vitest';
import { Draws } from '../random/draws.ts';
import { type ArrivalSource, Arrivals } from './arrivals.ts';
import { weekOf } from './weekly-rates.ts';

const FROM = Date.UTC(2026, 2, 2); // a Monday
const draws = Draws.fromSeed('arrivals');
const WORKDAYS = [0, 1, 2, 3, 4];

const webDemo: ArrivalSource = {
  id: 'web-demo',
  arrives: {
    weekly: {
      zone: 'America/New_York',
      perHour: weekOf([{ weekdays: WORKDAYS, fromHour: 8, untilHour: 18, perHour: 3 }]),
    },
  },
};
const show = (
  leads: { exactly: number } | { expected: number } | { perDay: number },
  id = 'trade-show',
): ArrivalSource => ({
  id,
  arrives: { burst: { at: FROM + 10 * DAY_MS, decayMs: 4 * DAY_MS, leads } },
});

function leadsOf(sources: readonly ArrivalSource[], days = 60, replication = 0, from = FROM) {
  const arrivals = new Arrivals(sources, { from, until: FROM + days * DAY_MS, replication }, draws);
  const leads: { readonly id: string; readonly at: number }[] = [];
  while (arrivals.next()) leads.push({ id: arrivals.id, at: arrivals.at });
  return leads;
}

describe('Arrivals', () => {
  test('come in order, in whole milliseconds, inside the window, with stable ids', () => {
    const leads = leadsOf([webDemo, show({ exactly: 200 })]);
    expect(leads.length).toBeGreaterThan(1000);
    expect(
      leads.every(({ at }) => Number.isInteger(at) && at >= FROM && at < FROM + 60 * DAY_MS),
    ).toBe(true);
    expect(leads.every(({ at }, index) => index === 0 || leads[index - 1]!.at <= at)).toBe(true);
    expect(leads.filter(({ id }) => id.startsWith('web-demo'))[0]!.id).toBe('web-demo-000001');
    expect(new Set(leads.map(({ id }) => id)).size).toBe(leads.length);
  });

  test('are the same again, and others in another replication', () => {
    expect(leadsOf([webDemo])).toEqual(leadsOf([webDemo]));
    expect(leadsOf([webDemo], 60, 1)).not.toEqual(leadsOf([webDemo]));
  });

  test('of one source do not depend on the other sources', () => {
    const beside = leadsOf([show({ expected: 300 }), webDemo]).filter(({ id }) =>
      id.startsWith('web-demo'),
    );
    expect(beside).toEqual(leadsOf([webDemo]));
  });

  test('come only while the wall clock of the zone stands in a block, summer time included', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/New_York',
      hour: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    });
    const hours = new Set<string>();
    // The clocks there go forward on 8 March 2026.
    for (const { at } of leadsOf([webDemo])) hours.add(clock.format(at));
    const expected = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) =>
      Array.from({ length: 10 }, (_, hour) => `${day} ${String(8 + hour).padStart(2, '0')}`),
    );
    expect([...hours].map((hour) => hour.replace(',', '')).toSorted()).toEqual(expected.toSorted());
  });

  test.prop([fc.integer({ min: 1, max: 59 })])(
    'before an instant do not depend on where the window ends',
    (days) => {
      const long = leadsOf([webDemo, show({ perDay: 40 })]);
      expect(leadsOf([webDemo, show({ perDay: 40 })], days)).toEqual(
        long.filter(({ at }) => at < FROM + days * DAY_MS),
      );
    },
  );
});

describe('a burst', () => {
  test('brings exactly as many as it says', () => {
    expect(leadsOf([show({ exactly: 250 })], 1000)).toHaveLength(250);
  });

  test('that began before the window keeps the numbers of its later leads', () => {
    const whole = leadsOf([show({ exactly: 50 })], 1000);
    const from = FROM + 14 * DAY_MS;
    const rest = leadsOf([show({ exactly: 50 })], 1000, 0, from);
    expect(rest.length).toBeLessThan(50);
    expect(rest).toEqual(whole.filter(({ at }) => at >= from));
  });

  test.each([
    ['exactly', show({ exactly: 4000 })],
    ['on average', show({ expected: 4000 })],
    ['by its first day', show({ perDay: 1000 })],
  ])('thins out exponentially: %s', (_, source) => {
    const delays = leadsOf([source], 1000).map(
      ({ at }) => (at - FROM - 10 * DAY_MS) / (4 * DAY_MS),
    );
    expect(Math.abs(delays.length - 4000)).toBeLessThan(4 * Math.sqrt(4000));
    const early = delays.filter((delay) => delay < 1).length / delays.length;
    expect(Math.abs(early - (1 - Math.exp(-1)))).toBeLessThan(4 * Math.sqrt(0.25 / 4000));
  });
});

describe('seasons and trend', () => {
  const yearly = (shape: object): number[] => {
    const source: ArrivalSource = {
      id: 'steady',
      arrives: {
        weekly: {
          zone: 'UTC',
          perHour: weekOf([
            { weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 0, untilHour: 24, perHour: 2 },
          ]),
          ...shape,
        },
      },
    };
    const from = Date.UTC(2026, 0, 1);
    const arrivals = new Arrivals(
      [source],
      { from, until: Date.UTC(2028, 0, 1), replication: 0 },
      draws,
    );
    const perMonth: number[] = Array.from({ length: 24 }, () => 0);
    while (arrivals.next()) {
      const date = new Date(arrivals.at);
      const month = (date.getUTCFullYear() - 2026) * 12 + date.getUTCMonth();
      perMonth[month] = perMonth[month]! + 1;
    }
    return perMonth;
  };
  const close = (count: number, expected: number): void => {
    expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(Math.max(1, expected)));
  };

  test('scale the months of the zone', () => {
    const months = yearly({ monthFactors: [1, 1, 1, 1, 1, 1, 0.5, 0, 1, 1, 1, 2] });
    close(months[0]!, 2 * 744);
    close(months[6]!, 744);
    expect(months[7]).toBe(0);
    close(months[11]!, 4 * 744);
  });

  test('compound over the years', () => {
    const months = yearly({ trendPerYear: 1 });
    const total = months.reduce((sum, count) => sum + count, 0);
    close(total, (2 * 24 * 365.25 * (2 ** (730 / 365.25) - 1)) / Math.LN2);
  });
});

describe('what makes no arrivals', () => {
  const weekly = (rates: object): ArrivalSource => ({
    id: 'x',
    arrives: { weekly: { zone: 'UTC', perHour: weekOf([]), ...rates } },
  });
  test.each([
    ['two sources of one id', () => leadsOf([webDemo, webDemo])],
    ['a week of 7 rates', () => leadsOf([weekly({ perHour: [1, 2, 3, 4, 5, 6, 7] })])],
    [
      'a negative rate',
      () => leadsOf([weekly({ perHour: Array.from({ length: 168 }, () => -1) })]),
    ],
    [
      'eleven months',
      () => leadsOf([weekly({ monthFactors: Array.from({ length: 11 }, () => 1) })]),
    ],
    ['a trend of -100%', () => leadsOf([weekly({ trendPerYear: -1 })])],
    ['half an hour', () => weekOf([{ weekdays: [0], fromHour: 8.5, untilHour: 9, perHour: 1 }])],
    ['an eighth day', () => weekOf([{ weekdays: [7], fromHour: 8, untilHour: 9, perHour: 1 }])],
    ['half a lead', () => leadsOf([show({ exactly: 0.5 })])],
  ])('is refused: %s', (_, make) => {
    expect(make).toThrow(RangeError);
  });

  test('is nothing when no rate is above 0', () => {
    expect(leadsOf([weekly({})])).toEqual([]);
  });
});
