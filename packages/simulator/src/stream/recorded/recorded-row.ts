/** One row of a file of comma-separated values: the line it begins on (from 1, the header is 1), and its cells by column. */
export interface RecordedRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A row that was not imported, or one that was and deserves a remark. */
export interface RowRemark {
  readonly file: 'leads' | 'deals';
  readonly line: number;
  readonly reason: string;
}

export const cellOf = ({ cells }: RecordedRow, column: string): string =>
  (cells[column] ?? '').trim();
