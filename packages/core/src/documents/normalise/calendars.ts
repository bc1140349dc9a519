import type { CalendarException, CalendarProblem, CalendarSpec } from '../../time/calendar.ts';
import { checkCalendar, checkExceptions } from '../../time/check-calendar.ts';
import { holidayExceptions } from '../../time/holidays.ts';
import { HOUR_MS } from '../../time/span.ts';
import type { Path } from '../document-error.ts';
import type { Report } from '../report.ts';
import type { AuthoredAway, AuthoredCalendar, AuthoredException } from '../schema/calendars.ts';

/** Public holidays are listed for these years: enough for any history that is replayed and any horizon. */
const HOLIDAY_YEARS = { from: 2015, to: 2040 } as const;

/** An exception with the place in the document that it came from. */
interface Placed {
  readonly exception: CalendarException;
  readonly path: Path;
}

/** `2026-12-21..2027-01-04`, or one date as both ends. */
const range = (dates: string): { readonly from: string; readonly to: string } => {
  const [from = '', to = from] = dates.split('..').map((date) => date.trim());
  return { from, to };
};

const computed = new Map<string, ReturnType<typeof holidayExceptions>>();

/** Computed once for each place, of which there are some hundred: it takes 100 ms, more than all else about a small org. */
const holidaysIn = (place: string): ReturnType<typeof holidayExceptions> => {
  const key = place.trim().toUpperCase();
  const known = computed.get(key);
  if (known !== undefined) return known;
  const found = holidayExceptions(place, HOLIDAY_YEARS.from, HOLIDAY_YEARS.to);
  if (found.ok) computed.set(key, found);
  return found;
};

const holidaysOf = (
  holidays: AuthoredCalendar['holidays'],
  path: Path,
  report: Report,
): readonly Placed[] => {
  const entries = typeof holidays === 'string' ? [holidays] : (holidays ?? []);
  return entries.flatMap((entry, index): readonly Placed[] => {
    const here = typeof holidays === 'string' ? path : [...path, index];
    if (/^\s*\d/.test(entry))
      return [{ exception: { ...range(entry), working: false }, path: here }];
    const listed = holidaysIn(entry);
    if (listed.ok) return listed.value.map((exception) => ({ exception, path: here }));
    report.error(here, listed.message, listed.fix);
    return [];
  });
};

const exceptionOf = ({
  on,
  from = '',
  to = from,
  open,
  name,
}: AuthoredException): CalendarException => ({
  ...(on === undefined ? { from, to } : range(on)),
  working: open,
  ...(name === undefined ? {} : { name }),
});

const businessDayOf = (
  { businessDay, open }: AuthoredCalendar,
  path: Path,
  report: Report,
): number => {
  if (businessDay !== undefined) {
    if (businessDay.unit === 'wall' || businessDay.unit === 'open') return businessDay.ms;
    report.error(path, 'a business day is counted in hours', 'write for example `8 hours`');
    return HOUR_MS;
  }
  const minutes = Object.values(open.open).map((windows) =>
    windows.reduce((sum, [start, end]) => sum + end - start, 0),
  );
  return (Math.max(0, ...minutes) * HOUR_MS) / 60;
};

/** From the place in the normalised calendar to that in the document. */
const placeOf = (
  problem: CalendarProblem['path'],
  calendar: AuthoredCalendar,
  placed: readonly Placed[],
  path: Path,
): Path => {
  const [part, index = 0] = problem;
  if (part === 'exceptions') return placed[Number(index)]?.path ?? path;
  if (part === 'businessDayMs') return [...path, 'businessDay'];
  const key = part === 'open' && problem.length > 1 ? calendar.open.keys[Number(index)] : undefined;
  return [...path, String(part), ...(key === undefined ? [] : [key])];
};

/** A calendar; reports zones, dates and windows that do not exist, and one that never opens. */
export const normaliseCalendar = (
  authored: AuthoredCalendar,
  path: Path,
  report: Report,
): CalendarSpec => {
  const placed = [
    ...holidaysOf(authored.holidays, [...path, 'holidays'], report),
    ...authored.exceptions.map((one, index) => ({
      exception: exceptionOf(one),
      path: [...path, 'exceptions', index],
    })),
  ];
  const spec: CalendarSpec = {
    zone: authored.zone,
    open: authored.open.open,
    businessDayMs: businessDayOf(authored, [...path, 'businessDay'], report),
    exceptions: placed.map(({ exception }) => exception),
  };
  const problems = checkCalendar(spec);
  const closed = problems.some(({ path: [part] }) => part === 'open');
  for (const problem of problems) {
    // The length of a day that has no hours follows from its having none.
    if (closed && authored.businessDay === undefined && problem.path[0] === 'businessDayMs')
      continue;
    report.error(placeOf(problem.path, authored, placed, path), problem.message, problem.fix);
  }
  return spec;
};

/** Absences; a holiday and an absence are the same kind of thing. */
export const normaliseAway = (
  authored: AuthoredAway,
  path: Path,
  report: Report,
): readonly CalendarException[] => {
  const exceptions = authored.map((one): CalendarException =>
    typeof one === 'string'
      ? { ...range(one), working: false }
      : exceptionOf({ ...one, open: false }),
  );
  for (const problem of checkExceptions(exceptions, []))
    report.error([...path, Number(problem.path[0] ?? 0)], problem.message, problem.fix);
  return exceptions;
};
