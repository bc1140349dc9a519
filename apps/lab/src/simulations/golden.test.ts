import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compiled, engineOf } from '@baton/core';
import {
  compare,
  compileWorld,
  Draws,
  type Experiment,
  inThisThread,
  loadExperiment,
  philoxKey,
  runReplication,
} from '@baton/simulator';
import { describe, expect, test } from 'vitest';
import { documentSource } from '../documents/source.ts';
import {
  digestOf,
  digestOfEntries,
  shippedExperiments,
  shortened,
  simulations,
} from './shipped-experiments.ts';

interface Golden {
  /** Of the result of two replications. */
  readonly result: string;
  /** Of the baseline's log of the first weeks. */
  readonly log: string;
}

/**
 * What each shipped experiment found when these were written. A change that is not meant to change results, such as
 * a faster executor, leaves them alone; one that is writes new ones, which the failing test prints.
 */
const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, 'golden-results.json'), 'utf8'),
) as Readonly<Record<string, Golden>>;

const quick = (experiment: Experiment): Experiment =>
  experiment.stream.kind === 'recorded'
    ? shortened(experiment, { leadsDays: 45, days: 180 })
    : experiment;

const logOf = async (experiment: Experiment): Promise<string> => {
  const { baseline, world, currency, stream, horizon, seed } = shortened(experiment, {
    leadsDays: 20,
    days: 60,
  });
  const { from, leadsUntil, until } = horizon;
  const key = philoxKey(seed);
  const { log } = await runReplication({
    engine: engineOf(baseline.policy, baseline.org, compiled),
    org: baseline.org,
    world: compileWorld(world, currency),
    leads: stream.leads(new Draws(key), { from, until: leadsUntil, replication: 0 }),
    key,
    replication: 0,
    from,
    until,
    keepLog: true,
  });
  return digestOfEntries(log ?? []);
};

describe('what the shipped experiments find', () => {
  test.for(shippedExperiments)('%s is what it was', async (file, { skip }) => {
    const path = relative(process.cwd(), join(simulations, file));
    const loaded = loadExperiment(path, documentSource());
    const absent = loaded.ok
      ? undefined
      : loaded.errors.find(({ message }) => /the recording .* is not here/.test(message));
    skip(absent !== undefined, absent?.message);
    if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
    const experiment = quick(loaded.experiment);
    const runner = inThisThread(experiment, experiment.seed, 0);
    const result = await compare(experiment, { runner, replications: 2 });
    expect({ result: digestOf(result), log: await logOf(experiment) }).toEqual(golden[file]);
  });
});
