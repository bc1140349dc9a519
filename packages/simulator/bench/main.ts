import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Contest, hold, type Row } from './contest.ts';
import { judgementContests } from './judgement-contests.ts';
import { kernelContests } from './kernel-contests.ts';
import { leadContests } from './lead-contests.ts';
import { stepContests } from './step-contests.ts';

const ROUNDS = 9;
const REPORT = join(import.meta.dirname, '../../../reports/bench.json');

/** Everything that is measured; another contest is one more line. */
const contests: readonly Contest[] = [
  ...kernelContests(),
  ...stepContests(),
  ...(await judgementContests()),
  ...(await leadContests()),
];

const count = (value: number): string => Math.round(value).toLocaleString('en');
const ratio = (value: number): string => value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0);
const heading = ['contest', 'contender', 'a second', 'yardstick', 'a second', 'ratio', 'range'];
const cells = (row: Row): string[] => [
  row.contest,
  row.contender,
  `${count(row.perSecond)} ${row.unit}`,
  row.yardstick,
  count(row.yardstickPerSecond),
  ratio(row.ratio),
  `${ratio(row.ratioLow)} to ${ratio(row.ratioHigh)}`,
];

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const rows: Row[] = [];
// One after the other, so that nobody runs beside what is measured.
for (const contest of contests)
  rows.push(...(await hold(contest, ROUNDS, () => performance.now() / 1000)));
mkdirSync(join(REPORT, '..'), { recursive: true });
const machine = {
  node: process.version,
  platform: process.platform,
  cores: availableParallelism(),
};
writeFileSync(REPORT, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
process.stdout.write(`${table([heading, ...rows.map(cells)])}\n\nAlso in ${REPORT}\n`);
