import { halfWidth } from '../figures/estimate.ts';
import { exactMoney, minorUnits } from '../figures/money.ts';
import { roundingStep } from '../figures/step.ts';
import { unitOf } from '../figures/unit.ts';
import { listed } from '../figures/listed.ts';
import { type Comparison, decidingMetric } from './comparison.ts';
import { inSentence, percent } from './answer-sentence.ts';
import type { OtherStaff } from './staffing.ts';

/** An interval from fewer hangs on a guess of how much replications differ. */
const fewReplications = 10;

/** Whether the answer is as precise as the experiment asks, said where it is not; `null` where it is. */
export function precisionCaveat(comparison: Comparison): string | null {
  const { replications, decidedOn, leads } = comparison;
  if (leads === 0) return null;
  const few = replications < fewReplications;
  const short = shortOf(comparison);
  if (short === null)
    return few
      ? `${replications} replications are few: intervals this wide are no ground to decide on.`
      : null;
  const isFixed = decidedOn.halfWidth === null;
  const advice = few
    ? `${replications} replications are too few to decide on: compare without \`--replications\`.`
    : isFixed
      ? 'Compare without `--replications`, or with more.'
      : 'Let `precision.atMost` be higher, or read the intervals as they are.';
  return `Less precise than the experiment asks: ${short}. ${advice}`;
}

/** `the difference in revenue is known to ±$190 k, and ±$18 k is asked for`; `null` where the precision is reached. */
function shortOf(comparison: Comparison): string | null {
  const { precision, currency } = comparison;
  const metric = decidingMetric(comparison);
  const [baseline] = metric?.values ?? [];
  if (metric === undefined || baseline === undefined || baseline === null) return null;
  const widths = metric.differences.flatMap((one) => (one === null ? [] : [halfWidth(one)]));
  if (widths.length === 0) return null;
  const unit = unitOf(metric.unit, currency).difference;
  const asked =
    'relative' in precision.halfWidth
      ? precision.halfWidth.relative * Math.abs(baseline.mean)
      : precision.halfWidth.absolute * (metric.unit === 'money' ? minorUnits(currency) : 1);
  const widest = Math.max(...widths);
  if (widest <= asked) return null;
  const write = (value: number): string =>
    `±${unit.write(value, Math.max(unit.finest, roundingStep(value, value)))}`;
  const share =
    'relative' in precision.halfWidth
      ? ` (${percent(precision.halfWidth.relative)} of ${comparison.policies[0]?.name ?? 'the baseline'})`
      : '';
  return `the difference in ${inSentence(metric.name)} is known to ${write(widest)}, and ${write(asked)} is asked for${share}`;
}

/** What of hours the figures of cost hold, in a sentence. */
export function costBasis({ staffing, currency }: Comparison): string {
  const { hour, paid } = staffing;
  if (hour === 0) return 'Cost is that of leads and touches: the world names no cost of an hour.';
  const rate = exactMoney(hour, currency);
  return paid === 'present'
    ? `Cost counts all hours in which those who own leads are there, and of others the hours worked on leads, at ${rate} an hour.`
    : `Cost counts hours worked on leads alone, at ${rate} an hour; the rest of a day is taken to earn its keep elsewhere.`;
}

/** For each candidate, or the one named, over other people or hours than the baseline's: what the figures of cost do not hold, and what to write. */
export const staffingCaveats = (comparison: Comparison, candidate?: string): readonly string[] =>
  comparison.staffing.differs
    .filter((other) => candidate === undefined || other.candidate === candidate)
    .map((other) => staffingCaveat(comparison, other));

function staffingCaveat({ period, currency, policies }: Comparison, other: OtherStaff): string {
  const { candidate, hours, presence, presenceOfLeads, cost, profit } = other;
  const baseline = policies[0]?.name ?? 'the baseline';
  const money = unitOf('money', currency);
  const amount = (value: number): string => {
    const text = money.write(value, roundingStep(0, value));
    return value > 0 ? `+${text}` : text;
  };
  const whole = `${amount(presence)} over ${period.whole}`;
  const part = period.isFollowedLonger
    ? ` (${amount(presenceOfLeads)} of it in the ${period.length} that leads come in)`
    : '';
  const means =
    cost === null || profit === null
      ? ''
      : ` With all hours paid the difference in cost is ${amount(cost)} and in revenue less cost ${amount(profit)} (means).`;
  const hired =
    hours === 0
      ? ''
      : ` Being there costs ${whole}${part}, which is not in these figures.${means} To decide whether to hire, write \`paid: present\` under \`costs\` in the world and compare again${period.isFollowedLonger ? ', with leads coming in all the time' : ''}.`;
  const desks =
    other.others.length === 0
      ? ''
      : ` ${listed(other.others)} own no leads: of them hours worked count, whatever is paid.`;
  return `${candidate} has other people or hours than ${baseline}${staffWords(other)}.${hired}${desks}`;
}

function staffWords({ added, gone, hours }: OtherStaff): string {
  const parts = [
    ...(added.length === 0 ? [] : [`${added.length} more who own leads, ${listed(added)}`]),
    ...(gone.length === 0 ? [] : [`${gone.length} fewer who own leads, ${listed(gone)}`]),
    ...(hours === 0
      ? []
      : [`${hours > 0 ? '+' : '−'}${Math.round(Math.abs(hours)).toLocaleString('en')} hours`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}
