import { join } from 'node:path';
import { refused } from '@baton/core';
import type { Experiment } from '../src/experiment/experiment.ts';
import { loadExperiment } from '../src/experiment/load-experiment.ts';
import { fileSource } from '../src/node/file-source.ts';

const EXPERIMENT = join(
  import.meta.dirname,
  '../../../simulations/acme-software/experiments/faster-demo-response.yaml',
);
const none = refused('this benchmark reads no CSV', 'name an experiment without one');

/** The shipped experiment that everything end to end is measured on. */
export function shippedExperiment(): Experiment {
  const loaded = loadExperiment(
    EXPERIMENT,
    fileSource({ recording: () => none, table: () => none }),
  );
  if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
  return loaded.experiment;
}
