import type { OnShare, Replicated } from './replicate.ts';
import { replicator } from './replicate.ts';
import type { Experiment } from './experiment.ts';
import { VERIFY_SHARE } from './verified-executor.ts';

export interface RunOptions {
  /** The promise rejects with the signal's reason when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly onShare?: OnShare | undefined;
}

/** Runs replications, one or several at a time. What comes back depends on the replication's number alone. */
export interface Runner {
  /** How many replications are worth having under way at once. */
  readonly width: number;
  /** The share of leads that run through the reference executor as well. */
  readonly verify: number;
  readonly run: (replication: number, options?: RunOptions) => Promise<Replicated>;
}

/** Runs in the thread that asks. Aborting is heard between replications. */
export const inThisThread = (
  experiment: Experiment,
  seed: string,
  verify = VERIFY_SHARE,
): Runner => {
  const replicate = replicator(experiment, seed, verify);
  return {
    width: 1,
    verify,
    run: async (replication, { signal, onShare } = {}) => {
      signal?.throwIfAborted();
      return replicate(replication, onShare);
    },
  };
};
