import type { Obligation } from '@baton/core';
import type { Case } from './case.ts';
import { nowOf, send, type Simulation } from './simulation.ts';

/** An announced absence begins: every lead on which the person owes something meanwhile hears of it. */
export const leaves = (sim: Simulation, index: number): void => {
  const leave = sim.attendance.leaves[index];
  if (leave === undefined) return;
  const { person, until } = leave;
  const isDueMeanwhile = (one: Obligation): boolean => one.owedBy === person && one.due < until;
  const owing: Case[] = [];
  for (const lead of sim.owed.mayOwe(person, until)) {
    const of = sim.cases.get(lead);
    if (of?.lead?.obligations.some(isDueMeanwhile) === true) owing.push(of);
  }
  // Those first on which nothing has changed for the longest.
  owing.sort((left, right) => left.changed - right.changed);
  for (const of of owing)
    send(sim, of, { type: 'holder.away', at: nowOf(sim), actor: 'clock', person, until });
};
