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

/** Takes a task off its pile, if it lies there. */
export const takeOff = ({ ready }: Pile, task: Task): void => {
  const at = ready.indexOf(task);
  if (at < 0) return;
  const last = ready.pop();
  if (last !== undefined && last !== task) ready[at] = last;
};

/** Negative when the first goes before the second. */
export type Before = (first: Task, second: Task) => number;

const byOrder: Readonly<Record<WorkOrder, (score: (task: Task) => number) => Before>> = {
  newest: () => (first, second) => second.of.inquiry.at - first.of.inquiry.at,
  oldest: () => (first, second) => first.of.inquiry.at - second.of.inquiry.at,
  'best-score': (score) => (first, second) => score(second) - score(first),
  'nearest-deadline': () => (first, second) => first.due - second.due,
};

/** What comes first: what a reminder was about, then the world's order, then the older task. */
export const workOrder = (order: WorkOrder, score: (task: Task) => number): Before => {
  const before = byOrder[order](score);
  return (first, second) =>
    Number(second.hurried) - Number(first.hurried) ||
    before(first, second) ||
    first.index - second.index;
};

/** What a person does next, out of all the piles they work on. */
export const nextTask = (piles: readonly Pile[], before: Before): Task | undefined => {
  let best: Task | undefined;
  for (const { ready } of piles)
    for (const task of ready) if (best === undefined || before(task, best) < 0) best = task;
  return best;
};
