import { availableParallelism } from 'node:os';
import {
  compare,
  Draws,
  type Experiment,
  type ExperimentResult,
  philoxKey,
  policiesOf,
} from '@baton/simulator';
import { runnerOf } from '@baton/simulator/node';
import type { SimulationOptions } from '../command-line/simulation-options.ts';
import type { KeptReplications } from './kept-replications.ts';
import { startProgress } from '../terminal/progress.ts';

type Wanted = Omit<SimulationOptions, 'json'>;

/**
 * Runs an experiment on worker threads, with a bar of the leads a second that go through all policies. What is kept of a run
 * before is not run again and says nothing about the rate.
 */
export async function simulate(
  experiment: Experiment,
  { seed = experiment.seed, replications, workers, verify }: Wanted,
  kept?: KeptReplications,
): Promise<ExperimentResult> {
  const threads = Math.min(workers ?? availableParallelism(), replications ?? Infinity);
  const pool = runnerOf(experiment, seed, threads, verify);
  const each = leadsOfFirst(experiment, seed) * policiesOf(experiment).length;
  const bar = startProgress('simulating', 'leads');
  try {
    return await compare(experiment, {
      runner: kept === undefined ? pool : kept.runner(pool),
      seed,
      ...(replications === undefined ? {} : { replications }),
      now: () => performance.now(),
      onProgress: ({ done, planned }) =>
        bar.update(done * each, planned * each, Math.min(kept?.found ?? 0, done) * each),
    });
  } finally {
    bar.stop();
    await pool.close();
  }
}

/** Replications differ little in how many leads come in; the first stands for all in the rate. */
function leadsOfFirst({ stream, horizon }: Experiment, seed: string): number {
  const { from, leadsUntil } = horizon;
  const leads = stream.leads(new Draws(philoxKey(seed)), {
    from,
    until: leadsUntil,
    replication: 0,
  });
  let count = 0;
  for (const _lead of leads) count += 1;
  return count;
}
