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

/** A lead that is closed has left, and what was still to come for it is nothing; so has a task that is not owed any more. */
type Handler = (sim: Simulation, entity: number) => void;

const onCase =
  (act: (sim: Simulation, of: Case) => void): Handler =>
  (sim, entity) => {
    const of = sim.cases.get(entity);
    if (of !== undefined) act(sim, of);
  };

/** A task of a lead at rest is there once the lead is. */
const taskNumbered = (sim: Simulation, entity: number): Task | undefined => {
  let found = sim.tasks.get(entity);
  if (typeof found === 'number') {
    sim.cases.get(found);
    found = sim.tasks.get(entity);
  }
  return typeof found === 'number' ? undefined : found;
};

const onTask =
  (act: (sim: Simulation, task: Task) => void): Handler =>
  (sim, entity) => {
    const task = taskNumbered(sim, entity);
    if (task !== undefined) act(sim, task);
  };
const onServer =
  (act: (sim: Simulation, server: Server) => void): Handler =>
  (sim, entity) => {
    const server = sim.servers[entity];
    if (server === undefined) throw new Error(`the kernel names a person ${entity}`);
    act(sim, server);
  };

const handlers: readonly Handler[] = Object.entries({
  [EVENT.arrival]: arrive,
  [EVENT.timer]: onCase(timerFires),
  [EVENT.alarm]: onCase(alarmRings),
  [EVENT.ready]: onCase(timeComes),
  [EVENT.tells]: onCase(tellsUs),
  [EVENT.taskReady]: onTask(taskIsReady),
  [EVENT.blockDone]: onServer(blockDone),
  [EVENT.comesIn]: onServer(comesIn),
  [EVENT.approves]: onTask(approverDecides),
  [EVENT.poolTry]: onCase(poolOpens),
  [EVENT.leave]: leaves,
}).reduce<Handler[]>((all, [kind, handler]) => {
  all[Number(kind)] = handler;
  return all;
}, []);

/** What happens at an event of the kernel. */
export const handle = (sim: Simulation, kind: number, entity: number): void => {
  const handler = handlers[kind];
  if (handler === undefined) throw new Error(`the kernel names an event ${kind}`);
  handler(sim, entity);
};
