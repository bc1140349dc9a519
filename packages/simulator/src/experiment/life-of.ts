import { type Entry, engineOf } from '@baton/core';
import { Draws } from '../random/draws.ts';
import { philoxKey } from '../random/seed.ts';
import { runReplication } from '../shell/run-replication.ts';
import type { LeadOutcome } from '../ledger/lead-outcome.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { compileWorld } from '../world/world.ts';
import { type Experiment, policiesOf } from './experiment.ts';

/** What one policy makes of a lead. */
export interface LifeUnder {
  readonly policy: string;
  /** Its custody log, from the first entry; empty if the run ended before it came in. */
  readonly entries: readonly Entry[];
  readonly outcome: LeadOutcome | null;
}

export interface Life {
  readonly lead: SimulatedLead;
  readonly replication: number;
  readonly lives: readonly LifeUnder[];
}

export type FoundLife =
  | { readonly ok: true; readonly life: Life }
  | { readonly ok: false; readonly message: string; readonly nearby: readonly string[] };

/**
 * The life of one lead under every policy of an experiment. The whole replication is run for it, since leads share people;
 * recorded leads, and the examples in a result, are those of replication 0.
 */
export const lifeOf = async (
  experiment: Experiment,
  leadId: string,
  {
    seed = experiment.seed,
    replication = 0,
  }: { readonly seed?: string; readonly replication?: number } = {},
): Promise<FoundLife> => {
  const key = philoxKey(seed);
  const { from, leadsUntil, until } = experiment.horizon;
  const leads = [
    ...experiment.stream.leads(new Draws(key), { from, until: leadsUntil, replication }),
  ];
  const lead = leads.find(({ id }) => id === leadId);
  if (lead === undefined)
    return {
      ok: false,
      message: `there is no lead \`${leadId}\` in replication ${replication}`,
      nearby: leads.slice(0, 5).map(({ id }) => id),
    };
  const world = compileWorld(experiment.world, experiment.currency);
  const lives: LifeUnder[] = [];
  for (const { name, policy, org } of policiesOf(experiment)) {
    const { log, outcomes } = await runReplication({
      engine: engineOf(policy, org),
      org,
      world,
      leads,
      key,
      replication,
      from,
      until,
      onlyLead: leadId,
      outcomes: true,
    });
    lives.push({
      policy: name,
      entries: log ?? [],
      outcome: outcomes?.find(({ id }) => id === leadId) ?? null,
    });
  }
  return { ok: true, life: { lead, replication, lives } };
};
