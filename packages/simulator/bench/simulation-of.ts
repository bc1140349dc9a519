import { engineOf, type Executor, memoJudge } from '@baton/core';
import type { ReplicationResult } from '../src/ledger/replication-result.ts';
import { Draws } from '../src/random/draws.ts';
import { philoxKey } from '../src/random/seed.ts';
import { runReplication } from '../src/shell/run-replication.ts';
import { compileWorld } from '../src/world/world.ts';
import { shippedExperiment } from './shipped-experiment.ts';

/** Replications of a shipped experiment's baseline: people, rules, lifecycle, ledger and metrics. Verdicts of the reference are remembered. */
export function simulationOf(
  executor: Executor,
): (replication: number) => Promise<ReplicationResult> {
  const { baseline, world, currency, stream, horizon, seed } = shippedExperiment();
  const { from, leadsUntil, until } = horizon;
  const key = philoxKey(seed);
  const draws = new Draws(key);
  const input = {
    engine: engineOf(baseline.policy, baseline.org, executor),
    org: baseline.org,
    world: compileWorld(world, currency),
    key,
    from,
    until,
    memo: memoJudge(),
  };
  return async (replication) => {
    const leads = stream.leads(draws, { from, until: leadsUntil, replication });
    return runReplication({ ...input, leads, replication });
  };
}
