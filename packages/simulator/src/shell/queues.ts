import { type Entry, MINUTE_MS } from '@baton/core';
import type { Case } from './case.ts';
import { EVENT, nowOf, send, type Simulation } from './simulation.ts';

/** A queue in which nobody says when they are back is tried again this much later, and never more often than the least. */
const BLIND_MS = 60 * MINUTE_MS;
const LEAST_MS = MINUTE_MS;

/** Sets the instant at which a queued lead's pool opens: when the first of those refused is back. */
export const expectPool = (sim: Simulation, of: Case, entries: readonly Entry[]): void => {
  if (of.lead?.state !== 'queued') return;
  const routed = entries.findLast(({ event }) => event.type === 'lead.routed')?.event;
  if (routed?.type !== 'lead.routed') return;
  const now = nowOf(sim);
  const backs = routed.decision.candidates.flatMap(({ back }) =>
    back === null || back <= now ? [] : [back],
  );
  const at = backs.length === 0 ? now + BLIND_MS : Math.max(now + LEAST_MS, Math.min(...backs));
  if (at < sim.until) sim.kernel.schedule(at, EVENT.poolTry, of.index);
};

/** Somebody of the pool may be eligible now. */
export const poolOpens = (sim: Simulation, of: Case): void => {
  const { lead } = of;
  if (lead?.state !== 'queued' || lead.custodian === null) return;
  const pool = lead.custodian.id;
  send(sim, of, { type: 'pool.opened', at: nowOf(sim), actor: 'clock', pool });
};
