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

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`the kernel names ${index}, which does not exist`);
  return found;
};

type Handler = (sim: Simulation, entity: number) => void;

const onCase =
  (act: (sim: Simulation, of: Case) => void): Handler =>
  (sim, entity) =>
    act(sim, at(sim.cases, entity));
const onTask =
  (act: (sim: Simulation, task: Task) => void): Handler =>
  (sim, entity) =>
    act(sim, at(sim.tasks, entity));
const onServer =
  (act: (sim: Simulation, server: Server) => void): Handler =>
  (sim, entity) =>
    act(sim, at(sim.servers, entity));

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
export const handle = (sim: Simulation, kind: number, entity: number): void =>
  at(handlers, kind)(sim, entity);
