import { accepted, type Outcome, refused } from './outcome.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Span } from './span.ts';

const ACCEPTED =
  'write a number and a unit, for example `30 minutes`, `24 hours`, `7 days`, `2 weeks`, `18 months`, `1 year`, ' +
  '`30 business minutes`, `4 business hours`, `1 business day`, `1 hour 30 minutes`, or `0`';

/** The spellings of a unit, each with what it counts: milliseconds, or months. */
const spelt = (count: number, ...spellings: string[]): (readonly [string, number])[] =>
  spellings.map((spelling) => [spelling, count]);

const WALL_UNITS: ReadonlyMap<string, number> = new Map([
  ...spelt(1, 'ms', 'msec', 'millisecond', 'milliseconds'),
  ...spelt(SECOND_MS, 's', 'sec', 'secs', 'second', 'seconds'),
  ...spelt(MINUTE_MS, 'm', 'min', 'mins', 'minute', 'minutes'),
  ...spelt(HOUR_MS, 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...spelt(DAY_MS, 'd', 'day', 'days'),
  ...spelt(7 * DAY_MS, 'w', 'wk', 'wks', 'week', 'weeks'),
]);

const MONTH_UNITS: ReadonlyMap<string, number> = new Map([
  ...spelt(1, 'mo', 'mos', 'month', 'months'),
  ...spelt(12, 'y', 'yr', 'yrs', 'year', 'years'),
]);

const YEARS_AT_MOST = 100;
const MOST: Readonly<Record<Span['unit'], number>> = {
  wall: YEARS_AT_MOST * 365 * DAY_MS,
  open: YEARS_AT_MOST * 365 * DAY_MS,
  openDays: YEARS_AT_MOST * 365,
  months: YEARS_AT_MOST * 12,
};

const PART = /(\d+(?:\.\d{1,3})?)\s*(business|working)?[\s-]*([a-z]+)[\s,]*/y;

type Part = { readonly unit: Span['unit']; readonly amount: number };

const readPart = (amount: number, business: boolean, unit: string, text: string): Outcome<Part> => {
  const months = MONTH_UNITS.get(unit);
  const wallMs = WALL_UNITS.get(unit);
  if (months === undefined && wallMs === undefined)
    return refused(`\`${text}\` is not a duration: there is no unit \`${unit}\``, ACCEPTED);
  if (business && (months !== undefined || wallMs === 7 * DAY_MS))
    return refused(
      `\`${text}\` is not a duration: there is no business ${unit}`,
      'count business days instead, for example `5 business days`',
    );
  if (months !== undefined) return accepted({ unit: 'months', amount: amount * months });
  if (business && wallMs === DAY_MS) return accepted({ unit: 'openDays', amount });
  return accepted({ unit: business ? 'open' : 'wall', amount: amount * (wallMs ?? 0) });
};

const toSpan = (unit: Span['unit'], total: number, text: string): Outcome<Span> => {
  if (total > MOST[unit])
    return refused(
      `\`${text}\` is longer than ${YEARS_AT_MOST} years`,
      `use at most ${YEARS_AT_MOST} years`,
    );
  switch (unit) {
    case 'wall':
    case 'open':
      return accepted({ unit, ms: Math.round(total) });
    case 'openDays':
      return accepted({ unit, days: Math.round(total * 1000) / 1000 });
    case 'months':
      return Number.isInteger(total)
        ? accepted({ unit, months: total })
        : refused(
            `\`${text}\` is not a whole number of months`,
            'use days for parts of a month, for example `45 days`',
          );
    default:
      return unit satisfies never;
  }
};

/**
 * Reads a duration as people write it: `30 business minutes`, `4 business hours`, `1 business day`, `24 hours`, `7 days`,
 * `18 months`, `1 year`, `30 min`, `4h`, `1 hour 30 minutes`, `0`. Decimals have at most three places. The parts of a
 * compound are all of one kind. The number 0 is accepted too, because YAML reads a bare `0` as a number.
 */
export const parseSpan = (text: string | number): Outcome<Span> => {
  if (text === 0) return accepted({ unit: 'wall', ms: 0 });
  if (typeof text === 'number') return refused(`${text} has no unit`, ACCEPTED);
  const words = text.trim().toLowerCase();
  if (words === '0') return accepted({ unit: 'wall', ms: 0 });
  if (words === '') return refused('a duration is missing', ACCEPTED);
  if (words.length > 100) return refused('a duration of more than 100 characters', ACCEPTED);
  let unit: Span['unit'] | undefined;
  let total = 0;
  let position = 0;
  while (position < words.length) {
    PART.lastIndex = position;
    const match = PART.exec(words);
    if (match === null) return refused(`\`${text}\` is not a duration`, ACCEPTED);
    const part = readPart(Number(match[1]), match[2] !== undefined, match[3] ?? '', text);
    if (!part.ok) return part;
    if (unit !== undefined && part.value.unit !== unit)
      return refused(
        `\`${text}\` mixes durations that no single clock can add up`,
        'use one kind: clock time, business minutes and hours, business days, or months',
      );
    unit = part.value.unit;
    total += part.value.amount;
    position = PART.lastIndex;
  }
  return toSpan(unit ?? 'wall', total, text);
};
