import { canonicalJson, NotCanonicalError } from './canonical-json.ts';
import type { Fault } from './fault.ts';
import type { SealedEntry } from './seal.ts';

/** A line of a log: an entry, or why it is none. */
export type ReadLine =
  | { readonly ok: true; readonly line: number; readonly entry: SealedEntry }
  | { readonly ok: false; readonly line: number; readonly text: string; readonly message: string };

const INSTANT_AT_MOST = 8.64e15;

const isWhole = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

/** What every reader relies on. The rest of an entry is vouched for by its seal. */
const missing = (value: object): string | undefined => {
  const field = (key: string): unknown =>
    Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  if (typeof field('lead') !== 'string') return '`lead` is not the id of a lead';
  if (!isWhole(field('seq'), 1, Number.MAX_SAFE_INTEGER))
    return '`seq` is not a whole number from 1';
  if (!isWhole(field('at'), -INSTANT_AT_MOST, INSTANT_AT_MOST))
    return '`at` is not an instant in epoch milliseconds';
  if (typeof field('previous') !== 'string') return '`previous` is not a hash';
  if (typeof field('hash') !== 'string') return '`hash` is not a hash';
  return undefined;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Is the text the one that was written, and not another spelling of the same value? */
const isAsWritten = (text: string, value: object): boolean => {
  try {
    return canonicalJson(value) === text;
  } catch (error) {
    if (error instanceof NotCanonicalError) return false;
    throw error;
  }
};

const isEntry = (value: object): value is SealedEntry => missing(value) === undefined;

/** One line without its line feed. */
export const readLine = (text: string, line: number): ReadLine => {
  const no = (message: string): ReadLine => ({
    ok: false,
    line,
    text,
    message: `line ${line} ${message}`,
  });
  if (text === '') return no('is empty');
  const value = parseJson(text);
  if (value === undefined) return no('is not JSON');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return no('is not a JSON object');
  if (!isEntry(value)) return no(`is not an entry: ${missing(value) ?? ''}`);
  // Spaces, another order of keys, a doubled key: the same value perhaps, but not the bytes that were exported.
  if (!isAsWritten(text, value)) return no('is not written as it was exported');
  return { ok: true, line, entry: value };
};

/** Reads a log in JSON lines line by line; every line ends in a line feed, the last one too. */
export const readLines = (text: string): ReadLine[] => {
  if (text === '') return [];
  const lines = text.split('\n');
  const end = lines.pop();
  const read = lines.map((line, index) => readLine(line, index + 1));
  if (end === undefined || end === '') return read;
  const line = read.length + 1;
  return [
    ...read,
    { ok: false, line, text: end, message: `line ${line} does not end in a line feed` },
  ];
};

/**
 * The entries of a log in JSON lines, as `exportJsonLines` writes it, or each line that is none. It does not look at the
 * chain: `verifyLog` does.
 */
export const parseLog = (
  text: string,
):
  | { readonly ok: true; readonly entries: SealedEntry[] }
  | { readonly ok: false; readonly faults: readonly Fault[] } => {
  const lines = readLines(text);
  const faults = lines.flatMap((line): Fault[] =>
    line.ok
      ? []
      : [
          {
            kind: 'unreadable',
            lead: null,
            seq: null,
            last: null,
            line: line.line,
            message: line.message,
          },
        ],
  );
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, entries: lines.flatMap((line) => (line.ok ? [line.entry] : [])) };
};
