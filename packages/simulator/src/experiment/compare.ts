import { Moments } from '../statistics/moments.ts';
import { progress, type StoppingRule, type Watched } from '../statistics/stopping-rule.ts';
import { minorPerUnit } from '../world/money.ts';
import { differencesOf } from './estimates.ts';
import type { Experiment } from './experiment.ts';
import { foldResult } from './fold-result.ts';
import { runInOrder } from './in-order.ts';
import { metricNamed } from './metric-catalogue.ts';
import type { Replicated } from './replicate.ts';
import type { ExperimentResult } from './result-schema.ts';
import type { Runner } from './runner.ts';
import { metricSeries } from './series.ts';

export interface CompareProgress {
  /** Replications done so far, parts of them included. */
  readonly done: number;
  /** Replications until the next look at the precision. */
  readonly planned: number;
  readonly atMost: number;
}

export interface CompareOptions {
  readonly runner: Runner;
  /** The seed under which the runner runs. */
  readonly seed?: string;
  /** Exactly so many replications (2 at least), whatever the precision asks for. */
  readonly replications?: number;
  readonly onProgress?: (progress: CompareProgress) => void;
  readonly signal?: AbortSignal;
  /** A clock in ms, to say how long it took; the result is the same without. */
  readonly now?: () => number;
}

const ruleOf = (
  { precision, candidates, currency }: Experiment,
  replications: number | undefined,
): StoppingRule => {
  const { metric, halfWidth, confidence, atMost } = precision;
  // A policy run alone has no difference, and its own intervals need no correction.
  const comparisons = Math.max(1, candidates.length);
  if (replications !== undefined) return { confidence, comparisons, atMost: replications };
  // An amount is authored in units of the currency, and metrics are in minor units.
  const unit = metricNamed(metric)?.unit === 'money' ? minorPerUnit(currency) : 1;
  if ('relative' in halfWidth)
    return { confidence, comparisons, atMost, relative: halfWidth.relative };
  return { confidence, comparisons, atMost, absolute: halfWidth.absolute * unit };
};

const watchedOf = (
  { precision, candidates }: Experiment,
  replicated: readonly Replicated[],
): readonly Watched[] => {
  const [baseline = [], ...others] = metricSeries(
    replicated,
    candidates.length + 1,
    precision.metric,
  );
  const baselineMean = Moments.of(baseline.filter((value) => value !== null)).mean;
  return others.map((candidate) => ({
    differences: Moments.of(differencesOf(baseline, candidate).filter((value) => value !== null)),
    baselineMean,
  }));
};

/**
 * Compares an experiment's candidates with its baseline: replications on common random numbers until the differences of
 * the metric decided on are as precise as asked for. The same experiment and seed give the same result, `seconds` aside,
 * whatever the runner's width. Rejects with the signal's reason when it is aborted.
 */
export const compare = async (
  experiment: Experiment,
  options: CompareOptions,
): Promise<ExperimentResult> => {
  const { runner, replications, onProgress, signal, now, seed = experiment.seed } = options;
  if (replications !== undefined && !(Number.isInteger(replications) && replications >= 2))
    throw new RangeError(`${replications} replications: an interval needs 2 at least`);
  const startedAt = now?.() ?? 0;
  const rule = ruleOf(experiment, replications);
  const replicated: Replicated[] = [];
  for (;;) {
    const look = progress(
      rule,
      replicated.length,
      replicated.length === 0 ? NOTHING_YET : watchedOf(experiment, replicated),
    );
    if (look.done) {
      const seconds = now === undefined ? 0 : (now() - startedAt) / 1000;
      return foldResult({
        experiment,
        seed,
        rule,
        replicated,
        reached: look.reason === 'precise',
        verify: runner.verify,
        seconds,
      });
    }
    const made = replicated.length;
    const onDone = (done: number): void =>
      onProgress?.({ done: made + done, planned: look.replications, atMost: rule.atMost });
    // Each block is looked at before the next is begun.
    replicated.push(
      ...(await runInOrder(runner, { from: made, until: look.replications, signal, onDone })),
    );
  }
};

const NOTHING_YET: readonly Watched[] = [];
