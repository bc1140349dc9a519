import { due, MINUTE_MS } from '@baton/core';
import { PURPOSE } from '../world/purposes.ts';
import { countOf } from './case.ts';
import { countersBy } from './names.ts';
import { EVENT, nowOf, send, serverNamed, type Simulation } from './simulation.ts';
import type { Task } from './task.ts';

const approvalOf = countersBy();
const approvedBy = countersBy();

/**
 * An approver decides when they come round to it: after a time drawn for lead, approver and the how-manieth approval, on
 * their own hours. Absences, announced or not, make it longer.
 */
export const approvalTask = (sim: Simulation, task: Task): void => {
  const { dice, world, kernel } = sim;
  const { law, open } = world.approvesIn;
  const nth = countOf(task.of, approvalOf(task.owedBy));
  const u = dice.uniform(dice.between(task.of.hash, task.owedBy), PURPOSE.approvalDelay, nth);
  const takesMs = Math.max(MINUTE_MS, Math.round(law.inverse(u)));
  const { clock } = serverNamed(sim, task.owedBy);
  const at = due(clock, open ? task.readyAt : task.readyAt + takesMs, open ? takesMs : 0);
  task.state = 'later';
  if (at < sim.until) kernel.schedule(at, EVENT.approves, task.index);
};

export const approverDecides = (sim: Simulation, task: Task): void => {
  const step = task.about;
  if (task.state !== 'later' || step === null) return;
  task.state = 'over';
  const { dice, world } = sim;
  const nth = countOf(task.of, approvedBy(task.owedBy));
  const u = dice.uniform(dice.between(task.of.hash, task.owedBy), PURPOSE.approvalRefused, nth);
  const type = u < world.document.managers.refuses.share ? 'approval.refused' : 'approval.given';
  send(sim, task.of, { type, at: nowOf(sim), actor: task.owedBy, step });
};
