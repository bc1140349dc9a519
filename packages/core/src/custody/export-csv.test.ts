import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, exportCsv } from './export-csv.ts';
import { logs } from './log.arbitrary.ts';

const joined = (chunks: Iterable<string>): string => [...chunks].join('');

/** Reads RFC 4180: quoted cells may hold commas, doubled quotes and line ends. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error('not RFC 4180');
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') {
      rows.push(cells);
      cells = [];
    }
  }
  return rows;
};

describe('CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=x', `"'\r=x"`],
    ['=a,b', `"'=a,b"`],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['-5+1', "'-5+1"],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['', ''],
    ['plain', 'plain'],
  ])('the cell %j is written %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('one row an entry, as wide as the header, and no cell is a formula', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const [header = [], ...rows] = readCsv(joined(exportCsv(log)));
        expect(rows).toHaveLength(log.length);
        rows.forEach((row, index) => {
          expect(row).toHaveLength(header.length);
          const cell = (name: string): string | undefined => row[header.indexOf(name)];
          const entry = log[index];
          expect(cell('hash')).toBe(entry?.hash);
          expect(cell('at')).toBe(new Date(entry?.at ?? Number.NaN).toISOString());
          expect(JSON.parse(cell('details') ?? '')).toEqual(entry?.event);
          for (const text of row) expect(text).not.toMatch(/^[=+@\t\r]|^-(?!\d)/);
        });
      }),
    );
  });
});
