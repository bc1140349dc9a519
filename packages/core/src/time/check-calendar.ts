import type { CalendarException, CalendarProblem, CalendarSpec, Window } from './calendar-spec.ts';
import { formatMinute, parseLocal } from './local-time.ts';
import { DAY_MS } from './span.ts';
import { isZone, suggestZone } from './zone-offsets.ts';

/** Exceptions lie within these years, so that a typing error (`9999-12-31`) cannot close a calendar for millennia. */
export const EXCEPTION_YEARS = { from: 1900, to: 2199 } as const;

type Path = CalendarProblem['path'];

const checkWindow = ([start, end]: Window, path: Path): CalendarProblem | undefined => {
  const isMinute = (minute: number): boolean =>
    Number.isInteger(minute) && minute >= 0 && minute <= 1440;
  if (!isMinute(start) || !isMinute(end))
    return { path, message: `a window is not within a day`, fix: 'use times from 00:00 to 24:00' };
  const text = `${formatMinute(start)}-${formatMinute(end)}`;
  if (start === end)
    return { path, message: `the window ${text} is empty`, fix: 'remove it, or give it an end' };
  if (start > end)
    return {
      path,
      message: `the window ${text} crosses midnight`,
      fix: `split it: ${formatMinute(start)}-24:00 on that day and 00:00-${formatMinute(end)} on the next`,
    };
  return undefined;
};

const checkWindows = (windows: readonly Window[], path: Path): CalendarProblem[] => {
  const problems = windows.flatMap((window, index) => checkWindow(window, [...path, index]) ?? []);
  if (problems.length > 0) return problems;
  const order = windows
    .map((_, index) => index)
    .toSorted((a, b) => (windows[a]?.[0] ?? 0) - (windows[b]?.[0] ?? 0));
  for (let k = 1; k < order.length; k++) {
    const index = order[k] ?? 0;
    const [before, window] = [windows[order[k - 1] ?? 0], windows[index]];
    if (before === undefined || window === undefined || window[0] >= before[1]) continue;
    problems.push({
      path: [...path, index],
      message: `the windows ${before.map(formatMinute).join('-')} and ${window.map(formatMinute).join('-')} overlap`,
      fix: `join them: ${formatMinute(before[0])}-${formatMinute(Math.max(before[1], window[1]))}`,
    });
  }
  return problems;
};

const checkDate = (text: string, path: Path): CalendarProblem | undefined => {
  if (parseLocal(text) === undefined)
    return {
      path,
      message: `\`${text}\` is not a date that exists`,
      fix: 'write a date like `2026-12-24` or a local time like `2026-12-24T13:00`',
    };
  const year = Number(text.slice(0, 4));
  if (year < EXCEPTION_YEARS.from || year > EXCEPTION_YEARS.to)
    return {
      path,
      message: `\`${text}\` is out of range`,
      fix: `use years from ${EXCEPTION_YEARS.from} to ${EXCEPTION_YEARS.to}`,
    };
  return undefined;
};

const checkOrder = ({ from, to }: CalendarException, path: Path): CalendarProblem | undefined => {
  const start = parseLocal(from);
  const end = parseLocal(to);
  if (start === undefined || end === undefined) return undefined;
  if (end.hasTime ? end.local > start.local : end.local + DAY_MS > start.local) return undefined;
  return {
    path,
    message: `\`${from}\` to \`${to}\` ends before it starts`,
    fix: 'swap the two, or correct one',
  };
};

/** What is wrong with dated exceptions, a person's absences among them; empty when nothing is. */
export const checkExceptions = (
  exceptions: readonly CalendarException[],
  path: Path = ['exceptions'],
): CalendarProblem[] => {
  const problems: CalendarProblem[] = [];
  for (let index = 0; index < exceptions.length; index += 1) {
    const exception = exceptions[index]!;
    // Simulations draw thousands of absences: paths are made for what is wrong.
    if (isSound(exception)) continue;
    const here = [...path, index];
    problems.push(
      ...[
        checkDate(exception.from, [...here, 'from']) ?? [],
        checkDate(exception.to, [...here, 'to']) ?? [],
        checkOrder(exception, here) ?? [],
        exception.working === false ? [] : checkWindows(exception.working, [...here, 'working']),
      ].flat(),
    );
  }
  return problems;
};

/** Closed on dates that exist, of which the first is not after the last. */
const isSound = (exception: CalendarException): boolean =>
  exception.working === false &&
  checkDate(exception.from, noPath) === undefined &&
  checkDate(exception.to, noPath) === undefined &&
  checkOrder(exception, noPath) === undefined;

const noPath: Path = [];

const checkWeek = (open: CalendarSpec['open']): CalendarProblem[] => {
  const days = Object.entries(open);
  const problems = days.flatMap(([day, windows]) =>
    /^[0-6]$/.test(day)
      ? checkWindows(windows, ['open', Number(day)])
      : [
          {
            path: ['open', day],
            message: `there is no weekday ${day}`,
            fix: 'use 0 (Monday) to 6 (Sunday)',
          },
        ],
  );
  // Exceptions end, so without a weekly window a clock would some day wait for ever.
  if (problems.length === 0 && days.every(([, windows]) => windows.length === 0))
    problems.push({
      path: ['open'],
      message: 'the calendar never opens',
      fix: 'give at least one weekday a window, for example Monday 09:00-17:00',
    });
  return problems;
};

const checkZone = (zone: string): CalendarProblem | undefined => {
  if (isZone(zone)) return undefined;
  const suggestion = suggestZone(zone);
  return {
    path: ['zone'],
    message: `\`${zone}\` is not a time zone`,
    fix:
      suggestion === undefined
        ? 'use an IANA name, for example `Europe/Berlin`'
        : `did you mean \`${suggestion}\`?`,
  };
};

const checkBusinessDay = (businessDayMs: number): CalendarProblem | undefined =>
  Number.isInteger(businessDayMs) && businessDayMs > 0 && businessDayMs <= DAY_MS
    ? undefined
    : {
        path: ['businessDayMs'],
        message: 'a business day is longer than nothing and at most 24 hours',
        fix: 'state the open hours of a normal day, for example `8 hours`',
      };

/** Everything wrong with a calendar; empty when it can be compiled. */
export const checkCalendar = (spec: CalendarSpec): CalendarProblem[] =>
  [
    checkZone(spec.zone) ?? [],
    checkWeek(spec.open),
    checkBusinessDay(spec.businessDayMs) ?? [],
    checkExceptions(spec.exceptions),
  ].flat();
