import { DAY_MS, HOUR_MS, zoneOffsets } from '@baton/core';

/** A period in epoch ms, `from` included and `to` not; null is open. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** Years that calendars are kept for. */
const isInRange = (at: number): boolean => at >= Date.UTC(1970, 0, 1) && at < Date.UTC(2400, 0, 1);

const offsetAt = (zone: string, at: number): number =>
  zoneOffsets(zone, new Date(at).getUTCFullYear()).findLast((one) => one.at <= at)?.offsetMs ?? 0;

/** The first instant of a date (epoch ms of its midnight as if in UTC) in a zone, also where midnight is skipped. */
const startOfDay = (local: number, zone: string): number => {
  const tries = [local - 14 * HOUR_MS, local, local + 14 * HOUR_MS].map(
    (near) => local - offsetAt(zone, near),
  );
  const exact = tries.filter((at) => at + offsetAt(zone, at) === local);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...tries);
};

/** Hour of the day, 0 to 23, that clocks in the zone show. */
export const hourIn = (zone: string, at: number): number =>
  Math.floor(((((at + offsetAt(zone, at)) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);

/**
 * A date in the zone, or an instant in ISO 8601 with its offset, as epoch ms. As an end a date is included, so its end is
 * the start of the next. Null when it is neither.
 */
export const instantOf = (text: string, zone: string, end: boolean): number | null => {
  if (INSTANT.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) || !isInRange(at) ? null : at;
  }
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const local = Date.UTC(year, month - 1, day);
  const read = new Date(local);
  // 30 February rolls over: a date that does not come back as written does not exist.
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || !isInRange(local))
    return null;
  return startOfDay(end ? local + DAY_MS : local, zone);
};

export const isWithin = ({ from, to }: Period, at: number): boolean =>
  (from === null || at >= from) && (to === null || at < to);
