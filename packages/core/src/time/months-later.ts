import { DAY_MS } from './span.ts';
import { type OffsetStretch, zoneOffsets } from './zone-offsets.ts';

/** A stretch of constant offset within a year, `[at, until)`. */
interface Found extends OffsetStretch {
  readonly until: number;
}

const find = (zone: string, at: number): Found => {
  const year = new Date(at).getUTCFullYear();
  const stretches = zoneOffsets(zone, year);
  let found = 0;
  while (found + 1 < stretches.length && stretches[found + 1]!.at <= at) found += 1;
  const stretch = stretches[found]!;
  const until = stretches[found + 1]?.at ?? Date.UTC(year + 1, 0, 1);
  return { at: stretch.at, until, offsetMs: stretch.offsetMs };
};

/** Where the last instant of each zone was found: the next one is mostly there too. One for each zone. */
const foundLast = new Map<string, Found>();

const offsetAt = (zone: string, at: number): number => {
  const last = foundLast.get(zone);
  if (last !== undefined && at >= last.at && at < last.until) return last.offsetMs;
  const found = find(zone, at);
  foundLast.set(zone, found);
  return found.offsetMs;
};

/**
 * The instant at which a zone's wall clock reads a local time. Of two the earlier; where spring skips the time, as much
 * later as it skips: the offset before the change still counts.
 */
const instantOf = (zone: string, local: number): number => {
  // Whatever the zone, a day before and a day after lie on both sides of a change near the local time.
  const before: OffsetStretch['offsetMs'] = offsetAt(zone, local - DAY_MS);
  const after = offsetAt(zone, local + DAY_MS);
  for (const offset of before > after ? [before, after] : [after, before])
    if (offsetAt(zone, local - offset) === offset) return local - offset;
  return local - before;
};

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number =>
  month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : daysOf[month]!;

/** The same day of the month so many months later, or the month's last day; its time of day stays. */
const localLater = (local: number, months: number): number => {
  const date = new Date(local);
  const later = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(later / 12);
  const month = later - year * 12;
  const timeOfDay = ((local % DAY_MS) + DAY_MS) % DAY_MS;
  return Date.UTC(year, month, Math.min(date.getUTCDate(), daysIn(year, month))) + timeOfDay;
};

/**
 * Calendar months later in a zone, at the same local time; 31 January and one month is the last of February. Whole
 * milliseconds, as Temporal has it and a hundred times as fast.
 */
export const monthsLater = (zone: string, from: number, months: number): number =>
  instantOf(zone, localLater(from + offsetAt(zone, from), months));
