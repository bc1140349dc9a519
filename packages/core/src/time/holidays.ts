import Holidays from 'date-holidays';
import type { CalendarException } from './calendar-spec.ts';
import { EXCEPTION_YEARS } from './check-calendar.ts';
import { parseLocal } from './local-time.ts';
import { accepted, type Outcome, refused } from './outcome.ts';
import { DAY_MS, HOUR_MS } from './span.ts';

const dateOf = (local: number): string => new Date(local).toISOString().slice(0, 10);

/** `DE`, `DE-BE` or `US-LA-NO` as the library's country, state and region; undefined when it has none of that name. */
const findPlace = (code: string): Holidays | undefined => {
  const [country = '', state, region, ...rest] = code.trim().toUpperCase().split('-');
  const catalogue = new Holidays();
  const has = (names: Record<string, string> | undefined, key: string): boolean =>
    Object.hasOwn(names ?? {}, key);
  if (rest.length > 0 || !has(catalogue.getCountries(), country)) return undefined;
  if (state === undefined) return new Holidays(country);
  if (!has(catalogue.getStates(country), state)) return undefined;
  if (region === undefined) return new Holidays(country, state);
  return has(catalogue.getRegions(country, state), region)
    ? new Holidays(country, state, region)
    : undefined;
};

/**
 * The public holidays (no bank, school or optional ones) of a country, state or region (`US`, `DE-BE`) in the years
 * `fromYear` to `toYear`, both included, as exceptions of a calendar, by date. Of each holiday only its local date
 * (`date`) and length are read: its instants depend on the library's idea of the zone. A half day (`12-24 14:00`)
 * lasts to midnight. Source: date-holidays, data CC BY-SA 3.0.
 */
export const holidayExceptions = (
  place: string,
  fromYear: number,
  toYear: number,
): Outcome<CalendarException[]> => {
  const years = `${EXCEPTION_YEARS.from} to ${EXCEPTION_YEARS.to}`;
  const isYear = (year: number): boolean =>
    Number.isInteger(year) && year >= EXCEPTION_YEARS.from && year <= EXCEPTION_YEARS.to;
  if (!isYear(fromYear) || !isYear(toYear) || fromYear > toYear)
    return refused(
      `there are no years ${fromYear} to ${toYear}`,
      `use whole years from ${years}, the earlier first`,
    );
  const holidays = findPlace(place);
  if (holidays === undefined)
    return refused(
      `\`${place}\` has no list of holidays`,
      'use a country and perhaps a state, for example `US` or `DE-BE`',
    );
  const exceptions: CalendarException[] = [];
  for (let year = fromYear; year <= toYear; year++)
    for (const { type, date, start, end, name } of holidays.getHolidays(year)) {
      const from = parseLocal(date.slice(0, 16).replace(' ', 'T'));
      if (type !== 'public' || from === undefined) continue;
      // Whole days: 23 hours where clocks go forward, and lengths such as 90 hours count an eve that lies before.
      const days = Math.max(1, Math.floor((end.getTime() - start.getTime() + HOUR_MS) / DAY_MS));
      const midnight = Math.floor(from.local / DAY_MS) * DAY_MS;
      exceptions.push({
        from: from.local === midnight ? dateOf(midnight) : date.slice(0, 16).replace(' ', 'T'),
        to: dateOf(midnight + (days - 1) * DAY_MS),
        working: false,
        name,
      });
    }
  return accepted(exceptions.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))));
};
