import type { Lead, Obligation } from '@baton/core';
import type { Case } from './case.ts';
import { EVENT, type Message, nowOf, send, type Simulation } from './simulation.ts';

const earliest = ({ obligations }: Lead): Obligation | undefined => {
  let first: Obligation | undefined;
  for (const one of obligations) if (first === undefined || one.next < first.next) first = one;
  return first;
};

/** One timer for each lead, at its earliest rung; what was set before goes stale. */
export const setTimer = (sim: Simulation, of: Case): void => {
  const at = of.lead === null ? Infinity : (earliest(of.lead)?.next ?? Infinity);
  if (at === of.timerAt) return;
  of.timerAt = at;
  const generation = sim.kernel.cancel(of.index);
  if (at < sim.until)
    sim.kernel.schedule(Math.max(at, nowOf(sim)), EVENT.timer, of.index, 0, generation);
};

/** The earliest rung is due. */
export const timerFires = (sim: Simulation, of: Case): void => {
  of.timerAt = Infinity;
  const due = of.lead === null ? undefined : earliest(of.lead);
  if (due === undefined) return;
  const { id, rung } = due;
  const event = { type: 'obligation.due', at: nowOf(sim), actor: 'clock', id, rung } as const;
  send(sim, of, event, null, isRefused);
};

const isRefused = (_sim: Simulation, { to, event }: Message, words: string): never => {
  const which = event.type === 'obligation.due' ? `${event.id} at ${event.rung}%` : event.type;
  throw new Error(`lead ${to.inquiry.id} refused its own deadline ${which}: ${words}`);
};
