import { type Advanced, isClosed, isNurture, type Lead, type LeadEvent } from '@baton/core';
import { closingLeak } from '../ledger/closing-leak.ts';
import type { Case } from './case.ts';
import { isWinnable, leakTo } from './chance.ts';
import { carryOut } from './effects.ts';
import { keepBooks } from './keep-books.ts';
import { expectPool } from './queues.ts';
import { nowOf, type Simulation } from './simulation.ts';
import { followTalks } from './talks.ts';
import { owe } from './owe.ts';
import { setTimer } from './timers.ts';

type Accepted = Extract<Advanced, { readonly ok: true }>;

/** A lead after an event: stored, its effects carried out, its work given to people, its next instant set. */
export const settle = (sim: Simulation, of: Case, advanced: Accepted, event: LeadEvent): void => {
  const before = of.lead;
  const { lead, entries, effects, pools } = advanced;
  const closed = closes(before, lead);
  // What was lost by the event must be known before the course goes on.
  const lost = closed && isWinnable(of, nowOf(sim));
  of.lead = lead;
  for (const pool of pools) sim.pools.set(pool.pool, pool);
  if (sim.log !== null) sim.log.push(...entries);
  keepBooks(sim, of, before, advanced, event);
  followTalks(sim, of, event, entries);
  owe(sim, of, before, lead);
  carryOut(sim, of, effects);
  if (closed && sim.log === null) sim.closing.push(of);
  if (lost) leakTo(of, closingLeak(before, event, nowOf(sim)));
  expectPool(sim, of, entries);
  setTimer(sim, of);
  if (isNurture(lead.state) && sim.log === null) sim.cases.mayRest(of);
};

const closes = (before: Lead | null, after: Lead): boolean =>
  isClosed(after.state) && !(before !== null && isClosed(before.state));
