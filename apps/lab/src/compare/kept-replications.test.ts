import { appendFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inThisThread, loadExperiment, type Runner } from '@baton/simulator';
import { describe, expect, it } from 'vitest';
import { repository } from '../command-line/baton.spawn.ts';
import { documentSource } from '../documents/source.ts';
import { shortened } from '../simulations/shipped-experiments.ts';
import { keepReplications } from './kept-replications.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-kept-'));
const loaded = loadExperiment(
  join(repository, 'simulations/hale-partners/experiments/by-practice.yaml'),
  documentSource(),
);
if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
const experiment = shortened(loaded.experiment, { leadsDays: 10, days: 40 });

/** Counts what is really run. */
const counting = (seed: string): Runner & { readonly ran: number[] } => {
  const inner = inThisThread(experiment, seed, 0);
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

const keep = (path: string, resume: boolean, seed = 'kept') =>
  keepReplications(path, experiment, { seed, verify: 0, resume });

describe('kept replications', () => {
  it('are not run again, and are exactly what they were', async () => {
    const path = join(folder, 'again.unfinished');
    const first = counting('kept');
    const runner = keep(path, false).runner(first);
    const made = [await runner.run(0), await runner.run(1)];
    // Killed while it wrote.
    appendFileSync(path, '{"replication":2,"poli');
    const second = counting('kept');
    const again = keep(path, true);
    expect(again.found).toBe(2);
    const resumed = again.runner(second);
    expect([await resumed.run(0), await resumed.run(1)]).toEqual(made);
    await resumed.run(2);
    expect(second.ran).toEqual([2]);
    expect(keep(path, true).found).toBe(3);
    again.forget();
    expect(existsSync(path)).toBe(false);
  });

  it('are begun anew without being asked for', async () => {
    const path = join(folder, 'anew.unfinished');
    await keep(path, false).runner(counting('kept')).run(0);
    expect(keep(path, false).found).toBe(0);
  });

  it('of another seed, or of nothing that can be read, are refused', () => {
    const path = join(folder, 'other.unfinished');
    keep(path, false, 'one');
    expect(() => keep(path, true, 'two')).toThrow('another seed');
    writeFileSync(path, 'what is this');
    expect(() => keep(path, true)).toThrow('no file of finished replications');
  });
});
