import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import papaparse, { type Parser, type ParseStepResult } from 'papaparse';

export interface CsvRow {
  /** Of the row in the file, the header being 1. Rows with line breaks in a cell count once. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with the row as CSV, or `null`. */
  readonly problem: string | null;
}

/** Rows read ahead of whoever takes them. */
const AHEAD = 200;

/**
 * The rows of a CSV file as it streams in, by the names of its header; memory stays bounded however long it is. Finds commas,
 * semicolons, tabs and pipes by itself, takes byte-order marks and any encoding that `TextDecoder` knows, skips empty rows.
 * Throws a RangeError on an unknown encoding, and what the source throws.
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  encoding = 'utf-8',
): AsyncGenerator<CsvRow> {
  const queue: CsvRow[] = [];
  let row = 1;
  let state: 'reading' | 'done' | 'failed' = 'reading';
  let failure: unknown;
  let paused: Parser | null = null;
  let wake = (): void => {};
  const source = Readable.from(decode(chunks, new TextDecoder(encoding)));
  papaparse.parse<Record<string, string>>(source, {
    header: true,
    newline: '\n',
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
    step: (result, parser) => {
      row++;
      queue.push({ row, ...read(result) });
      if (queue.length >= AHEAD) {
        parser.pause();
        paused = parser;
      }
      wake();
    },
    complete: () => {
      if (state === 'reading') state = 'done';
      wake();
    },
    error: (error: Error) => {
      failure = error;
      state = 'failed';
      wake();
    },
  });
  try {
    for (;;) {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) yield next;
      const parser = paused as Parser | null;
      paused = null;
      const more = new Promise<void>((resolve) => {
        wake = resolve;
      });
      parser?.resume();
      if (queue.length > 0) continue;
      if (state === ('failed' as typeof state)) throw failure;
      if (state === ('done' as typeof state)) return;
      await more;
    }
  } finally {
    source.destroy();
  }
}

const read = ({ data, errors }: ParseStepResult<Record<string, string>>): Omit<CsvRow, 'row'> => {
  const { __parsed_extra: extra, ...cells } = data as Record<string, unknown>;
  const texts = Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, typeof cell === 'string' ? cell : '']),
  );
  const garbled = Object.values(texts).some((cell) => cell.includes('\uFFFD'));
  const [first] = errors.filter(({ code }) => code !== 'TooFewFields');
  return {
    cells: texts,
    problem:
      extra !== undefined
        ? 'it has more cells than the header'
        : (first?.message ?? (garbled ? 'its letters are garbled: save the file as UTF-8' : null)),
  };
};

/** Enough for the parser to guess the delimiter, which it does from the first piece alone. */
const FIRST_AT_LEAST = 16_384;

/** Text with Unix line ends, in pieces that never end between the two halves of a line end. */
async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  decoder: TextDecoder,
): AsyncGenerator<string> {
  let held = '';
  let isFirst = true;
  for await (const chunk of chunks) {
    held += decoder.decode(chunk, { stream: true });
    if (held === '' || (isFirst && held.length < FIRST_AT_LEAST)) continue;
    const end = held.endsWith('\r') ? held.length - 1 : held.length;
    if (end > 0) yield unixLines(held.slice(0, end));
    held = held.slice(end);
    isFirst = false;
  }
  held += decoder.decode();
  if (held !== '') yield unixLines(held);
}

/** Without null bytes, which nothing here could store. */
const unixLines = (text: string): string => text.replaceAll(/\r\n?/gu, '\n').replaceAll('\0', '');
