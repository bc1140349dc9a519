import { DAY_MS, MINUTE_MS } from './span.ts';

/**
 * Local time is counted like an instant, in milliseconds since 1970-01-01T00:00 on the wall clock of some zone, so that
 * dates, weekdays and minutes are plain arithmetic and only the zone's offset joins it to an instant.
 */
export type LocalMs = number;

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;

/** `2026-12-24` or `2026-12-24T13:00`; undefined when it is neither or the date does not exist. */
export const parseLocal = (text: string): LocalInstant | undefined => {
  const known = read.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  if (parsed !== undefined && read.size < READ_AT_MOST) read.set(text, parsed);
  return parsed;
};

interface LocalInstant {
  readonly local: LocalMs;
  readonly hasTime: boolean;
}

/** Dates read before: simulations draw absences anew for every replication, of the same few hundred days. */
const read = new Map<string, LocalInstant>();
const READ_AT_MOST = 10_000;

const parse = (text: string): LocalInstant | undefined => {
  const match = LOCAL.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute] = [Number(match[4] ?? 0), Number(match[5] ?? 0)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // 30 February rolls over into March: a date that does not come back as written does not exist.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59)
    return undefined;
  return {
    local: date.getTime() + (hour * 60 + minute) * MINUTE_MS,
    hasTime: match[4] !== undefined,
  };
};

/** Monday 0 to Sunday 6. 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

export const dayNumberOf = (local: LocalMs): number => Math.floor(local / DAY_MS);

/** Minutes of a day as people read them: 570 is `09:30`. */
export const formatMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
