import { csvCell } from '@baton/core';
import type { Cell, Row } from './report.ts';

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : String(cell);

/** Rows as RFC 4180, formulas neutralised. Lists are left out; the columns are those of the total. */
export const csvOf = (rows: readonly Row[], sample: Row): string => {
  const names = Object.keys(sample).filter((name) => !Array.isArray(sample[name]));
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  return [names, ...rows.map((row) => names.map((name) => textOf(row[name])))].map(line).join('');
};
