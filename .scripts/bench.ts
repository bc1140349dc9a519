// npm run bench [-- --only NAME[,NAME]... --leads N --small --data FOLDER]
//
// Runs the benchmarks of all workspaces one after the other, so that nothing runs beside what is measured, and gathers
// what they find in one table and in reports/bench.json.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts as serviceParts } from '../apps/service/bench/parts.ts';
import { parts as simulatorParts } from '../packages/simulator/bench/parts.ts';
import { type BenchRow, benchRow, type WrittenRow } from './bench-rows.ts';
import { benchTable } from './bench-table.ts';
import { root } from './root.mjs';

const REPORT = join(root, 'reports/bench.json');

interface Bench {
  readonly workspace: string;
  readonly parts: readonly string[];
  /** Options that it takes beside `--only` and `--rows`. */
  readonly words: readonly string[];
}

/** What one workspace's benchmark writes. */
interface Written {
  readonly rows: readonly WrittenRow[];
  readonly skipped?: readonly string[];
  readonly shares?: readonly { readonly part: string; readonly share: number }[];
}

const usage = (why: string): never => {
  process.stderr.write(
    `bench: ${why}\n       npm run bench -- [--only NAME,NAME] [--leads 100000] [--small] [--data FOLDER]\n       there are ${[...simulatorParts, ...serviceParts].join(', ')}\n`,
  );
  process.exit(2);
};

const optionsGiven = () => {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        leads: { type: 'string' },
        small: { type: 'boolean' },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
};

const { only, leads, small, data } = optionsGiven();
const word = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, value];
const benches: readonly Bench[] = [
  { workspace: 'packages/simulator', parts: simulatorParts, words: word('leads', leads) },
  {
    workspace: 'apps/service',
    parts: serviceParts,
    words: [...(small === true ? ['--small'] : []), ...word('data', data)],
  },
];
const known = benches.flatMap(({ parts }) => parts);
const asked = only?.split(',') ?? known;
for (const name of asked) if (!known.includes(name)) usage(`there is no bench ${name}`);
if (leads !== undefined && !/^\d{6,7}$/.test(leads)) usage(`--leads ${leads}: 100000 or 1000000`);

/** Its exit code; a process ended by a signal has 128 and the signal's number. */
const run = async (words: readonly string[]): Promise<number> => {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what was found until then is still gathered.
  const wait = (): void => {};
  const pass = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', pass);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (ended, signal) =>
      resolve(signal === null ? (ended ?? 1) : 128 + constants.signals[signal]),
    );
  });
  process.off('SIGINT', wait).off('SIGTERM', pass);
  return code;
};

const folder = mkdtempSync(join(tmpdir(), 'baton-bench-rows-'));
const rows: BenchRow[] = [];
const skipped: string[] = [];
const shares: { readonly part: string; readonly share: number }[] = [];
let failed = 0;
for (const [index, { workspace, parts, words }] of benches.entries()) {
  const own = parts.filter((part) => asked.includes(part));
  if (own.length === 0 || failed !== 0) continue;
  const file = join(folder, `${index}.json`);
  const main = join(root, workspace, 'bench/main.ts');
  failed = await run([main, '--rows', file, '--only', own.join(','), ...words]);
  if (!existsSync(file)) continue;
  const found = JSON.parse(readFileSync(file, 'utf8')) as Written;
  rows.push(...found.rows.map(benchRow));
  skipped.push(...(found.skipped ?? []));
  shares.push(...(found.shares ?? []));
}
rmSync(folder, { recursive: true });

const machine = {
  node: process.version,
  platform: process.platform,
  cores: availableParallelism(),
};
mkdirSync(join(REPORT, '..'), { recursive: true });
writeFileSync(REPORT, `${JSON.stringify({ machine, rows, skipped, shares }, null, 2)}\n`);
const lines = [
  ...(rows.length === 0 ? [] : [benchTable(rows), '']),
  ...skipped.map((why) => `skipped: ${why}`),
  ...shares.map(({ part, share }) => `${(100 * share).toFixed(1).padStart(5)}%  ${part}`),
  ...(failed === 0 ? [] : ['cut off: this is what was found until then']),
  `Also in ${REPORT}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = failed;
