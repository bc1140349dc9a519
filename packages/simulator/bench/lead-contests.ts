import { deepStrictEqual } from 'node:assert';
import { compiled, engineOf, type Executor, memoJudge, reference } from '@baton/core';
import { Draws } from '../src/random/draws.ts';
import { philoxKey } from '../src/random/seed.ts';
import { runReplication } from '../src/shell/run-replication.ts';
import { compileWorld } from '../src/world/world.ts';
import type { Contest } from './contest.ts';
import { limitQueue } from './limit-queue.ts';
import { shippedExperiment } from './shipped-experiment.ts';
import { workloads } from './workload.ts';

const CUSTOMERS = 200_000;
const OFTEN = 12;

/** One replication of a shipped experiment's baseline: people, rules, lifecycle, ledger and metrics. Verdicts of the reference are remembered. */
function simulationOf(executor: Executor) {
  const { baseline, world, currency, stream, horizon, seed } = shippedExperiment();
  const { from, leadsUntil, until } = horizon;
  const key = philoxKey(seed);
  const leads = [...stream.leads(new Draws(key), { from, until: leadsUntil, replication: 0 })];
  const input = {
    engine: engineOf(baseline.policy, baseline.org, executor),
    org: baseline.org,
    world: compileWorld(world, currency),
    leads,
    key,
    replication: 0,
    from,
    until,
    memo: memoJudge(),
  };
  return async () => runReplication(input);
}

/**
 * Leads a second end to end. The limit is the hand-written queue with a deadline, whose customers only arrive, wait and
 * are served or give up: what a lead costs beyond that is Baton's lifecycle, people and books.
 */
export async function leadContests(): Promise<Contest[]> {
  const [compiledRun, referenceRun] = [compiled, reference].map(simulationOf);
  if (compiledRun === undefined || referenceRun === undefined) throw new Error('two executors');
  deepStrictEqual(await compiledRun(), await referenceRun());
  const deadline = workloads[1];
  if (deadline === undefined) throw new Error('the workload with a deadline is missing');
  /** So often that the compiler has seen enough of it; the reference takes long enough to need no more than once. */
  const leads = async (run: typeof compiledRun, times = 1): Promise<number> => {
    let done = 0;
    for (let time = 0; time < times; time += 1) done += (await run()).leads;
    return done;
  };
  const contenders = [
    { name: 'compiled', run: () => leads(compiledRun, OFTEN) },
    { name: 'reference (XState)', run: () => leads(referenceRun) },
  ];
  const limit = () => {
    limitQueue(deadline, CUSTOMERS, 7);
    return CUSTOMERS;
  };
  return [
    {
      name: 'leads end to end, the limit',
      unit: 'leads',
      yardstick: { name: 'hand-written queue', run: limit },
      contenders,
    },
    {
      name: 'leads end to end, both executors',
      unit: 'leads',
      yardstick: { name: 'reference (XState)', run: () => leads(referenceRun) },
      contenders: [{ name: 'compiled', run: () => leads(compiledRun, OFTEN) }],
    },
  ];
}
