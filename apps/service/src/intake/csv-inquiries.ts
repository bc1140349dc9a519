import papaparse from 'papaparse';
import { csvRows } from './csv-rows.ts';
import type { FieldError, FormMapping } from './form-mapping.ts';
import type { Inquiry } from './inquiry.ts';
import { type MapContext, mapFields } from './map-fields.ts';

export interface RefusedRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

export type CsvResult =
  | { readonly ok: true; readonly row: number; readonly inquiry: Inquiry }
  | ({ readonly ok: false } & RefusedRow);

export interface CsvUpload {
  readonly upload: string;
  readonly encoding?: string;
  /** Rows that were done before a job was cut off. */
  readonly skip?: number;
}

/**
 * The inquiries of a CSV upload, row by row, as it streams in. `upload` names it (its hash): rows without a key of their own get one by their
 * place, so that a job which starts over stores no row twice. For progress, count the bytes going in.
 */
export async function* csvInquiries(
  chunks: AsyncIterable<Uint8Array>,
  mapping: FormMapping,
  context: Omit<MapContext, 'source'>,
  { upload, encoding, skip = 0 }: CsvUpload,
): AsyncGenerator<CsvResult> {
  let before = 0;
  for await (const { row, cells, problem } of csvRows(chunks, encoding)) {
    if (before++ < skip) continue;
    const mapped =
      problem === null
        ? mapFields(cells, mapping, { ...context, source: 'csv' })
        : {
            ok: false as const,
            errors: [{ field: '*', message: problem, fix: 'correct the row' }],
          };
    if (!mapped.ok) yield { ok: false, row, cells, errors: mapped.errors };
    else
      yield {
        ok: true,
        row,
        inquiry: { ...mapped.inquiry, key: mapped.inquiry.key ?? `csv:${upload}:${row}` },
      };
  }
}

/**
 * Refused rows as CSV to correct and upload again: the file's own columns, then where and what was wrong. Cells that a spreadsheet
 * would take for a formula are made plain text by an apostrophe.
 */
export const refusedCsv = (refused: readonly RefusedRow[]): string => {
  const names = [...new Set(refused.flatMap(({ cells }) => Object.keys(cells)))];
  const rows = refused.map(({ row, cells, errors }) => [
    ...names.map((name) => cells[name] ?? ''),
    String(row),
    errors.map(({ message }) => message).join('; '),
    errors.map(({ fix }) => fix).join('; '),
  ]);
  return papaparse.unparse(
    { fields: [...names, 'refused row', 'problem', 'fix'], data: rows },
    { escapeFormulae: true, newline: '\r\n' },
  );
};
