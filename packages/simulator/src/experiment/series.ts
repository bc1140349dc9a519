import type { ReplicationResult } from '../ledger/replication-result.ts';
import type { Series } from './estimates.ts';
import { metricNamed } from './metric-catalogue.ts';
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

/** What is measured for each lead: of none there is nothing to measure, and a 0 would stand for the worst. */
const isPerLead = (metric: string): boolean => {
  const unit = metricNamed(metric)?.unit;
  return (
    unit === 'share' ||
    unit === 'ratio' ||
    (unit === 'hours' && metric !== 'workload.hoursPerRepWeek')
  );
};

/** The series of a metric; of an unknown one there is nothing to measure, and of one for each lead where none came in. */
export const metricSeries = (
  replicated: readonly Replicated[],
  policies: number,
  metric: string,
): readonly Series[] => {
  const needsLeads = isPerLead(metric);
  return seriesOf(replicated, policies, ({ metrics, leads }) => {
    const values: Readonly<Record<string, number>> = metrics;
    return needsLeads && leads === 0 ? null : (values[metric] ?? null);
  });
};

/** A share; `null` of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;
