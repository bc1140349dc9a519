import type { Effect } from '@baton/core';
import { answers } from '../people/reminders.ts';
import { PURPOSE } from '../world/purposes.ts';
import { type Case, countOf } from './case.ts';
import { countersBy } from './names.ts';
import { lay } from './owe.ts';
import type { Server } from './server.ts';
import { nowOf, send, serverNamed, type Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { temperIn } from './tempers.ts';

type Notice = Extract<Effect, { readonly do: 'notify' }>;

/** Reminders that a person got within the time that the world says they weigh. */
const recentOf = (server: Server, since: number): number => {
  const { reminders } = server;
  while (server.recentFrom < reminders.length && reminders[server.recentFrom]! <= since)
    server.recentFrom += 1;
  const recent = reminders.length - server.recentFrom;
  // What weighs no more is forgotten, but not one by one.
  if (server.recentFrom > 1000 && server.recentFrom > recent) {
    server.reminders = reminders.slice(server.recentFrom);
    server.recentFrom = 0;
  }
  return recent;
};

/** Whose word it is: the engine's own to the holder, or a manager's, who must be there to have it. */
const wordFrom = (sim: Simulation, { to, about }: Notice): 'engine' | 'manager' | null => {
  if ('person' in to) return to.person === about.owedBy ? 'engine' : 'manager';
  const { directory } = sim.engine;
  const now = nowOf(sim);
  const person =
    to.name === 'manager' ? directory.managerOf(to.of) : directory.party(to.name, now).person;
  if (person === about.owedBy) return 'engine';
  return directory.isAway(person, now) ? null : 'manager';
};

/** An attempt that is entered and was never made: it costs no time and reaches nobody. */
const logSham = (sim: Simulation, task: Task): void => {
  const attempts = sim.engine.policy.cadence.attempts;
  const channel =
    attempts[Math.min(Number(task.about ?? 0), attempts.length - 1)]?.channel ?? 'call';
  task.state = 'over';
  sim.tally.shams += 1;
  const at = nowOf(sim);
  send(sim, task.of, {
    type: 'attempt.made',
    at,
    actor: task.owedBy,
    channel,
    connected: false,
  });
};

const shamOf = countersBy();

const isSham = (sim: Simulation, task: Task): boolean => {
  if (task.kind !== 'attempt') return false;
  const nth = countOf(task.of, shamOf(task.owedBy));
  const { pair } = temperIn(sim, task.of, task.owedBy);
  return sim.dice.uniform(pair, PURPOSE.shams, nth) < sim.world.document.reps.shams.share;
};

/** It has come, and they have not looked yet. */
const isUnnoticed = ({ state, startAt, noticedAt }: Task, now: number): boolean =>
  state === 'later' && startAt <= now && noticedAt > now;

const taskFor = ({ tasks }: Case, obligation: string): Task | undefined => {
  for (const task of tasks) if (task.obligation === obligation) return task;
  return undefined;
};

/** A notice reaches somebody. If it moves whoever owes the task, they take it up next, or pretend to. */
export const remind = (sim: Simulation, of: Case, notice: Notice): void => {
  const from = wordFrom(sim, notice);
  if (from === null) return;
  const now = nowOf(sim);
  const server = serverNamed(sim, notice.about.owedBy);
  const recent = recentOf(server, now - sim.world.document.reps.fatigue.over);
  server.reminders.push(now);
  const task = taskFor(of, notice.about.id);
  if (task === undefined) return;
  if (task.state !== 'asleep' && task.state !== 'over' && !isUnnoticed(task, now)) return;
  if (task.kind === 'approval') return;
  const temper = temperIn(sim, of, task.owedBy, task.pile.desk);
  const nth = task.reminders;
  task.reminders += 1;
  if (!answers(sim.world, sim.dice, temper, { from, nth, recent })) return;
  temper.moved = true;
  if (isSham(sim, task)) return logSham(sim, task);
  task.hurried = true;
  task.readyAt = now;
  task.startAt = now;
  task.remainingMs = Number.NaN;
  lay(sim, task);
  return undefined;
};
