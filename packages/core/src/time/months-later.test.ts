import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { monthsLater } from './months-later.ts';

const zones = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Africa/Casablanca',
];

const byTemporal = (zone: string, from: number, months: number): number =>
  Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add({ months })
    .epochMilliseconds;

/** Instants around the hours that change, above all. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2036, 0, 1) }),
  fc
    .tuple(fc.integer({ min: 2006, max: 2030 }), fc.integer({ min: 0, max: 11 }), fc.nat(31))
    .chain(([year, month, day]) =>
      fc.nat(48 * 12).map((fifths) => Date.UTC(year, month, day) + fifths * 5 * 60_000),
    ),
);

describe('months later', () => {
  test.prop([fc.constantFrom(...zones), instants, fc.integer({ min: -30, max: 30 })], {
    numRuns: 4000,
  })('are what Temporal says', (zone, from, months) => {
    expect(monthsLater(zone, from, months)).toBe(byTemporal(zone, from, months));
  });

  test('in spring, the hour that is skipped lies an hour later; in autumn, the first of two', () => {
    for (const from of [Date.UTC(2027, 1, 28, 1, 30), Date.UTC(2027, 9, 1, 0, 30)])
      for (let months = 1; months <= 6; months += 1)
        expect(monthsLater('Europe/Berlin', from, months)).toBe(
          byTemporal('Europe/Berlin', from, months),
        );
  });
});
