import type { Calendar } from './calendar.ts';
import { CALENDAR_END_AT, cover, extend, openUntil, startedBy, type Timeline } from './timeline.ts';

/** The clock that always runs. */
export type WallClock = { readonly kind: 'wall' };
export const WALL: WallClock = { kind: 'wall' };

/** What an obligation runs on: the wall clock, or the open time of a calendar. */
export type Clock = WallClock | Calendar;

const assertNeed = (needMs: number): void => {
  if (!(needMs >= 0)) throw new RangeError(`a need is zero or more milliseconds, not ${needMs}`);
};

const nextOpenOn = (timeline: Timeline, at: number): number => {
  cover(timeline, at);
  const started = startedBy(timeline, at);
  if (started > 0 && at < (timeline.ends[started - 1] ?? 0)) return at;
  while (started >= timeline.count) if (!extend(timeline)) return CALENDAR_END_AT;
  return timeline.starts[started] ?? CALENDAR_END_AT;
};

const dueOn = (timeline: Timeline, start: number, needMs: number): number => {
  cover(timeline, start);
  let used = openUntil(timeline, start);
  while ((timeline.before[timeline.count] ?? 0) - used < needMs) {
    if (!extend(timeline)) return CALENDAR_END_AT;
    used = openUntil(timeline, start);
  }
  const target = used + needMs;
  const { starts, before, count } = timeline;
  // The first interval at whose end the target is reached: an end is earlier than the next interval's start. It is looked
  // for in growing strides from the start on, since few needs are longer than some days.
  let low = Math.max(0, timeline.last - 1);
  let stride = 1;
  while (low + stride < count && before[low + stride]! < target) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(low + stride, count) - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before[middle + 1]! >= target) high = middle;
    else low = middle + 1;
  }
  return starts[low]! + target - before[low]!;
};

/** `at` if the clock runs then, otherwise the next instant at which it does. */
export const nextOpen = (clock: Clock, at: number): number =>
  clock.kind === 'wall' ? at : nextOpenOn(clock.timeline, at);

/** The same, or `null` where the clock does not run within `withinMs`: a calendar that closes for good is not searched to its end. */
export const nextOpenWithin = (clock: Clock, at: number, withinMs: number): number | null => {
  if (clock.kind === 'wall') return at;
  const { timeline } = clock;
  const until = at + withinMs;
  cover(timeline, at);
  for (;;) {
    const started = startedBy(timeline, at);
    if (started > 0 && at < timeline.ends[started - 1]!) return at;
    if (started < timeline.count) {
      const next = timeline.starts[started]!;
      return next < until ? next : null;
    }
    if (timeline.toAt >= Math.min(until, CALENDAR_END_AT)) return null;
    cover(timeline, timeline.toAt);
  }
};

/** An instant up to which the clock goes on to run as it does at `at`, or to stand still. */
export const unchangedUntil = (clock: Clock, at: number): number => {
  if (clock.kind === 'wall') return Infinity;
  const { timeline } = clock;
  cover(timeline, at);
  const started = startedBy(timeline, at);
  if (started > 0 && at < timeline.ends[started - 1]!) return timeline.ends[started - 1]!;
  return started < timeline.count ? timeline.starts[started]! : timeline.toAt;
};

/** Does the clock run at the instant? */
export const isOpen = (clock: Clock, at: number): boolean => nextOpen(clock, at) === at;

/**
 * The earliest instant by which `needMs` of the clock have run since `start`; of a need of zero, the next open instant.
 * Inverse to `elapsed`: `elapsed(clock, start, due(clock, start, n)) = n`. A binary search once the years are compiled.
 * A need that the calendar cannot meet before 2400 is due at `CALENDAR_END_AT`.
 * Throws a RangeError for an instant outside 1900 to 2400 and for a negative need: those are bugs of the caller.
 */
export const due = (clock: Clock, start: number, needMs: number): number => {
  assertNeed(needMs);
  if (clock.kind === 'wall') return start + needMs;
  return needMs === 0 ? nextOpenOn(clock.timeline, start) : dueOn(clock.timeline, start, needMs);
};

/** Milliseconds that the clock runs in `[from, to)`; zero if `to` is not after `from`. */
export const elapsed = (clock: Clock, from: number, to: number): number => {
  if (to <= from) return 0;
  if (clock.kind === 'wall') return to - from;
  cover(clock.timeline, from);
  cover(clock.timeline, to);
  return openUntil(clock.timeline, to) - openUntil(clock.timeline, from);
};
