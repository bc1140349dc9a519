import * as files from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '@baton/core';
import { Arrivals } from '../arrivals/arrivals.ts';
import { PoissonArrivals, type RateStretch } from '../arrivals/poisson-arrivals.ts';
import { unitExponentials } from '../arrivals/unit-exponentials.ts';
import { weekOf } from '../arrivals/weekly-rates.ts';
import { Draws } from '../random/draws.ts';
import { replicate, validation } from './validation-case.ts';

const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('arrivals');

/** The rate 10 + 8 sin(2 pi t / 24), in steps of 3 minutes at its mean over each. */
function* sinusoid(until: number): Generator<RateStretch, undefined> {
  const width = 0.05;
  const integral = (t: number): number =>
    10 * t - ((8 * 24) / (2 * Math.PI)) * Math.cos((2 * Math.PI * t) / 24);
  for (let step = 0; step * width < until; step++)
    yield {
      until: (step + 1) * width,
      rate: (integral((step + 1) * width) - integral(step * width)) / width,
    };
  return undefined;
}

describe('a rate that follows a sine', () => {
  validates('nhpp-sin', () =>
    replicate(4000, (replication) => {
      const process = new PoissonArrivals(
        0,
        sinusoid(24),
        unitExponentials(draws, 'sine', replication),
      );
      let morning = 0;
      let count = 0;
      for (let at = process.next(); at < 24; at = process.next()) {
        count++;
        if (at < 12) morning++;
      }
      return {
        'E[N(0,24)]': count,
        'Var[N(0,24)]': (count - 240) ** 2,
        'E[N(0,12)]': morning,
        'E[N(12,24)]': count - morning,
      };
    }),
  );
});

describe('business hours', () => {
  const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
  const FROM = Date.UTC(2026, 0, 5);

  /** Hours of the day at which the leads of one day came. */
  function dayOf(
    rates: readonly (readonly [number, number, number])[],
    replication: number,
  ): number[] {
    const perHour = weekOf(
      rates.map(([fromHour, untilHour, perHour]) => ({
        weekdays: EVERY_DAY,
        fromHour,
        untilHour,
        perHour,
      })),
    );
    const window = { from: FROM, until: FROM + DAY_MS, replication };
    const arrivals = new Arrivals(
      [{ id: 'web', arrives: { weekly: { zone: 'UTC', perHour } } }],
      window,
      draws,
    );
    const hours: number[] = [];
    while (arrivals.next()) hours.push((arrivals.at - FROM) / HOUR_MS);
    return hours;
  }

  validates('nhpp-business-hours', ({ rates }) =>
    replicate(4000, (replication) => {
      const hours = dayOf(rates as [number, number, number][], replication);
      return {
        'E[N day]': hours.length,
        'Var[N day]': (hours.length - 128) ** 2,
        'P(first arrival after 9:06)': hours[0]! > 9.1 ? 1 : 0,
        'P(N day>150)': hours.length > 150 ? 1 : 0,
        'share of arrivals 9-12': hours.filter((hour) => hour < 12).length / hours.length,
      };
    }),
  );

  test('given their number, the times of arrivals are spread like the rate (Kolmogorov and Smirnov)', () => {
    const rates = [
      [9, 12, 20],
      [12, 13, 8],
      [13, 17, 15],
    ] as const;
    const cumulative = (hour: number): number =>
      rates.reduce(
        (sum, [from, until, rate]) => sum + rate * Math.max(0, Math.min(hour, until) - from),
        0,
      ) / 128;
    const hours: number[] = [];
    for (let replication = 0; replication < 400; replication++)
      hours.push(...dayOf(rates, replication));
    hours.sort((a, b) => a - b);
    let distance = 0;
    for (const [index, hour] of hours.entries()) {
      const expected = cumulative(hour);
      distance = Math.max(
        distance,
        expected - index / hours.length,
        (index + 1) / hours.length - expected,
      );
    }
    // P(sqrt(n) D > x) is 2 exp(-2 x^2): 2.28 is as unlikely as |z| > 4.
    expect(Math.sqrt(hours.length) * distance).toBeLessThan(2.28);
  });
});
