import {
  type Experiment,
  type ExperimentResult,
  policiesOf,
  type ReportPart,
} from '@baton/simulator';
import { changeWords } from '../diff/change-words.ts';
import { type Cause, causes, causeWords } from './causes.ts';
import { possible } from './possible.ts';
import { holderName } from './names.ts';
import { type Period, periodOf } from './period.ts';
import { type Staffing, staffingOf } from './staffing.ts';

/**
 * What the terminal and the report show: a result and its report part in one, with the command that
 * makes it again. Money is in minor units, shares 0 to 1, durations in hours. Causes and holders are told in words, and
 * intervals end where what they measure does; the result itself has both as they are.
 */
export type Comparison = Omit<ExperimentResult, 'policies' | 'differences' | 'report'> &
  ReportPart & {
    readonly command: string;
    /** The experiment’s file as it was given, for commands that the report shows. */
    readonly experimentFile: string;
    readonly period: Period;
    readonly staffing: Staffing;
    readonly precision: Experiment['precision'];
    /** The causes that occur, with what they mean. */
    readonly causes: readonly Cause[];
    /** The experiment’s own seed, which commands need not name. */
    readonly ownSeed: string;
  };

interface Made {
  readonly experiment: Experiment;
  readonly command: string;
  readonly experimentFile: string;
}

export function comparisonOf(
  result: ExperimentResult,
  { experiment, command, experimentFile }: Made,
): Comparison {
  const { policies: _policies, differences: _differences, report, ledger, ...rest } = result;
  const orgs = policiesOf(experiment).map(({ org }) => org);
  const told = <T extends { readonly cause: string; readonly holder: string }>(leak: T): T => ({
    ...leak,
    cause: causeWords(leak.cause),
    holder: holderName(leak.holder, orgs),
  });
  const staffing = staffingOf(experiment, result);
  const shown = possible(report, result.leads);
  return {
    ...rest,
    ...shown,
    policies: report.policies.map((policy) => ({
      ...policy,
      changes: policy.changes.map(changeWords),
    })),
    ledger: ledger.map((line) => ({ ...line, leaks: line.leaks.map(told) })),
    metrics: shown.metrics.map((metric) => ({
      ...metric,
      name: nameOf(metric, staffing),
    })),
    leaks: shown.leaks.map((leak) => ({
      ...leak,
      name: causeWords(leak.name),
      holders: leak.holders.map((holder) => holderName(holder, orgs)),
    })),
    attainment: shown.attainment.map((row) => ({
      ...row,
      name: causeWords(row.name),
    })),
    examples: report.examples.map(told),
    expectations: report.expectations.map(({ text, holds }) => ({
      text: expectationWords(text, report.metrics),
      holds,
    })),
    command,
    experimentFile,
    period: periodOf(experiment),
    staffing,
    precision: experiment.precision,
    causes: causes.filter(({ code }) => report.leaks.some(({ name }) => name === code)),
    ownSeed: experiment.seed,
  };
}

/** An expectation begins with the key of its metric; readers know it by its name. */
function expectationWords(text: string, metrics: readonly Metric[]): string {
  const metric = metrics.find(({ key }) => text.startsWith(`${key} of `));
  return metric === undefined ? text : `${metric.name}${text.slice(metric.key.length)}`;
}

/** A cost says what of hours is in it: answers to the question whether to hire hang on that. */
function nameOf({ key, name }: Metric, { paid, hour }: Staffing): string {
  if (key !== 'cost' && key !== 'profit') return name;
  const hours =
    hour === 0 ? 'no hours' : paid === 'present' ? 'all hours present' : 'hours on leads';
  return `${name} (${hours})`;
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

/** The metric on which the comparison is decided, as a metric of the result. */
export const decidingMetric = ({ metrics, decidedOn }: Comparison): Metric | undefined =>
  metrics.find(({ key }) => key === decidedOn.metric);

/** What a reader looks at first; the others follow in a table of their own. */
const keys = [
  'revenue',
  'leakage',
  'leakageShare',
  'cost',
  'won',
  'slaAttainment',
  'offered.slaAttainment',
  'firstResponse.within24h',
  'speedToLead.medianHours',
  'acceptanceRate',
  'workload.hoursPerRepWeek',
];

/** What decides stands first. */
const shownKeys = ({ decidedOn }: Comparison): readonly string[] => [
  ...new Set([decidedOn.metric, ...keys]),
];

export const keyMetrics = (comparison: Comparison): readonly Metric[] =>
  shownKeys(comparison).flatMap((key) => comparison.metrics.filter((metric) => metric.key === key));

export const otherMetrics = (comparison: Comparison): readonly Metric[] => {
  const shown = shownKeys(comparison);
  return comparison.metrics.filter(({ key }) => !shown.includes(key));
};

/** The ledger’s line for what is still to be won at the end: no leak. */
export const stillOpen = causeWords('open at horizon');
