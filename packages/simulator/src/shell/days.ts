import { type CalendarException, DAY_MS } from '@baton/core';
import { hashId, type IdHash } from '../random/id-hash.ts';

/** A date on which somebody may be away. */
export interface Day {
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
  /** When it begins in UTC. */
  readonly midnight: number;
  /** The address of what is drawn for the date. */
  readonly hash: IdHash;
  /** The whole day off. */
  readonly off: CalendarException;
}

const dayAt = (at: number): Day => {
  const date = new Date(at).toISOString().slice(0, 10);
  return {
    weekday: (new Date(at).getUTCDay() + 6) % 7,
    midnight: Math.floor(at / DAY_MS) * DAY_MS,
    hash: hashId(date),
    off: { from: date, to: date, working: false },
  };
};

interface Days {
  readonly from: number;
  readonly until: number;
  readonly list: readonly Day[];
}

/** Windows asked about last: a simulation asks about the same two or three for everybody in every replication. */
const asked: Days[] = [];
const ASKED_AT_MOST = 8;

/** The dates of the instants that follow `from` by whole days, before `until`. */
export const daysOf = (from: number, until: number): readonly Day[] => {
  for (const days of asked) if (days.from === from && days.until === until) return days.list;
  const list: Day[] = [];
  for (let at = from; at < until; at += DAY_MS) list.push(dayAt(at));
  if (asked.length === ASKED_AT_MOST) asked.shift();
  asked.push({ from, until, list });
  return list;
};
