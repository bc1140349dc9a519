import { approverDecides } from './approvals.ts';
import { arrive } from './arrive.ts';
import type { Case } from './case.ts';
import { leaves } from './leaves.ts';
import { taskIsReady } from './owe.ts';
import { alarmRings, tellsUs, timeComes } from './prospect-acts.ts';
import { poolOpens } from './queues.ts';
import type { Server } from './server.ts';
import { EVENT, type Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { timerFires } from './timers.ts';
import { blockDone, comesIn } from './work.ts';

/** A task of a lead at rest is there once the lead is. */
const taskNumbered = (sim: Simulation, entity: number): Task | undefined => {
  let found = sim.tasks.get(entity);
  if (typeof found === 'number') {
    sim.cases.get(found);
    found = sim.tasks.get(entity);
  }
  return typeof found === 'number' ? undefined : found;
};

const serverNumbered = (sim: Simulation, entity: number): Server => {
  const server = sim.servers[entity];
  if (server === undefined) throw new Error(`the kernel names a person ${entity}`);
  return server;
};

const onCase = (sim: Simulation, kind: number, of: Case): void => {
  switch (kind) {
    case EVENT.timer:
      return timerFires(sim, of);
    case EVENT.alarm:
      return alarmRings(sim, of);
    case EVENT.ready:
      return timeComes(sim, of);
    case EVENT.tells:
      return tellsUs(sim, of);
    default:
      return poolOpens(sim, of);
  }
};

/**
 * What happens at an event of the kernel. A lead that is closed has left, and what was still to come for it is nothing; so has
 * a task that is not owed any more.
 */
export const handle = (sim: Simulation, kind: number, entity: number): void => {
  switch (kind) {
    case EVENT.arrival:
      return arrive(sim);
    case EVENT.timer:
    case EVENT.alarm:
    case EVENT.ready:
    case EVENT.tells:
    case EVENT.poolTry: {
      const of = sim.cases.get(entity);
      return of === undefined ? undefined : onCase(sim, kind, of);
    }
    case EVENT.taskReady: {
      const task = taskNumbered(sim, entity);
      return task === undefined ? undefined : taskIsReady(sim, task);
    }
    case EVENT.approves: {
      const task = taskNumbered(sim, entity);
      return task === undefined ? undefined : approverDecides(sim, task);
    }
    case EVENT.blockDone:
      return blockDone(sim, serverNumbered(sim, entity));
    case EVENT.comesIn:
      return comesIn(sim, serverNumbered(sim, entity));
    case EVENT.leave:
      return leaves(sim, entity);
    default:
      throw new Error(`the kernel names an event ${kind}`);
  }
};
