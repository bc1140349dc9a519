import type { ReplicationResult } from '../ledger/replication-result.ts';
import type { Series } from './estimates.ts';
import type { Replicated } from './replicate.ts';

/** A value of every replication, one series for each policy, the baseline first. */
export const seriesOf = (
  replicated: readonly Replicated[],
  policies: number,
  value: (result: ReplicationResult) => number | null,
): readonly Series[] =>
  Array.from({ length: policies }, (_, index) =>
    replicated.map(({ policies: results }) => {
      const result = results[index];
      return result === undefined ? null : value(result);
    }),
  );

/** The series of a metric; of an unknown one there is nothing to measure. */
export const metricSeries = (
  replicated: readonly Replicated[],
  policies: number,
  metric: string,
): readonly Series[] =>
  seriesOf(replicated, policies, ({ metrics }) => {
    const values: Readonly<Record<string, number>> = metrics;
    return values[metric] ?? null;
  });

/** A share; `null` of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;
