import type { CalendarSpec } from './calendar-spec.ts';
import { type Closure, type Intervals, openWithout } from './closures.ts';
import { dayNumberOf } from './local-time.ts';
import { type LocalException, openWindowsOf, readExceptions } from './open-days.ts';
import { DAY_MS } from './span.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** Instants that a calendar can speak of: `[1900, 2400)` in UTC. */
const FIRST_YEAR = 1900;
const END_YEAR = 2400;
export const CALENDAR_START_AT = Date.UTC(FIRST_YEAR, 0, 1);
export const CALENDAR_END_AT = Date.UTC(END_YEAR, 0, 1);

/**
 * A calendar compiled to sorted, disjoint, non-touching open intervals `[starts[i], ends[i])` in epoch ms; `before[i]` is
 * the open time from the start of the compiled range to `starts[i]`, and `before[count]` all of it. Whole UTC years are
 * compiled, and more of them when asked: what is compiled is a function of the spec alone, so the order of questions
 * changes no answer.
 */
export type Timeline = {
  readonly spec: CalendarSpec;
  readonly exceptions: readonly LocalException[];
  /** What this is without the closures, which are then all there is to compile; `null`: the spec says it all. */
  readonly base: Timeline | null;
  readonly closures: readonly Closure[];
  fromYear: number;
  /** Exclusive. */
  toYear: number;
  /** The same as instants, `[fromAt, toAt)`: what is asked nearly always lies between them, and no date is made to see it. */
  fromAt: number;
  toAt: number;
  count: number;
  starts: Float64Array;
  ends: Float64Array;
  before: Float64Array;
  /** The interval found last: a simulation asks about one week after another. Changes no answer. */
  last: number;
};

type Growing = { readonly starts: number[]; readonly ends: number[] };

/** Touching intervals are joined, so that a night or a new year within open time is no boundary. */
const push = ({ starts, ends }: Growing, start: number, end: number): void => {
  if (ends.at(-1) === start) ends[ends.length - 1] = end;
  else {
    starts.push(start);
    ends.push(end);
  }
};

/**
 * An instant is open when the wall clock of the zone then reads a time within a window. So each stretch of constant
 * offset takes the local windows as they are, shifted and clipped to it: a window in the hour that spring skips vanishes,
 * one in the hour that autumn repeats counts twice.
 */
const pushYear = (into: Growing, year: number, { spec, exceptions }: Timeline): void => {
  const yearEnd = Date.UTC(year + 1, 0, 1);
  const stretches = zoneOffsets(spec.zone, year);
  // Local time is within a day of UTC.
  const near = exceptions.filter(
    ({ from, to }) => to > Date.UTC(year, 0, 1) - 2 * DAY_MS && from < yearEnd + 2 * DAY_MS,
  );
  const onDay = byDay(near, year);
  stretches.forEach(({ at, offsetMs }, index) => {
    const until = stretches[index + 1]?.at ?? yearEnd;
    const lastDay = dayNumberOf(until + offsetMs - 1);
    for (let day = dayNumberOf(at + offsetMs); day <= lastDay; day++)
      for (const [localStart, localEnd] of openWindowsOf(day, spec.open, onDay.get(day) ?? none)) {
        const start = Math.max(localStart - offsetMs, at);
        const end = Math.min(localEnd - offsetMs, until);
        if (start < end) push(into, start, end);
      }
  });
};

const none: readonly LocalException[] = [];

/** The exceptions that touch each day of a year, in their order. */
const byDay = (
  exceptions: readonly LocalException[],
  year: number,
): ReadonlyMap<number, readonly LocalException[]> => {
  const days = new Map<number, LocalException[]>();
  const first = dayNumberOf(Date.UTC(year, 0, 1)) - 2;
  const last = dayNumberOf(Date.UTC(year + 1, 0, 1)) + 2;
  for (const exception of exceptions) {
    const until = Math.min(last, dayNumberOf(exception.to - 1));
    for (let day = Math.max(first, dayNumberOf(exception.from)); day <= until; day++) {
      const touching = days.get(day);
      if (touching === undefined) days.set(day, [exception]);
      else touching.push(exception);
    }
  }
  return days;
};

const fromSpec = (timeline: Timeline, fromYear: number, toYear: number): Intervals => {
  const grown: Growing = { starts: [], ends: [] };
  for (let year = fromYear; year < timeline.fromYear; year++) pushYear(grown, year, timeline);
  for (let i = 0; i < timeline.count; i++)
    push(grown, timeline.starts[i] ?? 0, timeline.ends[i] ?? 0);
  for (let year = timeline.toYear; year < toYear; year++) pushYear(grown, year, timeline);
  const { starts, ends } = grown;
  return { starts: new Float64Array(starts), ends: new Float64Array(ends), count: starts.length };
};

/** What many share is compiled once, and each takes its closures out of it. */
const fromBase = (base: Timeline, timeline: Timeline, fromYear: number, toYear: number) => {
  const { spec, closures } = timeline;
  coverYears(base, fromYear, toYear);
  return openWithout(base, { zone: spec.zone, closures }, fromYear, toYear);
};

