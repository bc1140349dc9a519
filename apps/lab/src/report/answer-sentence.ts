import { type Estimate, includesZero, isNothing } from '../figures/estimate.ts';
import type { Unit } from '../figures/unit.ts';
import { writeInterval, writeMean, writeSignedInterval } from '../figures/write-estimate.ts';

export interface Answer {
  readonly candidate: string;
  readonly baseline: string;
  readonly difference: Estimate;
  /** What the comparison is decided on: its key and its name. */
  readonly metric: string;
  readonly name: string;
  /** Of the difference. */
  readonly unit: Unit;
  /** To which the figures are rounded, as in the tables; `undefined`: by the interval alone. */
  readonly step: number | undefined;
  readonly confidence: number;
  /** Which leads the figure is of: `on the leads of January 2027, followed until 31 March`. */
  readonly on: string;
}

/**
 * What the candidate does to the metric, in one sentence with its interval. Where the interval holds
 * zero it says so, and claims no direction.
 */
export function answerSentence(answer: Answer): string {
  const { candidate, baseline, difference, metric, name, unit, step, confidence, on } = answer;
  const words = `${percent(confidence)} interval`;
  const what = metric === 'revenue' ? 'revenue' : inSentence(name);
  if (isNothing(difference))
    return metric === 'revenue'
      ? `${candidate} and ${baseline} win the same revenue in every replication.`
      : `${candidate} and ${baseline} do not differ in “${what}” in any replication.`;
  if (includesZero(difference))
    return `There is no clear difference in ${what} between ${candidate} and ${baseline} ${on} (${words} ${writeSignedInterval(unit, difference, step)}).`;
  const size = difference.mean > 0 ? difference : negated(difference);
  const figures = `(${words} ${writeInterval(unit, size, step)})`;
  const isMore = difference.mean > 0;
  if (metric === 'revenue')
    return `${candidate} wins ${writeMean(unit, size, step)} ${isMore ? 'more' : 'less'} revenue than ${baseline} ${on} ${figures}.`;
  return `${candidate} ${isMore ? 'raises' : 'lowers'} “${what}” by ${writeMean(unit, size, step)} against ${baseline} ${on} ${figures}.`;
}

/** `Leads won` as it stands within a sentence. */
export const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const negated = ({ mean, low, high }: Estimate): Estimate => ({
  mean: -mean,
  low: -high,
  high: -low,
});

/** `95%` */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
