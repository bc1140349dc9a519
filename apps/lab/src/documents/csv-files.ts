import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accepted, type DocumentError, type Outcome, refused } from '@baton/core';
import { formatRecording } from '@baton/simulator';
import type { CsvReader } from '@baton/simulator/node';
import { decodeText } from '../import/decode-text.ts';
import { importRecording, type NamedBytes } from '../import/import-recording.ts';
import { readCsv } from '../import/read-csv.ts';
import { shownPath } from './shown-path.ts';

/**
 * CSV files that documents name: tables such as accounts, and leads imported by a map on the way. `seen` is told each
 * file that is read.
 */
export const csvFiles = (seen: (file: string) => void): CsvReader => ({
  table: (path) => {
    seen(path);
    const bytes = bytesOf(path);
    if (bytes === null)
      return refused(`${shownPath(path)} cannot be read`, 'check who may read it');
    const { rows, broken } = readCsv(decodeText(bytes).text);
    const [first] = broken;
    if (first !== undefined)
      return refused(
        `${shownPath(path)}, line ${first.line}: ${first.reason}`,
        'correct that line; every row has as many cells as the header',
      );
    return accepted(rows.map(({ cells }) => cells));
  },
  recording: (path, map) => {
    seen(path);
    seen(map.file);
    const leads = named(path);
    if (leads === null)
      return refused(`${shownPath(path)} cannot be read`, 'check who may read it');
    const outcome = importRecording({
      leads,
      map: { name: map.file, text: map.text },
      beside: (file) => {
        const second = join(dirname(path), file);
        seen(second);
        return named(second);
      },
    });
    return outcome.ok ? accepted(formatRecording(outcome.recording)) : firstOf(outcome.errors);
  },
});

/** A file by its shown name, with its bytes; `null` when it is not there or not readable. */
export function named(path: string): NamedBytes | null {
  const bytes = bytesOf(path);
  return bytes === null ? null : { name: basename(path), bytes };
}

function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    // Why does not matter here: whoever asked says what to do without the file.
    return null;
  }
}

/** A stream names one recording in one place: the first thing wrong with it is said there. */
function firstOf(errors: readonly DocumentError[]): Outcome<string> {
  const [first] = errors;
  if (first === undefined) return refused('the recording cannot be imported', 'check the map');
  const place = `${shownPath(first.file)}:${first.line}:${first.column}`;
  return refused(`${first.message} (${place})`, first.fix);
}
