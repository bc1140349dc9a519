import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { calendarsAt, compiled, instants, specsNear, zones } from './calendar.arbitrary.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { due, elapsed, isOpen, nextOpen, WALL } from './clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './span.ts';
import { zoneOffsets } from './zone-offsets.ts';

const needs = fc.oneof(
  fc.integer({ min: 1, max: 30 * 24 * 60 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 10 * DAY_MS }),
);

/** The definition, one instant at a time: what the wall clock reads, against windows and exceptions in their order. */
const readsOpen = (spec: CalendarSpec, at: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(spec.zone);
  const minute = local.hour * 60 + local.minute;
  const text = local.toPlainDateTime().toString({ smallestUnit: 'minute' });
  let today = spec.open[local.dayOfWeek - 1] ?? [];
  for (const { from, to, working } of spec.exceptions) {
    const begun = text >= from;
    const over = to.length === 10 ? text.slice(0, 10) > to : text >= to;
    if (begun && !over) today = working === false ? [] : working;
  }
  return today.some(([start, end]) => minute >= start && minute < end);
};

test('a calendar is open exactly when the wall clock of its zone reads a time within a window', () => {
  fc.assert(
    fc.property(
      calendarsAt,
      fc.array(fc.integer({ min: -20 * 24 * 60, max: 20 * 24 * 60 })),
      ({ at, calendar }, offsets) => {
        for (const offset of offsets) {
          const instant = at + offset * MINUTE_MS;
          expect([instant, isOpen(calendar, instant)]).toEqual([
            instant,
            readsOpen(calendar.spec, instant),
          ]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('elapsed counts the open minutes of the nights on which clocks change', () => {
  const nights = fc.constantFrom<[zone: string, at: number][]>(
    ['Europe/Berlin', Date.UTC(2025, 2, 30, 1)],
    ['Europe/Berlin', Date.UTC(2025, 9, 26, 1)],
    ['America/New_York', Date.UTC(2025, 2, 9, 7)],
    ['America/New_York', Date.UTC(2025, 10, 2, 6)],
    ['Australia/Lord_Howe', Date.UTC(2025, 3, 5, 15)],
    ['Australia/Lord_Howe', Date.UTC(2025, 9, 4, 15, 30)],
    ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
  );
  const aroundNight = nights.chain(([zone, at]) =>
    specsNear(at).map((spec) => ({ at, spec: { ...spec, zone } })),
  );
  fc.assert(
    fc.property(aroundNight, ({ at, spec }) => {
      const calendar = compiled(spec, at);
      let minutes = 0;
      for (let t = at - 6 * HOUR_MS; t < at + 6 * HOUR_MS; t += MINUTE_MS)
        minutes += Number(readsOpen(spec, t));
      expect(elapsed(calendar, at - 6 * HOUR_MS, at + 6 * HOUR_MS)).toBe(minutes * MINUTE_MS);
    }),
    { numRuns: 60 },
  );
});

test('elapsed(a, due(a, n)) = n, and no earlier instant satisfies it', () => {
  fc.assert(
    fc.property(calendarsAt, needs, ({ at, calendar }, need) => {
      const end = due(calendar, at, need);
      expect(elapsed(calendar, at, end)).toBe(need);
      expect(elapsed(calendar, at, end - 1)).toBe(need - 1);
    }),
  );
});

test('due(a, 0) is a itself when open, otherwise the first open instant after it', () => {
  fc.assert(
    fc.property(calendarsAt, ({ at, calendar }) => {
      const open = due(calendar, at, 0);
      expect(open).toBe(nextOpen(calendar, at));
      expect(isOpen(calendar, open)).toBe(true);
      expect(elapsed(calendar, at, open)).toBe(0);
      if (open > at) expect(isOpen(calendar, open - 1)).toBe(false);
    }),
  );
});

test('due never decreases as the start or the need grows, and needs add up', () => {
  fc.assert(
    fc.property(
      calendarsAt,
      needs,
      needs,
      fc.nat({ max: 10 * DAY_MS }),
      ({ at, calendar }, need, more, later) => {
        expect(due(calendar, at + later, need)).toBeGreaterThanOrEqual(due(calendar, at, need));
        expect(due(calendar, at, need + more)).toBeGreaterThan(due(calendar, at, need));
        expect(due(calendar, due(calendar, at, need), more)).toBe(due(calendar, at, need + more));
      },
    ),
  );
});

test('elapsed adds up over any point between', () => {
  fc.assert(
    fc.property(
      calendarsAt,
      fc.nat({ max: 20 * DAY_MS }),
      fc.nat({ max: 20 * DAY_MS }),
      ({ at, calendar }, a, b) => {
        const [middle, end] = [at + a, at + a + b];
        expect(elapsed(calendar, at, middle) + elapsed(calendar, middle, end)).toBe(
          elapsed(calendar, at, end),
        );
        expect(elapsed(calendar, end, at)).toBe(0);
      },
    ),
  );
});

test('what was compiled first changes no answer', () => {
  const ranges = fc.array(instants, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      instants.chain((at) => specsNear(at).map((spec) => ({ at, spec }))),
      ranges,
      needs,
      ({ at, spec }, order, need) => {
        const wide = compiled(spec, Date.UTC(2009), Date.UTC(2031));
        const grown = compiled(spec, order[0] ?? at);
        for (const instant of order) expect(isOpen(grown, instant)).toBe(isOpen(wide, instant));
        expect(due(grown, at, need)).toBe(due(wide, at, need));
        for (const instant of order)
          expect(elapsed(grown, at, instant)).toBe(elapsed(wide, at, instant));
      },
    ),
    { numRuns: 40 },
  );
});

test('on the wall clock every need passes as it is', () => {
  fc.assert(
    fc.property(instants, fc.nat(), (at, need) => {
      expect(due(WALL, at, need)).toBe(at + need);
      expect(elapsed(WALL, at, at + need)).toBe(need);
      expect(isOpen(WALL, at)).toBe(true);
    }),
  );
});

test('the stretches of a year give the offset that Temporal gives', () => {
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const stretch = zoneOffsets(zone, new Date(at).getUTCFullYear()).findLast(
        (candidate) => candidate.at <= at,
      );
      const offsetNs =
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds;
      expect(stretch?.offsetMs).toBe(offsetNs / 1e6);
    }),
    { numRuns: 1000 },
  );
});
