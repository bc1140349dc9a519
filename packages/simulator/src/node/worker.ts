import { parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import { bundled, type DocumentBundle } from '../experiment/document-source.ts';
import { type Experiment, policiesOf } from '../experiment/experiment.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { type Replicate, type Replicated, replicator } from '../experiment/replicate.ts';

/** What a thread is started with; it builds the experiment from it once. */
export interface WorkerInput {
  readonly bundle: DocumentBundle;
  /** The policies to run, by name, the baseline first: all of the documents', or some. */
  readonly policies: readonly string[];
  readonly seed: string;
  readonly verify: number;
}

/** What a thread says on the way: how much of a replication is done. */
export interface ShareMessage {
  readonly replication: number;
  readonly share: number;
}

const withPolicies = (experiment: Experiment, names: readonly string[]): Experiment => {
  const all = policiesOf(experiment);
  const [baseline, ...candidates] = names.flatMap((wanted) =>
    all.filter(({ name }) => name === wanted),
  );
  if (baseline === undefined) throw new Error('no policy is to be run');
  return { ...experiment, baseline, candidates };
};

const replicate = ((): Replicate => {
  const { bundle, policies, seed, verify } = workerData as WorkerInput;
  const loaded = loadExperiment(bundle.path, bundled(bundle));
  if (loaded.ok) return replicator(withPolicies(loaded.experiment, policies), seed, verify);
  throw new Error(
    `the experiment was read and cannot be read again: ${loaded.errors[0]?.message ?? ''}`,
  );
})();

/** What the pool calls: one replication of every policy. */
export const run = (replication: number): Promise<Replicated> =>
  replicate(replication, (share) => {
    const message: ShareMessage = { replication, share };
    parentPort?.postMessage(message, []);
  });
