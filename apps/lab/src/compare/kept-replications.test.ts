import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inThisThread, loadExperiment, type Runner } from '@baton/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../command-line/baton.spawn.ts';
import { documentSource } from '../documents/source.ts';
import { shortened } from '../simulations/shipped-experiments.ts';
import { keepReplications } from './kept-replications.ts';
import { type Basis, basisOf } from './unfinished-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));
const loaded = loadExperiment(
  join(repository, 'simulations/hale-partners/experiments/by-practice.yaml'),
  documentSource(),
);
if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
const experiment = shortened(loaded.experiment, { leadsDays: 10, days: 40 });
const inner = inThisThread(experiment, 'kept', 0);

/** Counts what is really run. */
const counting = (): Runner & { readonly ran: number[] } => {
  const ran: number[] = [];
  return {
    ...inner,
    ran,
    run: (replication, options) => {
      ran.push(replication);
      return inner.run(replication, options);
    },
  };
};

const basis = basisOf(experiment, 'kept', 0);
const keep = (path: string, resume: boolean, other: Partial<Basis> = {}) =>
  keepReplications(path, { ...basis, ...other }, resume);

/** A comparison that was stopped after so many replications. */
const stopped = async (path: string, count = 2): Promise<string> => {
  const kept = keep(path, false);
  const runner = kept.runner(inner);
  for (let replication = 0; replication < count; replication += 1) await runner.run(replication);
  kept.close();
  return readFileSync(path, 'utf8');
};

/** A place of its own for each test, and what is there in the end. */
const place = (name: string) => {
  const own = join(folder, name);
  mkdirSync(own);
  return { path: join(own, 'r.unfinished'), files: () => readdirSync(own).toSorted() };
};

describe('kept replications', () => {
  it('are not run again, and are exactly what they were', async () => {
    const { path, files } = place('again');
    await stopped(path);
    const made = [await inner.run(0), await inner.run(1)];
    // Killed while it wrote.
    appendFileSync(path, '{"replication":2,"poli');
    const again = keep(path, true);
    expect(again.found).toBe(2);
    const second = counting();
    const resumed = again.runner(second);
    expect([await resumed.run(0), await resumed.run(1)]).toEqual(made);
    await resumed.run(2);
    expect(second.ran).toEqual([2]);
    again.close();
    const third = keep(path, true);
    expect(third.found).toBe(3);
    third.forget();
    expect(files()).toEqual([]);
  });

  it('are put aside when nobody asks to go on, until the new comparison has finished', async () => {
    const { path, files } = place('aside');
    const before = await stopped(path);
    const anew = keep(path, false);
    expect({ found: anew.found, aside: anew.aside }).toEqual({ found: 0, aside: `${path}.old` });
    await anew.runner(inner).run(0);
    expect(readFileSync(`${path}.old`, 'utf8')).toBe(before);
    anew.forget();
    expect(files()).toEqual([]);
  });

  it('come back when the new comparison is stopped before it has finished any', async () => {
    const { path, files } = place('back');
    const before = await stopped(path);
    keep(path, false, { seed: 'another' }).close();
    expect(files()).toEqual(['r.unfinished']);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('are never written over by what is put aside later', async () => {
    const { path, files } = place('twice');
    await stopped(path);
    await stopped(path, 1);
    keep(path, true).forget();
    await stopped(path, 1);
    keep(path, false).close();
    expect(files()).toEqual(['r.unfinished', 'r.unfinished.old']);
    const another = keep(path, false);
    await another.runner(inner).run(0);
    another.close();
    expect(files()).toEqual(['r.unfinished', 'r.unfinished.old', 'r.unfinished.old-2']);
  });

  it.each([
    [{ seed: 'another' }, 'another seed, kept'],
    [{ documents: 'x' }, 'other documents'],
    [{ verify: 0.5 }, 'another share checked, 0'],
    [{ build: 'x' }, 'another build of Baton'],
  ])('are not gone on from by %j', async (other, words) => {
    const { path, files } = place(`basis-${words}`);
    const before = await stopped(path);
    expect(() => keep(path, true, other)).toThrow(words);
    expect(files()).toEqual(['r.unfinished']);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each([
    ['a digit is changed', (text: string) => text.replace(/"events":(\d)/, '"events":9$1')],
    ['a line is no JSON', (text: string) => `${text}what is this\n`],
    ['a line is of another run', (text: string) => text.replace('"seed":"kept"', '"seed":"kepT"')],
    ['it is something else', () => 'what is this\n'],
  ])('are refused when %s', async (name, change) => {
    const { path, files } = place(name.replaceAll(' ', '-'));
    const changed = change(await stopped(path));
    writeFileSync(path, changed);
    expect(() => keep(path, true, name.includes('another') ? { seed: 'kepT' } : {})).toThrow(
      /not as it was written|no file of finished replications/,
    );
    expect(files()).toEqual(['r.unfinished']);
    expect(readFileSync(path, 'utf8')).toBe(changed);
  });

  it('that cannot be read are named, and a folder in their place is', () => {
    const { path } = place('folder');
    mkdirSync(path);
    expect(() => keep(path, true)).toThrow('a folder stands in its place');
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('are left alone by a comparison whose file was replaced by another', async () => {
    const { path } = place('replaced');
    const kept = keep(path, false);
    await kept.runner(inner).run(0);
    rmSync(path);
    writeFileSync(path, 'of somebody else');
    await kept.runner(inner).run(1);
    kept.forget();
    expect(readFileSync(path, 'utf8')).toBe('of somebody else');
  });
});

describe('the lock of a comparison', () => {
  it('keeps another out until the first has ended', () => {
    const { path, files } = place('lock');
    const first = keep(path, false);
    expect(() => keep(path, false, { seed: 'another' })).toThrow(
      `in use by process ${process.pid}`,
    );
    first.close();
    keep(path, false).close();
    expect(files()).toEqual([]);
  });

  it('is taken over from a process that is no more, and from this one’s number in a life before', () => {
    const { path, files } = place('dead');
    // No process has a number above what Linux and macOS give out.
    for (const pid of [99_999_999, process.pid]) {
      writeFileSync(`${path}.lock`, JSON.stringify({ pid, host: hostname() }));
      keep(path, false).close();
    }
    expect(files()).toEqual([]);
  });

  it.each([
    ['another machine', JSON.stringify({ pid: 99_999_999, host: 'elsewhere.example' })],
    ['who knows whom', ''],
    ['a living process', JSON.stringify({ pid: process.ppid, host: hostname() })],
  ])('of %s is left alone', (whose, lock) => {
    const { path } = place(`lock-of-${whose}`);
    writeFileSync(`${path}.lock`, lock);
    expect(() => keep(path, false)).toThrow('is in use by');
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(lock);
    expect(existsSync(path)).toBe(false);
  });
});
