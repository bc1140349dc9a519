import { unitOf } from '../figures/unit.ts';
import { answerSentence } from './answer-sentence.ts';
import { type Comparison, confidenceOf, type Metric } from './comparison.ts';

/**
 * One sentence for each candidate, most gained first, since the reader's question is which to choose.
 * Empty when nothing was compared.
 */
export function answers(comparison: Comparison): readonly string[] {
  const revenue = comparison.metrics.find(({ key }) => key === 'revenue');
  const [baseline, ...candidates] = comparison.policies;
  if (revenue === undefined || baseline === undefined) return [];
  return byGain(revenue).map((place) => {
    const difference = revenue.differences[place] ?? null;
    const candidate = candidates[place]?.name ?? '';
    if (difference === null)
      return `${candidate} against ${baseline.name}: a single replication says nothing about chance; run at least two.`;
    return answerSentence({
      candidate,
      baseline: baseline.name,
      difference,
      unit: unitOf('money', comparison.currency),
      confidence: confidenceOf(comparison, 'revenue'),
      horizon: comparison.horizon.words,
    });
  });
}

const byGain = ({ differences }: Metric): readonly number[] =>
  differences
    .map((difference, place) => ({ place, mean: difference?.mean ?? 0 }))
    .toSorted((a, b) => b.mean - a.mean)
    .map(({ place }) => place);
