import { join } from 'node:path';
import { DAY_MS } from '@baton/core';
import { compare, type Experiment, inThisThread, loadExperiment } from '@baton/simulator';
import { repository } from '../command-line/baton.spawn.ts';
import { accept } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { type Comparison, comparisonOf } from './comparison.ts';

const experimentFile = 'simulations/acme-software/experiments/faster-demo-response.yaml';

/** A shipped experiment over a few weeks: a real result for tests, within a second or two. */
export async function smallComparison(paid?: 'present'): Promise<Comparison> {
  const { experiment } = accept(loadExperiment(join(repository, experimentFile), documentSource()));
  const { from } = experiment.horizon;
  const short: Experiment = {
    ...experiment,
    world:
      paid === undefined
        ? experiment.world
        : { ...experiment.world, costs: { ...experiment.world.costs, paid } },
    horizon: { from, leadsUntil: from + 10 * DAY_MS, until: from + 40 * DAY_MS },
  };
  const result = await compare(short, {
    runner: inThisThread(short, short.seed),
    replications: 3,
  });
  return comparisonOf(result, {
    experiment: short,
    experimentFile,
    command: `npx baton compare ${experimentFile}`,
  });
}
