import { type Estimate, includesZero, isNothing } from '../figures/estimate.ts';
import type { Unit } from '../figures/unit.ts';
import { writeInterval, writeMean, writeSignedInterval } from '../figures/write-estimate.ts';

export interface Answer {
  readonly candidate: string;
  readonly baseline: string;
  readonly difference: Estimate;
  readonly unit: Unit;
  readonly confidence: number;
  readonly horizon: string;
}

/**
 * What the candidate does to revenue, in one sentence with its interval. Where the interval holds
 * zero it says so, and claims no direction.
 */
export function answerSentence(answer: Answer): string {
  const { candidate, baseline, difference, unit, confidence, horizon } = answer;
  const words = `${percent(confidence)} interval`;
  if (isNothing(difference))
    return `${candidate} and ${baseline} win the same revenue in every replication.`;
  if (includesZero(difference))
    return `There is no clear difference in revenue between ${candidate} and ${baseline} in ${horizon} (${words} ${writeSignedInterval(unit, difference)}).`;
  const size = difference.mean > 0 ? difference : negated(difference);
  const direction = difference.mean > 0 ? 'more' : 'less';
  return `${candidate} wins ${writeMean(unit, size)} ${direction} revenue than ${baseline} in ${horizon} (${words} ${writeInterval(unit, size)}).`;
}

const negated = ({ mean, low, high }: Estimate): Estimate => ({
  mean: -mean,
  low: -high,
  high: -low,
});

/** `95%` */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
