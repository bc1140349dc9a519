import type { ExperimentResult, ReportPart } from '@baton/simulator';

/**
 * What the terminal and the report show: a result and its report part in one, with the command that
 * makes it again. Money is in minor units, shares 0 to 1, durations in hours.
 */
export type Comparison = Omit<ExperimentResult, 'policies' | 'differences' | 'report'> &
  ReportPart & {
    readonly command: string;
    /** The experiment’s file as it was given, for commands that the report shows. */
    readonly experimentFile: string;
  };

export function comparisonOf(
  result: ExperimentResult,
  { command, experimentFile }: Pick<Comparison, 'command' | 'experimentFile'>,
): Comparison {
  const { policies: _policies, differences: _differences, report, ...rest } = result;
  return { ...rest, ...report, command, experimentFile };
}

/** One value for each policy, and one difference to the baseline for each candidate, in their order. */
export type Row = ReportPart['attainment'][number];
export type Metric = ReportPart['metrics'][number];
export type Leak = ReportPart['leaks'][number];
export type SpeedCurve = ReportPart['speed'][number];
export type BuyingCurve = NonNullable<ReportPart['buying']>;
export type Fit = NonNullable<ReportPart['fit']>;

/** How sure the intervals of a metric's differences are. */
export const confidenceOf = ({ decidedOn, confidence }: Comparison, metric: string): number =>
  decidedOn.metric === metric ? decidedOn.confidence : confidence;

/** What a reader looks at first; the others follow in a table of their own. */
const keys = [
  'revenue',
  'leakage',
  'cost',
  'won',
  'slaAttainment',
  'offered.slaAttainment',
  'firstResponse.within24h',
  'speedToLead.medianHours',
  'acceptanceRate',
  'workload.hoursPerRepWeek',
];

export const keyMetrics = ({ metrics }: Comparison): readonly Metric[] =>
  keys.flatMap((key) => metrics.filter((metric) => metric.key === key));

export const otherMetrics = ({ metrics }: Comparison): readonly Metric[] =>
  metrics.filter(({ key }) => !keys.includes(key));

/** The ledger’s line for what is still to be won at the end: no leak. */
export const stillOpen = 'open at horizon';
