import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contest, hold, type Row } from './contest.ts';
import { judgementContests } from './judgement-contests.ts';
import { kernelContests } from './kernel-contests.ts';
import { leadContests } from './lead-contests.ts';
import { peerContests } from './peer-contests.ts';
import { profileShares, type Share } from './profile-shares.ts';
import { sizeRows } from './size-contest.ts';
import { stepContests } from './step-contests.ts';
import { workerRows } from './worker-contest.ts';

const ROUNDS = 7;
const REPORT = join(import.meta.dirname, '../../../reports/bench.json');

interface Measured {
  readonly rows: readonly Row[];
  readonly skipped?: readonly string[];
  readonly shares?: readonly Share[];
}

/** Seconds of processor time of all threads: what else the machine does takes less part in them than in those of a clock. */
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** One after the other, so that nobody runs beside what is measured. */
const held = async (contests: readonly Contest[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const contest of contests) rows.push(...(await hold(contest, ROUNDS, processorSeconds)));
  return rows;
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, leads: { type: 'string', default: '1000000' } },
});

/** Everything that is measured, by the name that `--only` takes; another is one more line. */
const benches: Readonly<Record<string, () => Promise<Measured>>> = {
  kernel: async () => ({ rows: await held(kernelContests()) }),
  peers: async () => {
    const { contests, skipped } = peerContests();
    return { rows: await held(contests), skipped };
  },
  steps: async () => ({ rows: await held(await stepContests()) }),
  judgements: async () => ({ rows: await held(await judgementContests()) }),
  leads: async () => ({ rows: await held(await leadContests()) }),
  workers: async () => ({ rows: await workerRows() }),
  // A million takes minutes: `--leads 100000` leaves it out.
  sizes: () => Promise.resolve({ rows: sizeRows(Number(values.leads)) }),
  shares: async () => ({ rows: [], shares: await profileShares() }),
};

const chosen = values.only === undefined ? Object.keys(benches) : [values.only];
for (const name of chosen)
  if (!Object.hasOwn(benches, name))
    throw new Error(`there is no bench ${name}; there are ${Object.keys(benches).join(', ')}`);

const count = (value: number): string =>
  Math.abs(value) < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
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
const skipped: string[] = [];
const shares: Share[] = [];
for (const name of chosen) {
  const measured = await benches[name]!();
  rows.push(...measured.rows);
  skipped.push(...(measured.skipped ?? []));
  shares.push(...(measured.shares ?? []));
}
mkdirSync(join(REPORT, '..'), { recursive: true });
const machine = {
  node: process.version,
  platform: process.platform,
  cores: availableParallelism(),
};
writeFileSync(REPORT, `${JSON.stringify({ machine, rows, skipped, shares }, null, 2)}\n`);
const lines = [
  ...(rows.length === 0 ? [] : [table([heading, ...rows.map(cells)]), '']),
  ...skipped.map((why) => `skipped: ${why}`),
  ...shares.map(({ part, share }) => `${(100 * share).toFixed(1).padStart(5)}%  ${part}`),
  `Also in ${REPORT}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
