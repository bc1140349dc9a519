import { csvCell } from '@baton/core';
import type { Cell, Row } from './report.ts';

/** Shares and hours end here: a spreadsheet is read by people, and the JSON has every digit. */
const DECIMALS = 4;

const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined || typeof cell === 'object') return '';
  return String(typeof cell === 'number' ? Number(cell.toFixed(DECIMALS)) : cell);
};

/** Rows as RFC 4180, formulas neutralised. Lists are left out, numbers have four decimals at most; the columns are those of the total. */
export const csvOf = (rows: readonly Row[], sample: Row): string => {
  const names = Object.keys(sample).filter((name) => !Array.isArray(sample[name]));
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  return [names, ...rows.map((row) => names.map((name) => textOf(row[name])))].map(line).join('');
};
