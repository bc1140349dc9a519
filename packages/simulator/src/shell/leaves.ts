import type { Obligation } from '@baton/core';
import { nowOf, send, type Simulation } from './simulation.ts';

/** An announced absence begins: every lead on which the person owes something meanwhile hears of it. */
export const leaves = (sim: Simulation, index: number): void => {
  const leave = sim.attendance.leaves[index];
  if (leave === undefined) return;
  const { person, until } = leave;
  const isDueMeanwhile = (one: Obligation): boolean => one.owedBy === person && one.due < until;
  // Those first on which nothing has changed for the longest.
  const owing = [...(sim.owing.get(person) ?? [])].toSorted(
    (left, right) => left.changed - right.changed,
  );
  for (const of of owing)
    if (of.lead?.obligations.some(isDueMeanwhile) === true)
      send(sim, {
        to: of,
        event: { type: 'holder.away', at: nowOf(sim), actor: 'clock', person, until },
      });
};
