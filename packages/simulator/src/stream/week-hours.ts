import { type Outcome, accepted, refused } from '@baton/core';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Weights by day of the week, as written: one number for the whole day, or by hours (`'09-17'`). */
export type AuthoredHours = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** `mon`, `mon-fri` or `sat, sun` as weekdays, Monday 0; a range may run over the week's end (`fri-mon`). */
const readDays = (key: string): readonly number[] | null => {
  const days: number[] = [];
  for (const part of key.toLowerCase().split(',')) {
    const [first, last, ...more] = part
      .split('-')
      .map((word) => DAYS.findIndex((name) => name === word.trim()));
    if (first === undefined || first < 0 || last === -1 || more.length > 0) return null;
    const count = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
    for (let step = 0; step < count; step++) days.push((first + step) % 7);
  }
  return days;
};

/** `09-17` as whole hours; a span that runs over midnight has its end before its start. */
const readHours = (key: string): readonly [number, number] | null => {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(key.trim());
  const [from, until] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && from < 24 && until <= 24 && from !== until ? [from, until] : null;
};

/** Indices of the hours of the week that the span covers on these days, a span over midnight into the day after. */
const hoursOfWeek = (
  days: readonly number[],
  [from, until]: readonly [number, number],
): readonly number[] => {
  const length = (until - from + 24) % 24 || 24;
  return days.flatMap((weekday) =>
    Array.from({ length }, (_, step) => (weekday * 24 + from + step) % 168),
  );
};

/**
 * The 168 weights of a week, Monday's first hour first, scaled to a mean of 1, so that a rate keeps its meaning whatever
 * the scale of the weights. Hours that nothing names have 0.
 */
export const readWeek = (authored: AuthoredHours): Outcome<readonly number[]> => {
  const week = new Map<number, number>();
  for (const [dayKey, written] of Object.entries(authored)) {
    const days = readDays(dayKey);
    if (days === null)
      return refused(`\`${dayKey}\` names no days`, 'write for example `mon-fri` or `sat`');
    for (const [hourKey, weight] of Object.entries(
      typeof written === 'number' ? { '0-24': written } : written,
    )) {
      const hours = readHours(hourKey);
      if (hours === null)
        return refused(`\`${hourKey}\` names no hours`, "write whole hours, for example `'09-17'`");
      for (const index of hoursOfWeek(days, hours)) {
        if (week.has(index))
          return refused(
            `${DAYS[Math.floor(index / 24)]} ${index % 24}:00 has two weights`,
            'let the spans not overlap',
          );
        week.set(index, weight);
      }
    }
  }
  const sum = [...week.values()].reduce((total, weight) => total + weight, 0);
  if (sum === 0)
    return refused(
      'no hour of the week has a weight above 0',
      'name the hours at which leads come',
    );
  return accepted(Array.from({ length: 168 }, (_, index) => ((week.get(index) ?? 0) * 168) / sum));
};
