import { DAY_MS, elapsed, HOUR_MS } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { Dice } from '../people/draw.ts';
import { Draws } from '../random/draws.ts';
import { smallOrg, smallWorld, START_AT } from '../testing/small-client.ts';
import { attendanceOf } from './attendance.ts';

const dice = new Dice(Draws.fromSeed('attendance'), 0);
const until = START_AT + 365 * DAY_MS;
const of = (change: object) =>
  attendanceOf({ org: smallOrg(), world: smallWorld(change), dice, from: START_AT, until });
const workdays = (clock: Parameters<typeof elapsed>[0]): number =>
  elapsed(clock, START_AT, until) / (8 * HOUR_MS);

describe('who is there', () => {
  test('the share of days away is what the world says, in trips or singly', () => {
    const usual = workdays(of({ reps: {}, managers: {} }).hoursOf('boss').clock);
    for (const inARow of [1, 3]) {
      const { hoursOf } = of({ managers: { travels: { daysPerMonth: 6, inARow } } });
      const away = ['boss', 'head', 'c-1'].map(
        (person) => 1 - workdays(hoursOf(person).clock) / usual,
      );
      expect(away.reduce((sum, one) => sum + one, 0) / 3).toBeCloseTo(6 / 21, 1);
    }
  });

  test('the engine knows of announced absences alone', () => {
    const secret = of({ reps: { absence: { daysPerMonth: 5, announced: '0%' } }, managers: {} });
    expect(secret.announced.people['r-1']?.away).toEqual([]);
    expect(workdays(secret.hoursOf('r-1').clock)).toBeLessThan(
      workdays(secret.hoursOf('boss').clock),
    );
    const open = of({ reps: { absence: { daysPerMonth: 5 } }, managers: {} });
    expect(open.announced.people['r-1']?.away.length).toBeGreaterThan(20);
    expect(workdays(open.hoursOf('r-1').clock)).toBe(workdays(secret.hoursOf('r-1').clock));
  });

  test('an absence begins at the hour at which the person would first be missed, and ends when they are back', () => {
    const { leaves } = of({ reps: {}, managers: {} });
    expect(leaves).toEqual([
      {
        person: 'r-2',
        at: Date.UTC(2026, 0, 12, 9),
        until: Date.UTC(2026, 0, 19, 9),
      },
    ]);
  });

  test('nothing drawn, nothing made anew', () => {
    const org = smallOrg();
    const world = smallWorld({ reps: {}, managers: {} });
    expect(attendanceOf({ org, world, dice, from: START_AT, until }).announced).toBe(org);
  });
});
