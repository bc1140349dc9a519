import { fc, test as property } from '@fast-check/vitest';
import { DAY_MS, HOUR_MS } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { costWithin, divide } from './campaign-cost.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import { hourIn, instantOf } from './period.ts';
import { difference, wilson } from './wilson.ts';

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

describe('dates', () => {
  test('begin at midnight of their zone and include their last day, over changes of the clock too', () => {
    const at = (text: string, end = false) => instantOf(text, 'America/New_York', end);
    expect(at('2026-05-04')).toBe(Date.UTC(2026, 4, 4, 4));
    expect(at('2026-01-04', true)).toBe(Date.UTC(2026, 0, 5, 5));
    // The day on which clocks go forward has 23 hours.
    expect(Number(at('2026-03-08', true)) - Number(at('2026-03-08'))).toBe(23 * HOUR_MS);
    // In Beirut midnight itself was skipped on that day: it began at one.
    expect(instantOf('2024-03-31', 'Asia/Beirut', false)).toBe(Date.UTC(2024, 2, 30, 22));
  });

  test('are dates, or instants with an offset', () => {
    expect(instantOf('2026-05-04T09:00:00+02:00', 'UTC', true)).toBe(Date.UTC(2026, 4, 4, 7));
    for (const text of ['2026-02-30', '2026-05-04T09:00', '4 May', '', '2400-01-01', '1969-12-31'])
      expect(instantOf(text, 'UTC', false)).toBeNull();
  });

  test('hours are those that clocks show', () => {
    expect(hourIn('America/New_York', Date.UTC(2026, 4, 4, 14))).toBe(10);
    expect(hourIn('Asia/Kolkata', Date.UTC(2026, 4, 4, 19))).toBe(0);
  });
});

describe('intervals of shares', () => {
  test('are Wilson’s, and Newcombe’s for differences', () => {
    // Newcombe 1998, Statistics in Medicine 17: 81 of 263 by method 3, and 56/70 less 48/80 by method 10.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    const gap = difference(wilson(56, 70), wilson(48, 80));
    expect([gap.low?.toFixed(4), gap.high?.toFixed(4)]).toEqual(['0.0524', '0.3339']);
    expect(wilson(0, 0)).toEqual({ share: null, low: null, high: null });
    // In floating point the bound of none of 14 is a hair above nothing.
    for (const whole of [1, 7, 14, 1000]) {
      expect(wilson(0, whole).low).toBe(0);
      expect(wilson(whole, whole).high).toBe(1);
    }
    expect(difference(wilson(0, 0), wilson(1, 2)).share).toBeNull();
  });

  property.prop([fc.nat(500), fc.nat(500)])('hold the share, within 0 and 1', (part, rest) => {
    const { share, low, high } = wilson(part, part + rest);
    fc.pre(part + rest > 0);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
    expect(low).toBeLessThanOrEqual((share ?? 0) + 1e-12);
    expect(high).toBeGreaterThanOrEqual((share ?? 0) - 1e-12);
  });
});

describe('costs', () => {
  const campaign = { campaign: 'expo', name: 'Expo', source: null, cost: 100_001 };

  property.prop([fc.nat(1_000_000), fc.array(fc.nat(50), { minLength: 1, maxLength: 9 })])(
    'divided by leads add up to the minor unit',
    (amount, weights) => {
      fc.pre(sum(weights) > 0);
      const parts = divide(amount, weights);
      expect(sum(parts)).toBe(amount);
      for (const [index, weight] of weights.entries())
        expect(
          Math.abs((parts[index] ?? 0) - (amount * weight) / sum(weights)),
        ).toBeLessThanOrEqual(1);
    },
  );

  property.prop([fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 6 })])(
    'of adjoining periods add up to the whole',
    (cuts) => {
      const dated = { ...campaign, startsAt: 0, endsAt: 30 * DAY_MS };
      const ends = [null, ...cuts.toSorted((a, b) => a - b).map((day) => day * DAY_MS), null];
      const parts = ends
        .slice(1)
        .map((to, index) => costWithin(dated, { from: ends[index] ?? null, to }));
      expect(sum(parts)).toBe(100_001);
    },
  );

  test('without both days are never divided', () => {
    const open = { ...campaign, startsAt: 0, endsAt: null };
    expect(costWithin(open, { from: DAY_MS, to: 2 * DAY_MS })).toBe(100_001);
  });
});

describe('the share that was won', () => {
  test('does not take young leads for such as do not buy', () => {
    const watched = [
      { ms: 1, end: 'won' },
      { ms: 2, end: null },
      { ms: 3, end: 'lost' },
      { ms: 4, end: 'won' },
    ];
    // 1/4; then of the two at risk after 2, one is lost, and the last one, half of the three quarters, is won.
    expect(cumulativeIncidence(watched, 'won')).toEqual([
      { ms: 1, share: 0.25 },
      { ms: 4, share: 0.625 },
    ]);
  });

  property.prop([fc.array(fc.tuple(fc.nat(20), fc.constantFrom('won', 'lost')), { minLength: 1 })])(
    'is the plain share where every lead was watched to its end',
    (lives) => {
      const watched = lives.map(([ms, end]) => ({ ms, end }));
      const wins = watched.filter(({ end }) => end === 'won').length;
      const last = cumulativeIncidence(watched, 'won').at(-1)?.share ?? 0;
      expect(last).toBeCloseTo(wins / watched.length, 10);
    },
  );
});
