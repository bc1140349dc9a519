/** `[start, end)` in minutes of the local day: `[540, 1020]` is 09:00 to 17:00, 1440 is midnight at its end. */
export type Window = readonly [start: number, end: number];

/**
 * A dated change to a calendar: a holiday, a person's absence, a special opening. Between `from` and `to` only `working`
 * counts: `false` is closed, windows replace the week's on each of the dates. A date (`2026-12-24`) means the whole
 * day, so `to` is inclusive; a local time (`2026-12-24T13:00`) is exact, so `to` is when it ends. Where exceptions overlap
 * the later in the list counts.
 */
export type CalendarException = {
  readonly from: string;
  readonly to: string;
  readonly working: false | readonly Window[];
  readonly name?: string;
};

/** Opening hours: an IANA zone, windows by weekday (Monday is 0), the length of a business day, and dated exceptions. */
export type CalendarSpec = {
  readonly zone: string;
  readonly open: { readonly [weekday: number]: readonly Window[] };
  /** Open milliseconds that count as one business day, whatever day they fall on. */
  readonly businessDayMs: number;
  readonly exceptions: readonly CalendarException[];
};

/** Something wrong in a calendar: where in the spec (`['open', 0, 1]`), what, and how to put it right. */
export type CalendarProblem = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
};
