import type { Replicated } from './replicate.ts';
import type { Runner } from './runner.ts';

export interface InOrder {
  readonly from: number;
  readonly until: number;
  readonly signal: AbortSignal | undefined;
  /** How much of these replications is done, in replications. */
  readonly onDone: (done: number) => void;
}

/**
 * Runs the replications `[from, until)`, as many at once as the runner is wide, and gives them in the order of their
 * numbers: what is folded must not depend on which ended first.
 */
export const runInOrder = async (
  runner: Runner,
  { from, until, signal, onDone }: InOrder,
): Promise<readonly Replicated[]> => {
  const shares = new Map<number, number>();
  const report = (replication: number, share: number): void => {
    shares.set(replication, share);
    onDone([...shares.values()].reduce((sum, one) => sum + one, 0));
  };
  const results = new Map<number, Replicated>();
  let next = from;
  const lane = async (): Promise<void> => {
    while (next < until) {
      const replication = next++;
      const onShare = (share: number): void => report(replication, share);
      results.set(replication, await runner.run(replication, { signal, onShare }));
      report(replication, 1);
    }
  };
  const lanes = Math.max(1, Math.min(runner.width, until - from));
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...results.values()].toSorted((a, b) => a.replication - b.replication);
};
