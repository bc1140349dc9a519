import { DAY_MS } from './span.ts';
import { type OffsetStretch, zoneOffsets } from './zone-offsets.ts';

const offsetAt = (zone: string, at: number): number => {
  const stretches = zoneOffsets(zone, new Date(at).getUTCFullYear());
  let offset = stretches[0]?.offsetMs ?? 0;
  for (const stretch of stretches) if (stretch.at <= at) offset = stretch.offsetMs;
  return offset;
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

/** The same day of the month so many months later, or the month's last day; its time of day stays. */
const localLater = (local: number, months: number): number => {
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = ((local % DAY_MS) + DAY_MS) % DAY_MS;
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + timeOfDay;
};

/**
 * Calendar months later in a zone, at the same local time; 31 January and one month is the last of February. Whole
 * milliseconds, as Temporal has it and a hundred times as fast.
 */
export const monthsLater = (zone: string, from: number, months: number): number =>
  instantOf(zone, localLater(from + offsetAt(zone, from), months));
