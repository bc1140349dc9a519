import { unitOf } from '../figures/unit.ts';
import { differenceStep } from '../figures/write-estimate.ts';
import { answerSentence } from './answer-sentence.ts';
import { type Comparison, confidenceOf, decidingMetric, type Metric } from './comparison.ts';

/**
 * One sentence for each candidate, most gained first, since the reader's question is which to choose.
 * Empty when nothing was compared.
 */
export function answers(comparison: Comparison): readonly string[] {
  const metric = decidingMetric(comparison);
  const [baseline, ...candidates] = comparison.policies;
  if (metric === undefined || baseline === undefined || candidates.length === 0) return [];
  if (comparison.leads === 0)
    return [`No lead came in, so there is nothing to compare: ${comparison.period.words}.`];
  const unit = unitOf(metric.unit, comparison.currency).difference;
  const step = differenceStep(unit, metric.differences);
  return byGain(metric).map((place, rank) => {
    const difference = metric.differences[place] ?? null;
    const candidate = candidates[place]?.name ?? '';
    if (difference === null)
      return `${candidate} against ${baseline.name}: fewer than two replications had anything to measure, which says nothing about chance.`;
    return answerSentence({
      candidate,
      baseline: baseline.name,
      difference,
      metric: metric.key,
      name: metric.name,
      unit,
      step,
      confidence: confidenceOf(comparison, metric.key),
      on: rank === 0 ? `on the ${comparison.period.words}` : 'on the same leads',
    });
  });
}

const byGain = ({ differences, better }: Metric): readonly number[] => {
  const sign = better === 'down' ? -1 : 1;
  return differences
    .map((difference, place) => ({ place, gain: sign * (difference?.mean ?? 0) }))
    .toSorted((a, b) => b.gain - a.gain)
    .map(({ place }) => place);
};
