import { due, nextOpen } from '@baton/core';
import { monthOf } from '../ledger/tally.ts';
import { hashPair } from '../random/id-hash.ts';
import { PURPOSE } from '../world/purposes.ts';
import { actOn, reachesOut } from './acts/act-on.ts';
import { ownerHasHadEnough } from './acts/giving-up.ts';
import { countOf, noteWork } from './case.ts';
import { makeContact } from './chance.ts';
import { nextTask, putOn, takeOff } from './pile.ts';
import { isAtWork, type Server } from './server.ts';
import { call, EVENT, nowOf, type Simulation } from './simulation.ts';
import type { Task } from './task.ts';

/** Whether this attempt will be a return instead. */
const isReturn = (sim: Simulation, { kind, of }: Task): boolean =>
  kind === 'attempt' && ownerHasHadEnough(sim, of);

/** Working time of a task: drawn for the lead, the kind of task and the how-manieth of it. */
const workingTime = (sim: Simulation, task: Task, isReturned: boolean): number => {
  const labour = task.pile.desk === null ? sim.labour.reps : sim.labour.desks;
  const { subject, law } = isReturned ? labour.ofReturn : labour.of(task.kind, task.about);
  const nth = countOf(task.of, subject.counter);
  return law.inverse(sim.dice.uniform(hashPair(task.of.hash, subject.hash), PURPOSE.handling, nth));
};

const begin = (sim: Simulation, server: Server, task: Task): void => {
  takeOff(task.pile, task, sim.before);
  task.state = 'doing';
  if (Number.isNaN(task.remainingMs)) {
    const isReturned = isReturn(sim, task);
    task.remainingMs = workingTime(sim, task, isReturned);
    if (!isReturned && reachesOut.has(task.kind)) makeContact(sim, task.of);
  }
  const now = nowOf(sim);
  if (!Number.isNaN(server.idleSince) && now > server.idleSince)
    server.idle.push(server.idleSince, now);
  server.idleSince = Number.NaN;
  server.doing = task;
  server.blockMs = Math.min(task.remainingMs, Math.max(1, sim.world.document.reps.blockOf));
  const at = server.blockMs === 0 ? now : due(server.clock, now, server.blockMs);
  sim.kernel.schedule(at, EVENT.blockDone, server.index);
};

/** Looks whether a person can begin with something: nothing is ever planned ahead of the moment. */
export const wake = (sim: Simulation, server: Server): void => {
  if (server.doing !== null) return;
  const now = nowOf(sim);
  const task = nextTask(server.piles, sim.before);
  if (task === undefined) {
    if (Number.isNaN(server.idleSince)) server.idleSince = now;
  } else if (isAtWork(server, now)) begin(sim, server, task);
  else if (!server.waking) {
    const at = nextOpen(server.clock, now);
    if (Number.isNaN(server.idleSince)) server.idleSince = now;
    if (at >= sim.until) return;
    server.waking = true;
    sim.kernel.schedule(at, EVENT.comesIn, server.index);
  }
};

export const comesIn = (sim: Simulation, server: Server): void => {
  server.waking = false;
  call(sim, server);
};

/** A block of work is over: the task is done, or goes back onto the pile, where something else may come first. */
export const blockDone = (sim: Simulation, server: Server): void => {
  const { doing, blockMs } = server;
  server.doing = null;
  call(sim, server);
  if (doing === null) return;
  const now = nowOf(sim);
  server.workedMs += blockMs;
  // The lead may have gone to rest meanwhile, and have become another object.
  const of = sim.cases.get(doing.of.index);
  if (of !== undefined) noteWork(of, server.index, now);
  if (doing.state !== 'doing') return;
  doing.remainingMs -= blockMs;
  if (doing.remainingMs > 0) {
    doing.state = 'ready';
    putOn(doing.pile, doing, sim.before);
    return;
  }
  doing.state = 'over';
  if (reachesOut.has(doing.kind)) sim.tally.worked[monthOf(now - doing.of.inquiry.at)]! += 1;
  actOn[doing.kind]?.(sim, doing, server.person);
};
