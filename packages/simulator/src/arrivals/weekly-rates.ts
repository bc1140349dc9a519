import { DAY_MS, HOUR_MS, type OffsetStretch, zoneOffsets } from '@baton/core';
import type { RateStretch } from './poisson-arrivals.ts';

const HOURS_OF_WEEK = 168;
const YEAR_MS = 365.25 * DAY_MS;

/** How many leads a source expects, hour by hour of its local week. */
export interface WeeklyRates {
  /** IANA zone whose wall clock the hours and months are read from. */
  readonly zone: string;
  /** 168 rates in leads an hour, Monday 00:00 to 01:00 first. */
  readonly perHour: readonly number[];
  /** Twelve factors, January first; all 1 when left out. */
  readonly monthFactors?: readonly number[];
  /** Growth a year, compounded from the start: 0.1 is 10% more after a year. */
  readonly trendPerYear?: number;
}

/** One rate for some hours of some weekdays. */
export interface RateBlock {
  /** Monday 0 to Sunday 6. */
  readonly weekdays: readonly number[];
  /** Whole hours, `[fromHour, untilHour)`. */
  readonly fromHour: number;
  readonly untilHour: number;
  readonly perHour: number;
}

/** The 168 rates of a week from its blocks; hours in no block have none, hours in several have their sum. */
export function weekOf(blocks: readonly RateBlock[]): number[] {
  const week: number[] = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  for (const { weekdays, fromHour, untilHour, perHour } of blocks) {
    const whole = Number.isInteger(fromHour) && Number.isInteger(untilHour);
    if (!whole || fromHour < 0 || untilHour > 24 || fromHour >= untilHour)
      throw new RangeError(`Hours ${fromHour} to ${untilHour} are not a part of a day`);
    for (const weekday of weekdays) {
      if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6)
        throw new RangeError(`Weekday ${weekday} is not from 0 (Monday) to 6 (Sunday)`);
      for (let hour = weekday * 24 + fromHour; hour < weekday * 24 + untilHour; hour++)
        week[hour] = week[hour]! + perHour;
    }
  }
  return week;
}

/**
 * The rates from `from` to `until` (epoch ms) as stretches of at most an hour, in leads a millisecond. The wall clock of
 * the zone counts: an hour that the clocks skip has no leads, one that they repeat has them twice. Throws a RangeError on
 * rates that are not 168 numbers from 0 up, or factors that are not twelve.
 */
export function* weeklyStretches(
  rates: WeeklyRates,
  from: number,
  until: number,
): Generator<RateStretch, undefined> {
  const { zone, perHour, monthFactors, trendPerYear = 0 } = rates;
  checkNumbers('rates', perHour, HOURS_OF_WEEK);
  if (monthFactors !== undefined) checkNumbers('month factors', monthFactors, 12);
  if (!(trendPerYear > -1 && trendPerYear < Infinity))
    throw new RangeError(`Trend ${trendPerYear} a year is not above -100%`);
  let at = from;
  for (const { end, offsetMs } of offsetsBetween(zone, from, until)) {
    while (at < end) {
      const local = at + offsetMs;
      const hour = Math.floor(local / HOUR_MS);
      const next = Math.min(end, (hour + 1) * HOUR_MS - offsetMs);
      const season = monthFactors?.[new Date(local).getUTCMonth()] ?? 1;
      const trend = (1 + trendPerYear) ** ((at - from) / YEAR_MS);
      yield { until: next, rate: (perHour[hourOfWeek(hour)]! * season * trend) / HOUR_MS };
      at = next;
    }
  }
  return undefined;
}

/** 1970-01-01 was a Thursday, 72 hours into its week. */
const hourOfWeek = (localHour: number): number =>
  (((localHour + 72) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK;

function* offsetsBetween(
  zone: string,
  from: number,
  until: number,
): Generator<{ end: number; offsetMs: number }> {
  const firstYear = new Date(from).getUTCFullYear();
  for (let year = firstYear; Date.UTC(year, 0, 1) < until; year++) {
    const stretches: readonly OffsetStretch[] = zoneOffsets(zone, year);
    for (const [index, { offsetMs }] of stretches.entries()) {
      const end = Math.min(until, stretches[index + 1]?.at ?? Date.UTC(year + 1, 0, 1));
      if (end > from) yield { end, offsetMs };
    }
  }
}

function checkNumbers(name: string, numbers: readonly number[], count: number): void {
  if (numbers.length !== count)
    throw new RangeError(`There are ${numbers.length} ${name}, not ${count}`);
  for (const number of numbers)
    if (!(number >= 0 && number < Infinity))
      throw new RangeError(`${number} among the ${name} is not a number from 0 up`);
}
