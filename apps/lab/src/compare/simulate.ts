import { availableParallelism } from 'node:os';
import {
  compare,
  Draws,
  type Experiment,
  type ExperimentResult,
  philoxKey,
  policiesOf,
  type Runner,
} from '@baton/simulator';
import { runnerOf } from '@baton/simulator/node';
import type { SimulationOptions } from '../command-line/simulation-options.ts';
import type { KeptReplications } from './kept-replications.ts';
import { startProgress } from '../terminal/progress.ts';

type Wanted = Omit<SimulationOptions, 'json'>;

/** Compares on worker threads, with a bar while it lasts. */
export async function simulate(
  experiment: Experiment,
  wanted: Wanted,
  kept?: KeptReplications,
): Promise<ExperimentResult> {
  const workers = wanted.workers ?? availableParallelism();
  const runner = runnerOf(experiment, wanted.seed ?? experiment.seed, workers, wanted.verify);
  try {
    if (kept === undefined) return await withProgress(experiment, runner, wanted);
    return await withProgress(experiment, kept.runner(runner), wanted, kept.found);
  } finally {
    await runner.close();
  }
}

/**
 * Runs the comparison on a given runner and shows how many leads a second go through all policies. `found` replications were
 * done before and say nothing about the rate.
 */
export async function withProgress(
  experiment: Experiment,
  runner: Runner,
  { seed = experiment.seed, replications }: Pick<Wanted, 'seed' | 'replications'>,
  found = 0,
): Promise<ExperimentResult> {
  const each = leadsOfFirst(experiment, seed) * policiesOf(experiment).length;
  const bar = startProgress('simulating', 'leads');
  try {
    return await compare(experiment, {
      runner,
      seed,
      ...(replications === undefined ? {} : { replications }),
      now: () => performance.now(),
      onProgress: ({ done, planned }) =>
        bar.update(done * each, planned * each, Math.min(found, done) * each),
    });
  } finally {
    bar.stop();
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
  return [...leads].length;
}
