/**
 * A duration as a policy states it. What it means in milliseconds depends on a calendar (`needMs`):
 * - `wall`: milliseconds that pass always; a day of it is 24 hours, whatever the clocks do;
 * - `open`: milliseconds during which a calendar is open (`4 business hours`);
 * - `openDays`: business days, each the calendar's stated hours (`businessDayMs`) of open time; thousandths at the finest;
 * - `months`: calendar months in the calendar's zone (`18 months`, `1 year`).
 */
export type Span =
  | { readonly unit: 'wall'; readonly ms: number }
  | { readonly unit: 'open'; readonly ms: number }
  | { readonly unit: 'openDays'; readonly days: number }
  | { readonly unit: 'months'; readonly months: number };

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Hours are kept up to two days, because people say `24 hours` and `48 hours` but `7 days`. */
const formatMs = (ms: number, kind: 'wall' | 'open'): string => {
  const word = kind === 'open' ? 'business ' : '';
  if (kind === 'wall' && ms > 2 * DAY_MS && ms % DAY_MS === 0) return counted(ms / DAY_MS, 'day');
  if (ms % HOUR_MS === 0) return counted(ms / HOUR_MS, `${word}hour`);
  if (ms % MINUTE_MS === 0) return counted(ms / MINUTE_MS, `${word}minute`);
  if (ms % SECOND_MS === 0) return counted(ms / SECOND_MS, `${word}second`);
  return `${ms} ${word}ms`;
};

/** The span in words that `parseSpan` reads back as the same span. */
export const formatSpan = (span: Span): string => {
  switch (span.unit) {
    case 'wall':
      return span.ms === 0 ? '0' : formatMs(span.ms, 'wall');
    case 'open':
      return formatMs(span.ms, 'open');
    case 'openDays':
      return counted(span.days, 'business day');
    case 'months':
      return span.months > 0 && span.months % 12 === 0
        ? counted(span.months / 12, 'year')
        : counted(span.months, 'month');
    default:
      return span satisfies never;
  }
};
