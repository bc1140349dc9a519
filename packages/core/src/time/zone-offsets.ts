import { Temporal } from 'temporal-polyfill';

/** From `at` (inclusive) the zone's wall clock reads instant + `offsetMs`, until the next stretch begins. */
export type OffsetStretch = { readonly at: number; readonly offsetMs: number };

/** Is this an IANA zone that the runtime knows? A fixed offset such as `+02:00` is none. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    // Temporal's only way to say that it does not know a zone.
    return false;
  }
};

/** A known zone with the same city, for `Berlin` or `Europa/Berlin`. */
export const suggestZone = (zone: string): string | undefined => {
  const city = (text: string): string => text.slice(text.lastIndexOf('/') + 1).toLowerCase();
  const wanted = city(zone.trim().replaceAll(' ', '_'));
  return Intl.supportedValuesOf('timeZone').find((known) => city(known) === wanted);
};

// The offsets of a zone are facts, so remembering them changes no answer; at most one item per zone and year asked for.
const remembered = new Map<string, readonly OffsetStretch[]>();

const yearStart = (year: number): number => Date.UTC(year, 0, 1);

const searchYear = (zone: string, year: number): OffsetStretch[] => {
  const end = yearStart(year + 1);
  let clock = Temporal.Instant.fromEpochMilliseconds(yearStart(year)).toZonedDateTimeISO(zone);
  const stretches = [{ at: yearStart(year), offsetMs: clock.offsetNanoseconds / 1e6 }];
  for (;;) {
    const next = clock.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end) return stretches;
    stretches.push({ at: next.epochMilliseconds, offsetMs: next.offsetNanoseconds / 1e6 });
    clock = next;
  }
};

/**
 * The stretches of constant offset in a UTC year, the first beginning with the year. Two or three a year, so a calendar
 * is compiled with a handful of zone conversions (0.3 ms a year and zone, once) and integer arithmetic for the rest.
 */
export const zoneOffsets = (zone: string, year: number): readonly OffsetStretch[] => {
  const key = `${zone}/${year}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const stretches = searchYear(zone, year);
  remembered.set(key, stretches);
  return stretches;
};
