import { diffPolicies, formatPercent } from '@baton/core';
import { simultaneous } from '../statistics/interval.ts';
import { pairedDifference } from '../statistics/paired-difference.ts';
import { type StoppingRule, targetHalfWidth } from '../statistics/stopping-rule.ts';
import { assumptions } from '../world/assumptions.ts';
import { type Confidences, rowOf } from './estimates.ts';
import { type ComparedPolicy, type Experiment, policiesOf } from './experiment.ts';
import { checkExpectations } from './expectations.ts';
import { buyingCurve, speedCurves } from './fold-curves.ts';
import { foldFit } from './fold-fit.ts';
import { foldLedger } from './fold-ledger.ts';
import { acceptanceRows, attainmentRows, type Folding, leakRows, loadRows } from './fold-rows.ts';
import { metricCatalogue } from './metric-catalogue.ts';
import type { Replicated } from './replicate.ts';
import type { ExperimentResult, ReportPart } from './result-schema.ts';
import { metricSeries } from './series.ts';
import { allChecked } from './verified-executor.ts';

export interface Finished {
  readonly experiment: Experiment;
  readonly seed: string;
  readonly rule: StoppingRule;
  /** In the order of their numbers, two at least. */
  readonly replicated: readonly Replicated[];
  /** Whether the precision asked for was reached. */
  readonly reached: boolean;
  /** The share of leads asked to run through the reference executor as well. */
  readonly verify: number;
  readonly seconds: number;
}

const metricRows = (folding: Folding, decidedOn: string, all: Confidences): ReportPart['metrics'] =>
  metricCatalogue.map(({ key, name, unit, better }) => {
    const confidences =
      key === decidedOn ? folding.confidences : { ...all, differences: all.values };
    return {
      key,
      unit,
      better,
      ...rowOf(name, metricSeries(folding.replicated, folding.policies.length, key), confidences),
    };
  });

const changesOf = (baseline: ComparedPolicy, { policy, org }: ComparedPolicy): string[] => [
  ...diffPolicies(baseline.policy, policy).map(({ words }) => words),
  ...(org === baseline.org ? [] : orgChanges(baseline.org.people, org.people)),
];

const orgChanges = (
  before: ComparedPolicy['org']['people'],
  after: ComparedPolicy['org']['people'],
): string[] => {
  const added = Object.values(after).filter(({ id }) => before[id] === undefined);
  const gone = Object.values(before).filter(({ id }) => after[id] === undefined);
  const names = (people: typeof added): string => people.map(({ name }) => name).join(', ');
  return [
    ...(added.length > 0 ? [`In the org, there are also ${names(added)}`] : []),
    ...(gone.length > 0 ? [`In the org, ${names(gone)} are missing`] : []),
    ...(added.length + gone.length === 0 ? ['It runs over another org with the same people'] : []),
  ];
};

const pairingOf = (
  { replicated, policies, confidences }: Folding,
  metric: string,
): ReportPart['pairing'] => {
  const [baseline = [], ...candidates] = metricSeries(replicated, policies.length, metric).map(
    (series) => series.filter((value) => value !== null),
  );
  return candidates.map((candidate, index) => {
    const policy = policies[index + 1]?.name ?? '';
    // Replications without leads left nothing to pair.
    if (baseline.length === 0)
      return { policy, correlation: null, varianceRatio: null, skewed: false };
    const { correlation, varianceRatio, skewed } = pairedDifference(
      baseline,
      candidate,
      confidences.differences,
    );
    return { policy, correlation, varianceRatio, skewed };
  });
};

const warningsOf = (
  { experiment, reached, rule }: Finished,
  pairing: ReportPart['pairing'],
  outside: number,
): string[] => {
  const { precision, sensitivity, warnings } = experiment;
  const aims = rule.absolute !== undefined || rule.relative !== undefined;
  return [
    ...(aims && !reached
      ? [
          `The precision asked for was not reached with ${rule.atMost} replications: read the intervals.`,
        ]
      : []),
    ...pairing
      .filter(({ skewed }) => skewed)
      .map(
        ({ policy }) =>
          `The differences of ${policy} in ${precision.metric} are skewed: their interval may cover less often than ${formatPercent(precision.confidence)}.`,
      ),
    ...(outside > 0
      ? [
          `${outside} recorded leads lie outside the time in which leads arrive here, and were left out.`,
        ]
      : []),
    ...(sensitivity.length > 0
      ? [
          `The answer may hang on ${sensitivity.join(', ')}; runs that vary them are not made by this version.`,
        ]
      : []),
    ...warnings.map(
      ({ file, line, message, fix }) => `${file}${line > 0 ? `:${line}` : ''}: ${message}; ${fix}`,
    ),
  ];
};

