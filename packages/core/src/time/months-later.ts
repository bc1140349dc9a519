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

/** A zone's stretches, as far as they were asked for: a simulation asks about the same few years again and again. */
class Zone {
  private readonly name: string;
  private readonly stretches: Found[] = [];

  constructor(name: string) {
    this.name = name;
  }

  offsetAt(at: number): number {
    for (const { at: start, until, offsetMs } of this.stretches)
      if (at >= start && at < until) return offsetMs;
    const found = find(this.name, at);
    if (this.stretches.length === STRETCHES_AT_MOST) this.stretches.shift();
    this.stretches.push(found);
    return found.offsetMs;
  }
}

/** Some four years: with more, looking through them takes longer than finding one anew. */
const STRETCHES_AT_MOST = 12;

const zones = new Map<string, Zone>();

/** The zone asked for last. */
let asked = new Zone('UTC');
let askedName = 'UTC';

const zoneNamed = (name: string): Zone => {
  if (name === askedName) return asked;
  let zone = zones.get(name);
  if (zone === undefined) zones.set(name, (zone = new Zone(name)));
  askedName = name;
  asked = zone;
  return zone;
};

/**
 * The instant at which a zone's wall clock reads a local time. Of two the earlier; where spring skips the time, as much
 * later as it skips: the offset before the change still counts.
 */
const instantOf = (zone: Zone, local: number): number => {
  // Whatever the zone, a day before and a day after lie on both sides of a change near the local time.
  const before = zone.offsetAt(local - DAY_MS);
  const after = zone.offsetAt(local + DAY_MS);
  const larger = Math.max(before, after);
  if (zone.offsetAt(local - larger) === larger) return local - larger;
  const smaller = Math.min(before, after);
  if (zone.offsetAt(local - smaller) === smaller) return local - smaller;
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
export const monthsLater = (name: string, from: number, months: number): number => {
  const zone = zoneNamed(name);
  return instantOf(zone, localLater(from + zone.offsetAt(from), months));
};
