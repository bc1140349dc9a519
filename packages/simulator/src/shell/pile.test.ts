import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { hashId } from '../random/id-hash.ts';
import { prospectOf } from '../people/prospect.ts';
import { Dice } from '../people/draw.ts';
import { Draws } from '../random/draws.ts';
import { smallLeads, smallWorld } from '../testing/small-client.ts';
import { workOrders } from '../world/people-schema.ts';
import { newCase } from './case.ts';
import { type Before, nextTask, ownPile, type Pile, putOn, takeOff, workOrder } from './pile.ts';
import type { Task } from './task.ts';

const world = smallWorld();
const dice = new Dice(Draws.fromSeed('pile'), 0);
const cases = smallLeads(12).map((lead, index) => {
  const hash = hashId(lead.id);
  return newCase(index, lead, hash, prospectOf(world, dice, lead, hash), {
    until: Infinity,
    sample: null,
  });
});
const pile = ownPile('rep');
const taskOn = (index: number, lead: number, due: number, hurried = false): Task => ({
  index,
  of: cases[lead % cases.length] ?? cases[0]!,
  obligation: 'offered:1',
  kind: 'offered',
  about: null,
  owedBy: 'rep',
  due,
  pile,
  state: 'ready',
  readyAt: 0,
  startAt: 0,
  noticedAt: 0,
  hurried,
  reminders: 0,
  remainingMs: Number.NaN,
  place: -1,
  tries: 0,
});
const piled = (tasks: readonly Task[], before: Before): Pile => {
  const own = ownPile('rep');
  for (const task of tasks) putOn(own, task, before);
  return own;
};
const scoreOf = ({ of }: Task): number => world.score(of.inquiry);

describe('what comes first', () => {
  const tasks = [taskOn(0, 3, 30), taskOn(1, 7, 10), taskOn(2, 1, 20)];
  test.each([
    ['newest', 1],
    ['oldest', 2],
    ['nearest-deadline', 1],
  ] as const)('%s', (order, first) => {
    const before = workOrder(order, scoreOf);
    expect(nextTask([piled(tasks, before)], before)?.index).toBe(first);
  });

  test('is what a reminder was about, whatever the order', () => {
    const hurried = taskOn(3, 5, 99, true);
    for (const order of workOrders) {
      const before = workOrder(order, scoreOf);
      expect(nextTask([piled([...tasks, hurried], before)], before)).toBe(hurried);
    }
  });

  test.prop([
    fc.constantFrom(...workOrders),
    fc.array(fc.tuple(fc.nat(11), fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 12 }),
  ])('does not depend on the order in which the work came', (order, drawn) => {
    const ready = drawn.map(([lead, due, hurried], index) => taskOn(index, lead, due, hurried));
    const before = workOrder(order, scoreOf);
    const first = nextTask([piled(ready, before)], before);
    expect(nextTask([piled(ready.toReversed(), before)], before)).toBe(first);
    expect(ready.every((task) => task === first || before(first!, task) < 0)).toBe(true);
  });

  test('leaves the rest of a pile when one is taken off', () => {
    const before = workOrder('newest', scoreOf);
    const own = piled(tasks, before);
    takeOff(own, tasks[0]!, before);
    takeOff(own, tasks[0]!, before);
    expect(new Set(own.ready)).toEqual(new Set([tasks[1], tasks[2]]));
  });

  test.prop([
    fc.constantFrom(...workOrders),
    fc.array(fc.tuple(fc.nat(11), fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 40 }),
    fc.array(fc.nat(39), { maxLength: 20 }),
  ])('is what comes first of all that still lies there', (order, drawn, taken) => {
    const all = drawn.map(([lead, due, hurried], index) => taskOn(index, lead, due, hurried));
    const before = workOrder(order, scoreOf);
    const own = piled(all, before);
    for (const index of taken) if (all[index] !== undefined) takeOff(own, all[index], before);
    const gone = new Set(taken);
    const left = all.filter(({ index }) => !gone.has(index)).toSorted(before);
    for (const task of left) {
      expect(nextTask([own], before)).toBe(task);
      takeOff(own, task, before);
    }
    expect(own.ready).toEqual([]);
  });
});
