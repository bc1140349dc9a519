import type { LeadEvent } from '@baton/core';
import { nowOf, send, type Simulation } from '../simulation.ts';
import type { Task } from '../task.ts';
import { lossFor, reasonFor, type Why } from './reasons.ts';

/** The owner gives the lead back. What happens when the playbook refuses is the caller's. */
export const giveBack = (
  sim: Simulation,
  task: Task,
  actor: string,
  { why, refused }: { readonly why: Why; readonly refused?: () => void },
): void => {
  const reason = reasonFor(sim, why);
  if (reason === null) return refused?.();
  const { criterion } = sim.world.document.prospects.unfit;
  const needsCriterion = sim.engine.policy.returns[reason]?.needsCriterion === true;
  const at = nowOf(sim);
  const event: LeadEvent =
    why === 'notFit' || needsCriterion
      ? { type: 'lead.returned', at, actor, reason, criterion }
      : { type: 'lead.returned', at, actor, reason };
  return send(sim, task.of, event, null, refused ?? null);
};

/** The owner enters that the deal is lost; without a word for it in the policy, the lead is given back. */
export const lose = (sim: Simulation, task: Task, actor: string): void => {
  const reason = lossFor(sim, task.of);
  if (reason === null) return giveBack(sim, task, actor, { why: 'gone' });
  send(sim, task.of, { type: 'deal.lost', at: nowOf(sim), actor, reason });
  return undefined;
};
