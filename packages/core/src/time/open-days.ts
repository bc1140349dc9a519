import type { CalendarSpec, Window } from './calendar-spec.ts';
import { type LocalMs, parseLocal, weekdayOf } from './local-time.ts';
import { DAY_MS, MINUTE_MS } from './span.ts';

/** Open local time `[start, end)`. */
export type LocalWindow = readonly [start: LocalMs, end: LocalMs];

/** An exception with its bounds read: `[from, to)` in local time. */
export type LocalException = {
  readonly from: LocalMs;
  readonly to: LocalMs;
  readonly working: false | readonly Window[];
};

/** Reads the bounds of checked exceptions. A date as `to` is inclusive, so it ends at the next midnight. */
export const readExceptions = (exceptions: CalendarSpec['exceptions']): LocalException[] =>
  exceptions.map(({ from, to, working }) => {
    const start = parseLocal(from);
    const end = parseLocal(to);
    if (start === undefined || end === undefined)
      throw new Error(`unchecked exception ${from} to ${to}`);
    return { from: start.local, to: end.hasTime ? end.local : end.local + DAY_MS, working };
  });

const onDay = (windows: readonly Window[], midnight: LocalMs): LocalWindow[] =>
  windows.map(([start, end]) => [midnight + start * MINUTE_MS, midnight + end * MINUTE_MS]);

const clip = (windows: readonly LocalWindow[], from: LocalMs, to: LocalMs): LocalWindow[] =>
  windows.flatMap(([start, end]): LocalWindow[] => {
    const clipped: LocalWindow = [Math.max(start, from), Math.min(end, to)];
    return clipped[0] < clipped[1] ? [clipped] : [];
  });

/**
 * The open local windows of one day, sorted: the weekday's, and for each exception in turn what lies outside it plus
 * its own windows inside it. `exceptions` may be narrowed to those that can touch the day.
 */
export const openWindowsOf = (
  dayNumber: number,
  open: CalendarSpec['open'],
  exceptions: readonly LocalException[],
): readonly LocalWindow[] => {
  const midnight = dayNumber * DAY_MS;
  let windows = onDay(open[weekdayOf(dayNumber)] ?? [], midnight);
  if (exceptions.length === 0 && windows.length < 2) return windows;
  for (const { from, to, working } of exceptions) {
    if (to <= midnight || from >= midnight + DAY_MS) continue;
    windows = [
      ...clip(windows, -Infinity, from),
      ...(working === false ? [] : clip(onDay(working, midnight), from, to)),
      ...clip(windows, to, Infinity),
    ];
  }
  return windows.toSorted((a, b) => a[0] - b[0]);
};
