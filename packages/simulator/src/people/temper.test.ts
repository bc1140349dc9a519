import { describe, expect, test } from 'vitest';
import { hashId } from '../random/id-hash.ts';
import { Draws } from '../random/draws.ts';
import { smallLeads, smallWorld } from '../testing/small-client.ts';
import { Dice } from './draw.ts';
import { answers } from './reminders.ts';
import { temperOf } from './temper.ts';

const dice = new Dice(Draws.fromSeed('temper'), 0);
const leads = smallLeads(2000);
const tempers = (reps: object) => {
  const world = smallWorld({ reps });
  return leads.map((lead) => temperOf(world, dice, lead, hashId(lead.id), 'owner 0'));
};
const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter((one) => holds(one)).length / all.length;

describe('what an owner makes of a lead', () => {
  test('is as often unwilling as the world says, more often with an excuse', () => {
    const reps = {
      ignores: { unenforced: '30%', byExcuse: { 'no-phone': '+40%' } },
      excuses: { 'no-phone': { share: '50%' } },
    };
    const all = tempers(reps);
    const [excused, others] = [
      all.filter((one) => one.excuse !== null),
      all.filter((one) => one.excuse === null),
    ];
    expect(share(all, (one) => one.excuse !== null)).toBeCloseTo(0.5, 1);
    expect(share(excused, (one) => !one.willing)).toBeCloseTo(0.7, 1);
    expect(share(others, (one) => !one.willing)).toBeCloseTo(0.3, 1);
  });

  test('is the same mind under a harsher world: whoever leaves it alone still does', () => {
    const mild = tempers({ ignores: { unenforced: '30%' } });
    const harsh = tempers({ ignores: { unenforced: '60%' } });
    for (const [index, { willing }] of harsh.entries())
      if (willing) expect(mild[index]?.willing).toBe(true);
  });
});

describe('a reminder', () => {
  const moved = (from: 'engine' | 'manager', nth: number, recent: number): number => {
    const world = smallWorld({
      reps: {
        answerToReminder: { first: '50%', second: '20%', manager: '80%' },
        fatigue: { perReminder: '10%' },
      },
    });
    return share(
      leads.map((lead) => temperOf(world, dice, lead, hashId(lead.id), 'owner 0')),
      (temper) => answers(world, dice, temper, { from, nth, recent }),
    );
  };

  test('moves as many as the world says: fewer the second time, most with the manager', () => {
    expect(moved('engine', 0, 0)).toBeCloseTo(0.5, 1);
    expect(moved('engine', 1, 0)).toBeCloseTo(0.2, 1);
    expect(moved('manager', 0, 0)).toBeCloseTo(0.8, 1);
  });

  test('moves fewer when there have been many lately', () => {
    expect(moved('engine', 0, 10)).toBeCloseTo(0.5 * 0.9 ** 10, 1);
    expect(moved('engine', 0, 10)).toBeLessThan(moved('engine', 0, 0));
  });
});
