import { canonicalJson } from './canonical-json.ts';
import { isoOf } from './entry-details.ts';
import type { SealedEntry } from './seal.ts';

const COLUMNS: readonly (readonly [name: string, of: (entry: SealedEntry) => string])[] = [
  ['lead', (entry) => entry.lead],
  ['seq', (entry) => String(entry.seq)],
  ['at', (entry) => isoOf(entry.at)],
  ['actor', (entry) => entry.actor],
  ['event', (entry) => entry.event.type],
  ['state_before', (entry) => entry.from],
  ['state_after', (entry) => entry.to],
  ['custodian_before', (entry) => entry.custodian.from?.id ?? ''],
  ['custodian_before_kind', (entry) => entry.custodian.from?.kind ?? ''],
  ['custodian_before_person', (entry) => entry.custodian.from?.person ?? ''],
  ['custodian_after', (entry) => entry.custodian.to?.id ?? ''],
  ['custodian_after_kind', (entry) => entry.custodian.to?.kind ?? ''],
  ['custodian_after_person', (entry) => entry.custodian.to?.person ?? ''],
  ['policy', (entry) => String(entry.policy)],
  ['calendars', (entry) => String(entry.calendars)],
  ['details', (entry) => canonicalJson(entry.event)],
  ['previous', (entry) => entry.previous],
  ['hash', (entry) => entry.hash],
];

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * One cell by RFC 4180. A spreadsheet would run a cell that begins with `=`, `+`, `-`, `@`, tab or carriage return as a
 * formula, so such a cell gets an apostrophe in front, unless it is a plain number.
 */
export const csvCell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const row = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * A table of entries for spreadsheets (RFC 4180, UTF-8, a header, lines ended by CR LF), one entry a row; `details` is the
 * whole event as JSON. Not meant to be read back: the JSON lines are.
 */
export function* exportCsv(entries: Iterable<SealedEntry>): Generator<string> {
  yield row(COLUMNS.map(([name]) => name));
  for (const entry of entries) yield row(COLUMNS.map(([, of]) => of(entry)));
}
