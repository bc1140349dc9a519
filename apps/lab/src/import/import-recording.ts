import {
  DAY_MS,
  type DocumentError,
  type Finding,
  type Locate,
  parseDocument,
  suggest,
  validate,
  wrongKind,
} from '@baton/core';
import {
  columnsOf,
  type ImportedRecording,
  importRows,
  type NamedColumn,
  type Recording,
  type RecordingHeader,
  type RecordingMap,
  recordingMapSchema,
  type RowRemark,
} from '@baton/simulator';
import { decodeText, type Encoding } from './decode-text.ts';
import { type CsvFile, readCsv } from './read-csv.ts';

/** A file by name, with its bytes. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportRequest {
  readonly leads: NamedBytes;
  readonly map: { readonly name: string; readonly text: string };
  /** Gives the second file that the map names (`won.file`), `null` when there is none. */
  readonly beside: (file: string) => NamedBytes | null;
}

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly recording: Recording;
      /** Rows of leads that were not imported, rows of deals likewise, and rows that deserve a remark. */
      readonly refused: readonly RowRemark[];
      readonly dealsLeftOut: readonly RowRemark[];
      readonly remarks: readonly RowRemark[];
      /** How the file was read: encoding, delimiter, byte-order mark. */
      readonly reading: readonly string[];
      readonly files: Readonly<Record<RowRemark['file'], string>>;
    }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

const errorIn = (file: string, message: string, fix: string): DocumentError => ({
  file,
  line: 1,
  column: 1,
  path: '',
  message,
  fix,
});

interface ReadFile extends CsvFile {
  readonly name: string;
  readonly encoding: Encoding;
  readonly hadByteOrderMark: boolean;
}

const readFile = ({ name, bytes }: NamedBytes, map: RecordingMap): ReadFile => {
  const { text, encoding, hadByteOrderMark } = decodeText(bytes, map.encoding);
  return { name, encoding, hadByteOrderMark, ...readCsv(text, map.delimiter) };
};

const fileProblems = ({ name, columns, rows, broken }: ReadFile): readonly DocumentError[] => {
  if (columns.length === 0)
    return [
      errorIn(name, 'the file is empty', 'export the leads again, with a header in the first line'),
    ];
  if (rows.length === 0 && broken.length === 0)
    return [errorIn(name, 'the file has a header and no rows', 'export the leads again')];
  return [];
};

const NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const readingOf = ({ name, encoding, hadByteOrderMark, delimiter }: ReadFile): string =>
  `${name}: ${encoding}${hadByteOrderMark ? ' with a byte-order mark' : ''}, ${NAMES[delimiter] ?? delimiter}`;

const oneMissing = ({ column, path }: NamedColumn, { columns, name }: ReadFile): Finding | null => {
  const count = columns.filter((one) => one === column).length;
  if (count === 1) return null;
  if (count > 1)
    return {
      path,
      message: `${name} has ${count} columns \`${column}\``,
      fix: 'rename one of them in the file',
    };
  return { path, message: `${name} has no column \`${column}\``, fix: suggest(column, columns) };
};

const missingColumns = (
  map: RecordingMap,
  leads: ReadFile,
  deals: ReadFile,
  locate: Locate,
): readonly DocumentError[] =>
  columnsOf(map).flatMap((named) => {
    const finding = oneMissing(named, named.file === 'deals' ? deals : leads);
    return finding === null ? [] : [locate(finding)];
  });

const brokenRows = (files: readonly ReadFile[]): readonly RowRemark[] =>
  files.flatMap(({ broken }, index) =>
    broken.map(({ line, reason }): RowRemark => ({
      file: index === 0 ? 'leads' : 'deals',
      line,
      reason,
    })),
  );

const byLine = (a: RowRemark, b: RowRemark): number => a.line - b.line;

const headerOf = (
  map: RecordingMap,
  { leads, notes }: ImportedRecording,
  refused: number,
): RecordingHeader => ({
  recording: map.recording,
  format: 1,
  note: map.note,
  currency: map.currency ?? null,
  leads: leads.length,
  ends: map.ends === undefined ? null : Date.parse(map.ends) + DAY_MS,
  refused,
  notes: [...notes],
});

/**
 * Imports a CSV file of leads by a map. Fails as a whole only when nothing can be read: a map that is none, a file that is
 * empty, a column that is not there (with the line of the map and the nearest column). Bad rows are refused one by one.
 */
export const importRecording = ({ leads, map, beside }: ImportRequest): ImportOutcome => {
  const document = parseDocument(map.text, map.name);
  if (!document.ok) return document;
  const other = wrongKind(document.data, 'recording');
  if (other !== null) return { ok: false, errors: [document.locate(other)] };
  const validated = validate(recordingMapSchema, document.data, document.locate);
  if (!validated.ok) return validated;
  const { value } = validated;

  const first = readFile(leads, value);
  const secondBytes = value.won?.file === undefined ? null : beside(value.won.file);
  if (value.won?.file !== undefined && secondBytes === null)
    return {
      ok: false,
      errors: [
        document.locate({
          path: ['won', 'file'],
          message: `there is no file \`${value.won.file}\` beside ${leads.name}`,
          fix: 'correct the name, or put the file there',
        }),
      ],
    };
  const second = secondBytes === null ? null : readFile(secondBytes, value);
  const files = second === null ? [first] : [first, second];
  const problems = files.flatMap(fileProblems);
  if (problems.length > 0) return { ok: false, errors: problems };

  const missing = missingColumns(value, first, second ?? first, document.locate);
  if (missing.length > 0) return { ok: false, errors: missing };

  const imported = importRows(first.rows, second?.rows ?? [], value);
  const broken = brokenRows(files);
  const of = (file: RowRemark['file']): readonly RowRemark[] =>
    broken.filter((one) => one.file === file);
  const refused = [...imported.refused, ...of('leads')].toSorted(byLine);
  const dealsLeftOut = [...imported.dealsLeftOut, ...of('deals')].toSorted(byLine);
  if (imported.leads.length === 0)
    return {
      ok: false,
      errors: [
        errorIn(
          first.name,
          `none of ${refused.length} rows is a lead; line ${refused[0]?.line ?? 1}: ${refused[0]?.reason ?? ''}`,
          'check the map against the file',
        ),
      ],
    };
  return {
    ok: true,
    recording: { header: headerOf(value, imported, refused.length), leads: imported.leads },
    refused,
    dealsLeftOut,
    remarks: imported.remarks,
    reading: files.map(readingOf),
    files: { leads: first.name, deals: second?.name ?? first.name },
  };
};
