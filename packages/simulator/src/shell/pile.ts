import { type Clock, WALL } from '@baton/core';
import type { WorkOrder } from '../world/people-schema.ts';
import type { Server } from './server.ts';
import type { Task } from './task.ts';

/** Work that lies ready: one person's, or a desk's that several work at. */
export interface Pile {
  /** The person, or `desk:<id>`. */
  readonly name: string;
  readonly desk: string | null;
  /** When a desk is open: its work is taken up only then, as in a meeting that two people must attend. */
  readonly clock: Clock;
  readonly servers: Server[];
  /** A heap: no task goes before the one at half its place, so that a morning with a thousand leads costs no more each. */
  readonly ready: Task[];
}

/** A person's own pile has no hours but theirs. */
export const ownPile = (person: string): Pile => newPile(person, { desk: null, clock: WALL });

export const newPile = (name: string, { desk, clock }: Pick<Pile, 'desk' | 'clock'>): Pile => ({
  name,
  desk,
  clock,
  servers: [],
  ready: [],
});

/** Negative when the first goes before the second. What it compares does not change while a task lies on a pile. */
export type Before = (first: Task, second: Task) => number;

const siftUp = (ready: Task[], task: Task, from: number, before: Before): void => {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const other = ready[parent]!;
    if (before(other, task) < 0) break;
    ready[place] = other;
    other.place = place;
    place = parent;
  }
  ready[place] = task;
  task.place = place;
};

const siftDown = (ready: Task[], task: Task, from: number, before: Before): void => {
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= ready.length) break;
    if (child + 1 < ready.length && before(ready[child + 1]!, ready[child]!) < 0) child += 1;
    const other = ready[child]!;
    if (before(task, other) < 0) break;
    ready[place] = other;
    other.place = place;
    place = child;
  }
  ready[place] = task;
  task.place = place;
};

export const putOn = ({ ready }: Pile, task: Task, before: Before): void => {
  ready.push(task);
  siftUp(ready, task, ready.length - 1, before);
};

/** Takes a task off its pile, if it lies there. */
export const takeOff = ({ ready }: Pile, task: Task, before: Before): void => {
  const { place } = task;
  if (ready[place] !== task) return;
  const last = ready.pop();
  task.place = -1;
  if (last === undefined || last === task) return;
  siftDown(ready, last, place, before);
  siftUp(ready, last, last.place, before);
};

const byOrder: Readonly<Record<WorkOrder, (score: (task: Task) => number) => Before>> = {
  newest: () => (first, second) => second.of.inquiry.at - first.of.inquiry.at,
  oldest: () => (first, second) => first.of.inquiry.at - second.of.inquiry.at,
  'best-score': (score) => (first, second) => score(second) - score(first),
  'nearest-deadline': () => (first, second) => first.due - second.due,
};

/** What comes first: what a reminder was about, then the world's order, then the older task. */
export const workOrder = (order: WorkOrder, score: (task: Task) => number): Before => {
  const before = byOrder[order](score);
  return (first, second) => {
    if (first.hurried !== second.hurried) return first.hurried ? -1 : 1;
    return before(first, second) || first.index - second.index;
  };
};

/** What a person does next, out of all the piles they work on. */
export const nextTask = (piles: readonly Pile[], before: Before): Task | undefined => {
  let best: Task | undefined;
  for (const { ready } of piles) {
    const task = ready[0];
    if (task !== undefined && (best === undefined || before(task, best) < 0)) best = task;
  }
  return best;
};
