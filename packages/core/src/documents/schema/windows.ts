import { accepted, type Outcome, refused } from '../../time/outcome.ts';
import type { CalendarSpec, Window } from '../../time/calendar.ts';
import { suggest } from '../nearest.ts';

const WINDOW = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/;

const parseWindow = (text: string): Outcome<Window> => {
  const match = WINDOW.exec(text);
  const [start, end] = [
    Number(match?.[1]) * 60 + Number(match?.[2]),
    Number(match?.[3]) * 60 + Number(match?.[4]),
  ];
  const isTime = (minute: number, minutes: string | undefined): boolean =>
    minute <= 1440 && Number(minutes) < 60;
  if (match === null || !isTime(start, match[2]) || !isTime(end, match[4]))
    return refused(
      `\`${text}\` is no opening hours`,
      'write for example `09:00-17:30`; midnight at the end is `24:00`',
    );
  return accepted([start, end]);
};

/** `09:00-17:30`, or a list of such windows. */
export const parseWindows = (hours: string | readonly string[]): Outcome<readonly Window[]> => {
  const windows: Window[] = [];
  for (const text of typeof hours === 'string' ? [hours] : hours) {
    const window = parseWindow(text);
    if (!window.ok) return window;
    windows.push(window.value);
  }
  return accepted(windows);
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const weekday = (text: string): number => {
  const word = text.trim().toLowerCase();
  return Math.max(WEEKDAYS.indexOf(word), NAMES.indexOf(word));
};

/** `mon`, `mon-fri`, `fri-mon` (over the weekend), `mon,wed`: Monday is 0. */
const parseDays = (key: string): Outcome<readonly number[]> => {
  const days: number[] = [];
  for (const part of key.split(',')) {
    const [first = '', last = first, ...rest] = part.split('-');
    const [from, to] = [weekday(first), weekday(last)];
    if (from < 0 || to < 0 || rest.length > 0) {
      const wrong = from < 0 ? first : last;
      return refused(
        `\`${key}\` names no weekdays`,
        `${suggest(wrong.trim(), WEEKDAYS)}; a range is \`mon-fri\``,
      );
    }
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return accepted(days);
};

/** Opening hours by weekday; `keys` says under which key of the document each weekday was written. */
export interface Week {
  readonly open: CalendarSpec['open'];
  readonly keys: Readonly<Record<number, string>>;
}

export const parseWeek = (
  authored: Readonly<Record<string, string | readonly string[]>>,
): Outcome<Week> => {
  const open: Record<number, readonly Window[]> = {};
  const keys: Record<number, string> = {};
  for (const [key, hours] of Object.entries(authored)) {
    const days = parseDays(key);
    if (!days.ok) return days;
    const windows = parseWindows(hours);
    if (!windows.ok) return windows;
    for (const day of days.value) {
      if (keys[day] !== undefined)
        return refused(
          `\`${key}\` states hours for ${NAMES[day]}, as \`${keys[day]}\` does`,
          'name each weekday once, for example `mon-thu` and `fri`',
        );
      open[day] = windows.value;
      keys[day] = key;
    }
  }
  return accepted({ open, keys });
};
