// Measures the service on real Postgres, and writes what it finds as JSON: `npm run bench` runs it and shows the rows.
// node bench/main.ts --rows FILE [--only intake,deadlines,stored] [--small] [--data FOLDER]
// --small stores a tenth, for a quick look. With --data the filled servers stay in the folder and are used again.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deadlineContest } from './deadline-contests.ts';
import { fill } from './fill.ts';
import { intakeContests, storedContests } from './intake-contests.ts';
import { parts } from './parts.ts';
import { type Contest, hold, type Row } from './rounds.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    only: { type: 'string' },
    small: { type: 'boolean' },
    data: { type: 'string' },
  },
});
const file = values.rows;
if (file === undefined) throw new Error('--rows FILE is missing; npm run bench gives it');
const asked: readonly string[] = values.only?.split(',') ?? parts;

const FEW = 10_000;
const MANY = values.small === true ? 100_000 : 1_000_000;
const DEADLINES = values.small === true ? 10_000 : 100_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const folder = values.data ?? join(tmpdir(), `baton-bench-${process.pid}`);
const open = new Set<Workplace>();
const placeOf = async (name: string, leads: number): Promise<Workplace> => {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const filled = join(folder, `${name}.filled`);
  const isFilled = existsSync(filled);
  // What a filling that was cut off has left.
  if (!isFilled) rmSync(join(folder, name), { recursive: true, force: true });
  const place = await openWorkplace(join(folder, name));
  open.add(place);
  if (isFilled) return place;
  say(`filling ${name} with ${leads.toLocaleString('en')} leads`);
  await fill(place, leads);
  writeFileSync(filled, '');
  return place;
};

const close = async (...places: readonly Workplace[]): Promise<void> => {
  for (const place of places) {
    await place.close();
    open.delete(place);
  }
};

const rows: Row[] = [];
/** After each contest, so that a run that is cut off leaves what it found. */
const write = (): void => writeFileSync(file, JSON.stringify({ rows }));

const holdAll = async (contests: readonly Contest[]): Promise<void> => {
  for (const contest of contests) {
    say(contest.name);
    const row = await hold(contest, () => performance.now());
    rows.push(row);
    say(`  ${row.ratio.toFixed(2)} (${row.ratioLow.toFixed(2)} to ${row.ratioHigh.toFixed(2)})`);
    write();
  }
};

const measure = async (): Promise<void> => {
  if (asked.includes('deadlines')) {
    const own = await placeOf('deadlines', DEADLINES);
    const floors = await placeOf('deadlines-of-the-floor', DEADLINES);
    await holdAll([deadlineContest(DEADLINES, own, floors)]);
    await close(own, floors);
    // What was drained is not due again.
    for (const name of ['deadlines', 'deadlines-of-the-floor'])
      rmSync(join(folder, `${name}.filled`));
  }
  if (asked.includes('intake') || asked.includes('stored')) {
    const few = await placeOf('few', FEW);
    if (asked.includes('intake')) await holdAll(intakeContests(few));
    if (asked.includes('stored')) {
      const many = await placeOf('many', MANY);
      await holdAll(storedContests(few, many, [FEW, MANY]));
    }
  }
};

try {
  await measure();
} finally {
  await close(...open);
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
}