const monthsInWords = ({ from, until }: Experiment['horizon']): string => {
  const months = Math.round((until - from) / (30.436875 * 86_400_000));
  return `${months} ${months === 1 ? 'month' : 'months'}`;
};

const leadsOutside = ({ stream }: Experiment, leads: number): number =>
  Math.max(0, (stream.recording?.leads ?? leads) - leads);

/** Leads are counted under each policy, as they are checked. */
const checkedOf = (replicated: readonly Replicated[]): ReportPart['checked'] => ({
  ...allChecked(replicated.map(({ checked }) => checked)),
  of: replicated.reduce(
    (sum, { policies }) => sum + policies.reduce((all, { leads }) => all + leads, 0),
    0,
  ),
});

const reportOf = (
  finished: Finished,
  folding: Folding,
  ledgers: ExperimentResult['ledger'],
): ReportPart => {
  const { experiment, rule, replicated, reached } = finished;
  const { baseline, precision, horizon, stream } = experiment;
  const pairing = pairingOf(folding, precision.metric);
  const baselineMean =
    rowOf('', metricSeries(replicated, 1, precision.metric), folding.confidences).values[0]?.mean ??
    0;
  const aims = rule.absolute !== undefined || rule.relative !== undefined;
  return {
    question: experiment.question,
    note: experiment.note,
    currency: experiment.currency,
    confidence: precision.confidence,
    verified: finished.verify,
    checked: checkedOf(replicated),
    horizon: { words: monthsInWords(horizon), ...horizon },
    decidedOn: {
      metric: precision.metric,
      confidence: folding.confidences.differences,
      halfWidth: aims ? targetHalfWidth(rule, baselineMean) : null,
      reached,
    },
    pairing,
    policies: folding.policies.map((one) => ({
      name: one.name,
      document: one.policy.name,
      version: one.policy.version,
      note: one.policy.note,
      changes: one === baseline ? [] : changesOf(baseline, one),
    })),
    metrics: metricRows(folding, precision.metric, folding.confidences),
    leaks: leakRows(folding, ledgers),
    attainment: attainmentRows(folding),
    speed: speedCurves(folding),
    acceptance: acceptanceRows(folding),
    load: loadRows(folding),
    buying: buyingCurve(folding),
    assumptions: assumptions(experiment.world).map((one) => ({
      ...one,
      alternatives: [...one.alternatives],
    })),
    stream: { name: stream.name, kind: stream.kind, basis: stream.basis },
    unknowable: [...stream.notes],
    warnings: warningsOf(
      finished,
      pairing,
      leadsOutside(experiment, replicated[0]?.policies[0]?.leads ?? 0),
    ),
    fit: foldFit(experiment, replicated),
    expectations: checkExpectations(folding, experiment.expect),
    examples: replicated.flatMap(({ examples }) => [...examples]),
  };
};

/** Folds replications, in the order of their numbers, to the result. A pure function of them. */
export const foldResult = (finished: Finished): ExperimentResult => {
  const { experiment, seed, replicated, seconds, rule } = finished;
  const policies = policiesOf(experiment);
  const { confidence } = experiment.precision;
  const confidences: Confidences = {
    values: confidence,
    differences: simultaneous(confidence, rule.comparisons),
  };
  const folding: Folding = { replicated, policies, horizon: experiment.horizon, confidences };
  const ledger = policies.map(({ name }, index) => foldLedger(replicated, index, name, confidence));
  const report = reportOf(finished, folding, ledger);
  const known = report.metrics.filter(({ values }) => values.every((value) => value !== null));
  return {
    experiment: experiment.name,
    seed,
    replications: replicated.length,
    leads: replicated.reduce((sum, { policies: [baseline] }) => sum + (baseline?.leads ?? 0), 0),
    events: replicated.reduce(
      (sum, { policies: results }) => sum + results.reduce((all, { events }) => all + events, 0),
      0,
    ),
    seconds,
    policies: policies.map(({ name }, index) => ({
      name,
      metrics: Object.fromEntries(
        known.flatMap(({ key, values }) => (values[index] ? [[key, values[index]]] : [])),
      ),
    })),
    differences: policies.slice(1).flatMap(({ name }, index) =>
      known.flatMap(({ key, differences }) => {
        const difference = differences[index];
        return difference ? [{ policy: name, metric: key, ...difference }] : [];
      }),
    ),
    ledger,
    report,
  };
};
