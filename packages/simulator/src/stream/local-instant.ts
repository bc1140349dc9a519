import { DAY_MS, zoneOffsets } from '@baton/core';

const offsetAt = (zone: string, at: number): number => {
  const stretches = zoneOffsets(zone, new Date(at).getUTCFullYear());
  return stretches.findLast((stretch) => stretch.at <= at)?.offsetMs ?? 0;
};

/** The instant's local time in a zone, counted in milliseconds like an instant. */
export const localOf = (zone: string, at: number): number => at + offsetAt(zone, at);

/**
 * The instant (epoch ms) at which the wall clock of a zone reads a local time, itself counted in milliseconds since
 * 1970-01-01T00:00 on that clock. Of the two instants in the hour that autumn repeats the first is taken; in the hour
 * that spring skips, the clock is read on as if it had not been put forward.
 */
export const instantOf = (zone: string, local: number): number => {
  const before = offsetAt(zone, local - DAY_MS);
  const after = offsetAt(zone, local + DAY_MS);
  const early = local - before;
  return before === after ||
    offsetAt(zone, early) === before ||
    offsetAt(zone, local - after) !== after
    ? early
    : local - after;
};
