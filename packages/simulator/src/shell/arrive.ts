import type { Facts } from '@baton/core';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { hashId } from '../random/id-hash.ts';
import { prospectOf } from '../people/prospect.ts';
import { newCase } from './case.ts';
import { expectSignal, setAlarm } from './chance.ts';
import { EVENT, nowOf, send, type Simulation } from './simulation.ts';

/** Asks the stream for its next lead, and only then: a stream may be longer than memory. */
export const expectLead = (sim: Simulation): void => {
  const next = sim.arrivals.next();
  const lead = next.done === true ? null : next.value;
  sim.arriving = lead !== null && lead.at < sim.until ? lead : null;
  if (sim.arriving === null) return;
  if (sim.arriving.at < sim.kernel.now)
    throw new RangeError(`lead ${sim.arriving.id} is older than the lead before it`);
  sim.kernel.schedule(sim.arriving.at, EVENT.arrival, 0);
};

const costOf = ({ world }: Simulation, lead: SimulatedLead): number =>
  lead.cost > 0 ? lead.cost : (world.costs.leadBySource[lead.source] ?? 0);

const isFirst = (facts: Facts, name: string): boolean => {
  for (const first in facts) return first === name;
  return false;
};

/** A lead reaches the company. */
export const arrive = (sim: Simulation): void => {
  const lead = sim.arriving;
  if (lead === null) return;
  const hash = hashId(lead.id);
  const prospect = prospectOf(sim.world, sim.dice, lead, hash);
  const of = newCase(sim.cases.next, lead, hash, prospect, sim);
  sim.cases.add(of);
  sim.tally.leads += 1;
  sim.tally.leadCost += costOf(sim, lead);
  const { registrar } = lead;
  // A policy that asks for the source gets it, whether or not the stream put it among the facts.
  const declared = sim.engine.policy.definition.facts['source'] !== undefined;
  const facts =
    declared && !isFirst(lead.facts, 'source')
      ? { source: lead.source, ...lead.facts }
      : lead.facts;
  const at = nowOf(sim);
  const type = 'inquiry.captured';
  if (registrar === null) send(sim, of, { type, at, actor: 'prospect', facts });
  else send(sim, of, { type, at, actor: registrar, facts, registrar });
  setAlarm(sim, of);
  expectSignal(sim, of);
  expectLead(sim);
};
