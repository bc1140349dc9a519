import type { Spread } from '../packages/simulator/bench/contest.ts';
import type { BenchRow } from './bench-rows.ts';

const count = (value: number): string =>
  Math.abs(value) < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
const ratio = (value: number): string => value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0);
const range = (low: string, high: string): string => `${low} to ${high}`;

const peak = (spread: Spread | null): string =>
  spread === null
    ? ''
    : `${spread.median.toFixed(0)} (${range(spread.low.toFixed(0), spread.high.toFixed(0))})`;
const took = (ms: BenchRow['tookMs']): string =>
  ms === null ? '' : `${ms.p50.toFixed(1)} / ${ms.p99.toFixed(1)}`;
const bound = ({ bound: held, isMet }: BenchRow): string => {
  if (held === null) return '';
  const limit = 'atLeast' in held ? `at least ${held.atLeast}` : `at most ${held.atMost}`;
  return `${limit}: ${isMet === true ? 'met' : 'missed'}`;
};

const columns: readonly (readonly [heading: string, cell: (row: BenchRow) => string])[] = [
  ['contest', (row) => row.contest],
  ['contender', (row) => row.contender],
  ['a second', (row) => `${count(row.perSecond)} ${row.unit}`],
  ['p50 / p99 ms', (row) => took(row.tookMs)],
  ['peak MiB', (row) => peak(row.peakMb)],
  ['yardstick', (row) => row.yardstick],
  ['a second', (row) => count(row.yardstickPerSecond)],
  ['p50 / p99 ms', (row) => took(row.yardstickTookMs)],
  ['peak MiB', (row) => peak(row.yardstickPeakMb)],
  ['ratio of', (row) => row.ratioOf],
  ['ratio', (row) => ratio(row.ratio)],
  ['range', (row) => range(ratio(row.ratioLow), ratio(row.ratioHigh))],
  ['rounds', (row) => `${row.rounds}`],
  ['bound', bound],
];

/** All rows as one table; a column that says nothing in any of them is left out. */
export const benchTable = (rows: readonly BenchRow[]): string => {
  const shown = columns
    .map(([heading, cell]) => ({ heading, cells: rows.map(cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ heading, cells }) => {
      const width = Math.max(heading.length, ...cells.map(({ length }) => length));
      return [heading, ...cells].map((cell) => cell.padEnd(width));
    });
  return [-1, ...rows.keys()]
    .map((index) =>
      shown
        .map((column) => column[index + 1] ?? '')
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
