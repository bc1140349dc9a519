import type { RecordedRow } from '@baton/simulator';
import papaparse from 'papaparse';

export interface CsvFile {
  /** Column names of the header, trimmed. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly rows: readonly RecordedRow[];
  /** Rows that have too many or too few cells, or quotes that do not close. */
  readonly broken: readonly { readonly line: number; readonly reason: string }[];
}

interface Reading {
  columns: readonly string[] | null;
  delimiter: string;
  readonly rows: RecordedRow[];
  readonly broken: { line: number; reason: string }[];
}

/** Each open quote is looked for to the end of the file, so a file full of them must not take forever. */
const OPEN_QUOTES_AT_MOST = 1000;

const countLines = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
};

const addRow = (into: Reading, cells: readonly string[], line: number, delimiter: string): void => {
  if (cells.length <= 1 && cells.every((cell) => cell.trim() === '')) return;
  if (into.columns === null) {
    into.columns = cells.map((cell) => cell.trim());
    into.delimiter = delimiter;
  } else if (cells.length === into.columns.length)
    into.rows.push({
      line,
      cells: Object.fromEntries(into.columns.map((name, index) => [name, cells[index] ?? ''])),
    });
  else
    into.broken.push({
      line,
      reason: `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and the header ${into.columns.length}`,
    });
};

/**
 * Reads on until the end, or until a row whose quotes are wrong. Such a row may have swallowed the lines after it, so
 * only its first line is given up; answers where to go on, `null` at the end.
 */
const readOn = (
  into: Reading,
  text: string,
  offset: number,
  firstLine: number,
): { offset: number; line: number } | null => {
  let line = firstLine;
  let begun = offset;
  let resume: { offset: number; line: number } | null = null;
  papaparse.parse<string[]>(text.slice(offset), {
    delimiter: into.delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const end = offset + meta.cursor;
      if (errors.some(({ type }) => type === 'Quotes')) {
        into.broken.push({
          line,
          reason: 'a quotation mark is not closed, or stands inside a cell',
        });
        const next = text.indexOf('\n', begun);
        if (next >= 0) resume = { offset: next + 1, line: line + 1 };
        parser.abort();
        return;
      }
      addRow(into, data, line, meta.delimiter);
      line += countLines(text, begun, end);
      begun = end;
    },
  });
  return resume;
};

/**
 * Reads comma-separated values (or semicolons, tabs, bars: found by looking unless given). The first row that is not
 * empty is the header. Lines are counted as an editor counts them, so a quoted cell with line breaks takes several.
 */
export const readCsv = (source: string, delimiter?: string): CsvFile => {
  const text = source.replaceAll(/\r\n?/g, '\n');
  const into: Reading = { columns: null, delimiter: delimiter ?? '', rows: [], broken: [] };
  let next: { offset: number; line: number } | null = { offset: 0, line: 1 };
  for (let open = 0; next !== null; open++) {
    if (open > OPEN_QUOTES_AT_MOST) {
      into.broken.push({
        line: next.line,
        reason: 'the rest of the file was not read: too many quotation marks that are not closed',
      });
      break;
    }
    next = readOn(into, text, next.offset, next.line);
  }
  return {
    columns: into.columns ?? [],
    delimiter: into.delimiter,
    rows: into.rows,
    broken: into.broken,
  };
};
