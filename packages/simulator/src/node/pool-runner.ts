import { Piscina } from 'piscina';
import { type Experiment, policiesOf } from '../experiment/experiment.ts';
import type { OnShare, Replicated } from '../experiment/replicate.ts';
import type { Runner } from '../experiment/runner.ts';
import { VERIFY_SHARE } from '../experiment/verified-executor.ts';
import { keepHeapLean } from './lean-heap.ts';
import type { ShareMessage, WorkerInput } from './worker.ts';

export interface PoolRunner extends Runner {
  /** Ends the threads; work under way is given up. */
  readonly close: () => Promise<void>;
}

/**
 * Runs an experiment's replications on worker threads; even one leaves this thread free to hear an interrupt and to draw
 * a progress bar. Each thread builds the experiment once from the documents that were read, with the policies that are left in it. A replication's result
 * depends on its number alone, so the number of workers changes nothing but the time it takes. Aborting ends the threads.
 */
export const runnerOf = (
  experiment: Experiment,
  seed: string,
  workers: number,
  verify = VERIFY_SHARE,
): PoolRunner => {
  const input: WorkerInput = {
    bundle: experiment.bundle,
    policies: policiesOf(experiment).map(({ name }) => name),
    seed,
    verify,
  };
  keepHeapLean();
  const pool = new Piscina<number, Replicated>({
    filename: new URL('worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: input,
  });
  const listeners = new Map<number, OnShare>();
  pool.on('message', ({ replication, share }: ShareMessage) => listeners.get(replication)?.(share));
  return {
    width: workers,
    verify,
    run: async (replication, { signal, onShare } = {}) => {
      if (onShare !== undefined) listeners.set(replication, onShare);
      try {
        return await pool.run(replication, {
          name: 'run',
          ...(signal === undefined ? {} : { signal }),
        });
      } catch (error) {
        // Piscina rejects with an error of its own; whoever aborted said why.
        signal?.throwIfAborted();
        throw error;
      } finally {
        listeners.delete(replication);
      }
    },
    close: () => pool.destroy(),
  };
};
