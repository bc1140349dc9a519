import type { Experiment } from '@baton/simulator';
import { DAY_MS } from '@baton/core';

/** When leads come in and until when they are followed, in words of the experiment's zone. */
export interface Period {
  /** `leads of January 2027, followed until 31 March` */
  readonly words: string;
  /** How long leads come in, for an axis: `1 month`. */
  readonly length: string;
  /** How long everything runs: `3 months`. */
  readonly whole: string;
  /** Whether leads come in for a part of the time alone. */
  readonly isFollowedLonger: boolean;
}

const MONTH_MS = 30.436875 * DAY_MS;

export function periodOf({ horizon, zone }: Pick<Experiment, 'horizon' | 'zone'>): Period {
  const { from, leadsUntil, until } = horizon;
  const first = dateOf(from, zone);
  const last = dateOf(leadsUntil - 1, zone);
  const end = dateOf(until - 1, zone);
  const isWhole = first.day === 1 && dateOf(leadsUntil, zone).day === 1;
  const leads = isWhole
    ? span([first.month], [last.month], first.year, last.year)
    : span([first.day, first.month], [last.day, last.month], first.year, last.year);
  const year = end.year === last.year ? '' : ` ${end.year}`;
  return {
    words: `leads of ${leads}, followed until ${end.day} ${end.month}${year}`,
    length: lengthOf(leadsUntil - from),
    whole: lengthOf(until - from),
    isFollowedLonger: leadsUntil < until,
  };
}

interface LocalDate {
  readonly day: number;
  readonly month: string;
  readonly year: number;
}

function dateOf(at: number, timeZone: string): LocalDate {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return { day: Number(part('day')), month: part('month'), year: Number(part('year')) };
}

/** `4 January to 3 February 2027`, `January 2027`, `November 2026 to January 2027` */
function span(
  first: readonly (string | number)[],
  last: readonly (string | number)[],
  from: number,
  to: number,
): string {
  const [start, end] = [first.join(' '), last.join(' ')];
  const isWithinMonth = first.length > 1 && from === to && first.at(-1) === last.at(-1);
  if (isWithinMonth && start !== end) return `${first[0]} to ${end} ${to}`;
  if (from !== to) return `${start} ${from} to ${end} ${to}`;
  return start === end ? `${end} ${to}` : `${start} to ${end} ${to}`;
}

function lengthOf(lengthMs: number): string {
  const days = Math.round(lengthMs / DAY_MS);
  const months = Math.round(lengthMs / MONTH_MS);
  const [size, unit] = days < 28 ? [days, 'day'] : [months, 'month'];
  return `${size} ${unit}${size === 1 ? '' : 's'}`;
}
