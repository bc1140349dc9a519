import type { LocalException } from './open-days.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** Local time in which nothing is open: `[from, to)`. */
export type Closure = Pick<LocalException, 'from' | 'to'>;

const isSorted = (exceptions: readonly Closure[]): boolean => {
  for (let at = 1; at < exceptions.length; at += 1)
    if (exceptions[at]!.from < exceptions[at - 1]!.from) return false;
  return true;
};

/** What the exceptions close, sorted and joined where they touch; `null` when one of them opens something. */
export const closuresOf = (exceptions: readonly LocalException[]): readonly Closure[] | null => {
  for (const { working } of exceptions) if (working !== false) return null;
  const sorted = isSorted(exceptions)
    ? exceptions
    : exceptions.toSorted((left, right) => left.from - right.from);
  const closures: Closure[] = [];
  for (const { from, to } of sorted) {
    const last = closures.at(-1);
    if (last === undefined || from > last.to) closures.push({ from, to });
    else if (to > last.to) closures[closures.length - 1] = { from: last.from, to };
  }
  return closures;
};

/** The instants of the years at which the zone's clock reads closed time: start and end in turn, ascending. */
const closedIn = (
  zone: string,
  closures: readonly Closure[],
  fromYear: number,
  toYear: number,
): number[] => {
  const closed: number[] = [];
  for (let year = fromYear; year < toYear; year += 1) {
    const stretches = zoneOffsets(zone, year);
    for (let index = 0; index < stretches.length; index += 1) {
      const { at, offsetMs } = stretches[index]!;
      const until = stretches[index + 1]?.at ?? Date.UTC(year + 1, 0, 1);
      for (const { from, to } of closures) {
        const start = Math.max(from - offsetMs, at);
        const end = Math.min(to - offsetMs, until);
        if (start < end) closed.push(start, end);
      }
    }
  }
  return closed;
};

/** Sorted, disjoint intervals of instants: the first `count` of each list. */
export interface Intervals {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly count: number;
}

/** Where the closures of a zone take nothing away: the open intervals within the years, without what is closed. */
export const openWithout = (
  { starts, ends, count }: Intervals,
  { zone, closures }: { zone: string; closures: readonly Closure[] },
  fromYear: number,
  toYear: number,
): Intervals => {
  let kept = 0;
  const fromAt = Date.UTC(fromYear, 0, 1);
  const toAt = Date.UTC(toYear, 0, 1);
  const closed = closedIn(zone, closures, fromYear, toYear);
  // Whatever is closed adds one interval at most.
  const atMost = count + closed.length / 2;
  const keptStarts = new Float64Array(atMost);
  const keptEnds = new Float64Array(atMost);
  let next = 0;
  for (let at = 0; at < count; at += 1) {
    let start = Math.max(starts[at]!, fromAt);
    const end = Math.min(ends[at]!, toAt);
    while (next < closed.length && closed[next + 1]! <= start) next += 2;
    while (next < closed.length && closed[next]! < end) {
      if (start < closed[next]!) {
        keptStarts[kept] = start;
        keptEnds[kept] = closed[next]!;
        kept += 1;
      }
      start = closed[next + 1]!;
      // What is closed beyond this interval may reach into the next.
      if (start >= end) break;
      next += 2;
    }
    if (start >= end) continue;
    keptStarts[kept] = start;
    keptEnds[kept] = end;
    kept += 1;
  }
  return { starts: keptStarts, ends: keptEnds, count: kept };
};
