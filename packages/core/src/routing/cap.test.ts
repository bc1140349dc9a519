import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Cap } from '../policy/policy.ts';
import { directoryOf } from '../decide/directory-of.ts';
import { smallOrg } from '../testing/small-org.ts';
import { WALL } from '../time/clock.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';
import { type Bucket, hasToken, refill, tokenAt } from './cap.ts';

const MONDAY_AT = Date.UTC(2026, 4, 4);

const caps: fc.Arbitrary<Cap> = fc.record({
  tokens: fc.integer({ min: 1, max: 60 }),
  per: fc
    .constantFrom(HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS)
    .map((ms) => ({ unit: 'wall' as const, ms })),
});

/** Takes a token at each instant that has one; the instants at which one was had. */
const taken = (cap: Cap, instants: readonly number[]): number[] => {
  let bucket: Bucket | undefined;
  const had: number[] = [];
  for (const at of instants) {
    const now = refill(cap, WALL, bucket, at);
    if (!hasToken(now)) continue;
    had.push(at);
    bucket = { count: now.count - 1, at: now.at };
  }
  return had;
};

describe('cap', () => {
  test.prop([caps, fc.array(fc.integer({ min: 0, max: 20 * DAY_MS }), { maxLength: 150 })])(
    'is never exceeded: in any window at most the bucket and what came back meanwhile',
    (cap, gaps) => {
      let at = MONDAY_AT;
      const had = taken(
        cap,
        gaps.map((gap) => (at += gap % (2 * DAY_MS))),
      );
      const periodMs = cap.per.unit === 'wall' ? cap.per.ms : 0;
      had.forEach((from, first) => {
        had.slice(first).forEach((to, more) => {
          expect(more + 1).toBeLessThanOrEqual(cap.tokens + ((to - from) * cap.tokens) / periodMs);
        });
      });
    },
  );

  test.prop([caps])('comes back evenly, exactly, for as long as there is demand', (cap) => {
    const periodMs = cap.per.unit === 'wall' ? cap.per.ms : 0;
    const periods = 5;
    const every = periodMs / 300;
    const had = taken(
      cap,
      Array.from({ length: 300 * periods + 1 }, (_, at) => MONDAY_AT + at * every),
    );
    // The full bucket at the start, then each token on the instant or at the next question.
    expect(cap.tokens * (1 + periods) - had.length).toBeLessThanOrEqual(1);
    expect(had.length).toBeLessThanOrEqual(cap.tokens * (1 + periods));
  });

  test('a fortieth of a week is one of 40 tokens a week, to the millisecond', () => {
    const cap: Cap = { tokens: 40, per: { unit: 'wall', ms: 7 * DAY_MS } };
    const empty = { count: 0, at: MONDAY_AT };
    const token = (7 * DAY_MS) / 40;
    expect(refill(cap, WALL, empty, MONDAY_AT + token).count).toBe(1);
    expect(hasToken(refill(cap, WALL, empty, MONDAY_AT + token - 1))).toBe(false);
    expect(tokenAt(cap, WALL, empty)).toBe(MONDAY_AT + token);
  });

  test('fewer than one a day is not none: 10 a month are ten in thirty days', () => {
    const daily = Array.from({ length: 301 }, (_, day) => MONDAY_AT + day * DAY_MS);
    const month = { unit: 'wall' as const, ms: 30 * DAY_MS };
    expect(taken({ tokens: 10, per: month }, daily)).toHaveLength(10 + 100);
    const oneInThree = { tokens: 1, per: { unit: 'wall' as const, ms: 3 * DAY_MS } };
    expect(taken(oneInThree, daily)).toHaveLength(101);
    const half = { tokens: 0.5, per: { unit: 'wall' as const, ms: DAY_MS } };
    expect(taken(half, daily)).toHaveLength(151);
  });

  test('business time comes back while the calendar is open', () => {
    const office = directoryOf(smallOrg([])).calendar('office');
    const cap: Cap = { tokens: 8, per: { unit: 'openDays', days: 1 } };
    const empty = { count: 0, at: MONDAY_AT + 16 * HOUR_MS };
    expect(refill(cap, office, empty, MONDAY_AT + DAY_MS + 9 * HOUR_MS).count).toBe(1);
    expect(refill(cap, office, empty, MONDAY_AT + DAY_MS + 10 * HOUR_MS).count).toBe(2);
  });
});
