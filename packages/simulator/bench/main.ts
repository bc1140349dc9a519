// Measures core and simulator, and writes what it finds as JSON: `npm run bench` runs it and shows the rows.
// node bench/main.ts --rows FILE [--only kernel,sizes] [--leads 100000]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Contest, hold, type Row } from './contest.ts';
import { judgementContests } from './judgement-contests.ts';
import { kernelContests } from './kernel-contests.ts';
import { leadContests } from './lead-contests.ts';
import { type Part, parts } from './parts.ts';
import { peerContests } from './peer-contests.ts';
import { profileShares, type Share } from './profile-shares.ts';
import { sizeRows } from './size-contest.ts';
import { stepContests } from './step-contests.ts';
import { workerRows } from './worker-contest.ts';

const ROUNDS = 7;

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
  options: {
    rows: { type: 'string' },
    only: { type: 'string' },
    leads: { type: 'string', default: '1000000' },
  },
});
const file = values.rows;
if (file === undefined) throw new Error('--rows FILE is missing; npm run bench gives it');

/** Everything that is measured; another is one more line. */
const benches: Readonly<Record<Part, () => Promise<Measured>>> = {
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

const asked = values.only?.split(',');
const rows: Row[] = [];
const skipped: string[] = [];
const shares: Share[] = [];
for (const part of parts) {
  if (asked !== undefined && !asked.includes(part)) continue;
  process.stderr.write(`${part}\n`);
  const measured = await benches[part]();
  rows.push(...measured.rows);
  skipped.push(...(measured.skipped ?? []));
  shares.push(...(measured.shares ?? []));
  // After each, so that a run that is cut off leaves what it found.
  writeFileSync(file, JSON.stringify({ rows, skipped, shares }));
}