/** Widens the compiled range to `[fromYear, toYear)`, which contains the present one. */
const compileYears = (timeline: Timeline, fromYear: number, toYear: number): void => {
  const { base } = timeline;
  const { starts, ends, count } =
    base === null
      ? fromSpec(timeline, fromYear, toYear)
      : fromBase(base, timeline, fromYear, toYear);
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = before[i]! + ends[i]! - starts[i]!;
  timeline.fromYear = fromYear;
  timeline.toYear = toYear;
  timeline.fromAt = Date.UTC(fromYear, 0, 1);
  timeline.toAt = Date.UTC(toYear, 0, 1);
  timeline.count = count;
  timeline.starts = starts;
  timeline.ends = ends;
  timeline.before = before;
  timeline.last = 0;
};

const yearOf = (at: number): number => new Date(at).getUTCFullYear();

const within = (at: number): number => {
  if (!(at >= CALENDAR_START_AT && at <= CALENDAR_END_AT))
    throw new RangeError(
      `an instant is epoch milliseconds from ${FIRST_YEAR} to ${END_YEAR}, not ${at}`,
    );
  return at;
};

/** Compiles the years of `[fromAt, toAt]` of a checked spec. */
export const openTimeline = (spec: CalendarSpec, fromAt: number, toAt: number): Timeline => {
  const fromYear = Math.min(yearOf(within(fromAt)), END_YEAR - 1);
  const toYear = Math.min(Math.max(yearOf(within(toAt)), fromYear) + 1, END_YEAR);
  const timeline: Timeline = { ...lazyTimeline(spec), fromYear, toYear: fromYear };
  compileYears(timeline, fromYear, toYear);
  return timeline;
};

/** A timeline that compiles nothing until it is asked, and then the years asked about. */
export const lazyTimeline = (spec: CalendarSpec): Timeline =>
  lazily(spec, readExceptions(spec.exceptions), null, noClosures);

/** The same of a spec whose exceptions are those of another and closures after them. */
export const timelineWithout = (
  spec: CalendarSpec,
  base: Timeline,
  closures: readonly Closure[],
): Timeline => lazily(spec, base.exceptions, base, closures);

const noClosures: readonly Closure[] = [];
const noInstants = new Float64Array(0);

const lazily = (
  spec: CalendarSpec,
  exceptions: readonly LocalException[],
  base: Timeline | null,
  closures: readonly Closure[],
): Timeline => ({
  spec,
  exceptions,
  base,
  closures,
  fromYear: 0,
  toYear: 0,
  fromAt: 0,
  toAt: 0,
  count: 0,
  starts: noInstants,
  ends: noInstants,
  before: noInstants,
  last: 0,
});

/** Makes sure that the years `[fromYear, toYear)` are compiled. */
const coverYears = (timeline: Timeline, fromYear: number, toYear: number): void => {
  if (timeline.toYear === timeline.fromYear) {
    timeline.fromYear = timeline.toYear = fromYear;
    compileYears(timeline, fromYear, toYear);
  } else if (fromYear < timeline.fromYear || toYear > timeline.toYear)
    compileYears(
      timeline,
      Math.min(fromYear, timeline.fromYear),
      Math.max(toYear, timeline.toYear),
    );
};

/** Makes sure that the instant lies in the compiled range. */
export const cover = (timeline: Timeline, at: number): void => {
  if (at >= timeline.fromAt && at < timeline.toAt) return;
  const year = Math.min(yearOf(within(at)), END_YEAR - 1);
  coverYears(timeline, year, year + 1);
};

/** Doubles the compiled range towards the future; false when it already reaches the end. */
export const extend = (timeline: Timeline): boolean => {
  const { fromYear, toYear } = timeline;
  if (toYear >= END_YEAR) return false;
  compileYears(timeline, fromYear, Math.min(END_YEAR, 2 * toYear - fromYear));
  return true;
};

/** The number of intervals that start at or before the instant. */
export const startedBy = (timeline: Timeline, at: number): number => {
  const { starts, count, last } = timeline;
  // `last` intervals started by the instant asked before: often the same now, or one more.
  let low = 0;
  let high = count;
  if (last > 0 && last <= count && starts[last - 1]! <= at) {
    if (last === count || at < starts[last]!) return last;
    if (last + 1 === count || at < starts[last + 1]!) return (timeline.last = last + 1);
    low = last + 2;
  } else if (last > 0 && last <= count) high = last - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  timeline.last = low;
  return low;
};

/** Open time from the start of the compiled range to the instant. */
export const openUntil = (timeline: Timeline, at: number): number => {
  const index = startedBy(timeline, at) - 1;
  if (index < 0) return 0;
  const start = timeline.starts[index] ?? 0;
  return (timeline.before[index] ?? 0) + Math.min(at, timeline.ends[index] ?? 0) - start;
};
