import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baton, launcher, start } from '../command-line/baton.spawn.ts';
import { shortExperiment } from './short-experiment.sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-resume-'));
afterAll(() => rmSync(folder, { recursive: true }));
const experiment = shortExperiment(folder);
/** More than are done before they are stopped. */
const MANY = 2000;
const FEW = 4;

/** Options of a comparison whose files stand in a folder of their own, and what is in it. */
const place = (name: string) => {
  const own = join(folder, name);
  mkdirSync(own);
  return {
    options: [`--out=${join(own, 'r.html')}`, `--json=${join(own, 'r.json')}`],
    kept: join(own, 'r.json.unfinished'),
    result: (): string => readFileSync(join(own, 'r.json'), 'utf8').replace(/"seconds": .*/, ''),
    files: (): readonly string[] => readdirSync(own).toSorted(),
  };
};

const compareWith = (options: readonly string[], ...more: readonly string[]) =>
  baton('compare', experiment, ...options, ...more);

const lines = (path: string): number =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').length : 0;

/** Runs until one replication is kept: a line for what it is of, and one for each. */
const underWay = async (where: ReturnType<typeof place>) => {
  const before = existsSync(where.kept) ? readFileSync(where.kept, 'utf8') : null;
  const running = start([
    'compare',
    experiment,
    ...where.options,
    `--replications=${MANY}`,
    '--workers=1',
  ]);
  while (lines(where.kept) < 3 || readFileSync(where.kept, 'utf8') === before)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return running;
};

describe('a comparison that is stopped', () => {
  const stopped = place('stopped');
  let kept = '';

  beforeAll(async () => {
    const running = await underWay(stopped);
    const second = await compareWith(stopped.options, '--seed=another');
    expect(second.code).toBe(1);
    expect(second.err).toContain(`is in use by process ${running.pid} on `);
    expect(second.err).toContain(`${stopped.kept}.lock`);
    running.signal('SIGTERM');
    const { code, out, err } = await running.ended;
    expect({ code, out }).toEqual({ code: 143, out: '' });
    expect(err).toMatch(
      /^interrupted: \d+ finished replications? (is|are) kept in .*; .* --resume /m,
    );
    expect(stopped.files()).toEqual(['r.json.unfinished']);
    kept = readFileSync(stopped.kept, 'utf8');
  }, 60_000);

  it('goes on with --resume, with the same bytes in the end', { timeout: 60_000 }, async () => {
    const resumed = place('resumed');
    writeFileSync(resumed.kept, kept);
    const { code, err } = await compareWith(resumed.options, `--replications=${FEW}`, '--resume');
    expect(code).toBe(0);
    expect(err).toContain('going on from ');
    expect(resumed.files()).toEqual(['r.html', 'r.json']);
    const whole = place('whole');
    await compareWith(whole.options, `--replications=${FEW}`);
    expect(resumed.result()).toBe(whole.result());
  });

  it('is put aside, and says so, where --resume is forgotten', { timeout: 60_000 }, async () => {
    const forgotten = place('forgotten');
    writeFileSync(forgotten.kept, kept);
    const running = await underWay(forgotten);
    expect(readFileSync(`${forgotten.kept}.old`, 'utf8')).toBe(kept);
    running.signal('SIGINT');
    const { code, err } = await running.ended;
    expect(code).toBe(130);
    expect(err).toContain(`put aside until this one has finished: ${forgotten.kept}.old`);
    expect(forgotten.files()).toEqual(['r.json.unfinished', 'r.json.unfinished.old']);
  });

  it('says what is wrong with a file that cannot grow, and keeps all of it', async () => {
    const full = place('full');
    writeFileSync(full.kept, kept);
    // Bash counts in KiB: there is room for what is there, and for no further replication.
    const limit = Math.ceil(statSync(full.kept).size / 1024);
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `ulimit -f ${limit}; exec "$@"`,
        'bash',
        process.execPath,
        launcher,
        'compare',
        experiment,
        ...full.options,
        `--replications=${MANY}`,
        '--resume',
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('the finished replications cannot be written: it may not become as');
    expect(stderr).toContain(full.kept);
    expect(stderr).toMatch(/kept in .*; the same command with --resume goes on from there\n$/);
    expect(stderr).not.toContain('this is a bug');
    expect(readFileSync(full.kept, 'utf8')).toBe(kept);
  });

  it('names the line that was changed since', async () => {
    const changed = place('changed');
    writeFileSync(changed.kept, kept.replace(/"events":(\d)/, '"events":9$1'));
    const { code, err } = await compareWith(changed.options, '--resume');
    expect(code).toBe(1);
    expect(err).toContain(`${changed.kept}:2`);
    expect(err).toContain('not as it was written');
  });
});
