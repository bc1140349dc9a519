import { nowOf, send, type Simulation } from './simulation.ts';

/** An announced absence begins: every lead on which the person owes something hears of it. */
export const leaves = (sim: Simulation, index: number): void => {
  const leave = sim.attendance.leaves[index];
  if (leave === undefined) return;
  const { person, until } = leave;
  for (const of of sim.owing.get(person) ?? [])
    send(sim, { to: of, event: { type: 'holder.away', at: nowOf(sim), actor: 'clock', person, until } });
};
