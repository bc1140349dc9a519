import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { formatDocumentError } from '@baton/core';
import {
  compare,
  type Experiment,
  inThisThread,
  loadExperiment,
  type Replicated,
  type Runner,
} from '@baton/simulator';
import { describe, expect, test } from 'vitest';
import { documentSource } from '../documents/source.ts';

const folder = join(import.meta.dirname, '../../../../simulations');

/** An experiment is a file named `experiment.yaml`, or any in a folder `experiments`. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      file.endsWith('.yaml') &&
      (basename(file) === 'experiment.yaml' || basename(dirname(file)) === 'experiments'),
  )
  .toSorted();

/** As few replications as show it, and no more than these: an effect that needs more is none to ship as an example. */
const REPLICATIONS = [4, 12];

const DAY_MS = 86_400_000;
/** Leads of a month and their first half year are enough of a recording. */
const shortened = (experiment: Experiment): Experiment => {
  if (experiment.stream.kind !== 'recorded') return experiment;
  const from = Date.UTC(2018, 0, 1);
  return {
    ...experiment,
    horizon: { from, leadsUntil: from + 31 * DAY_MS, until: from + 180 * DAY_MS },
  };
};

/** A replication depends on its number alone, so the first ones need not be run again. */
const remembering = ({ width, run }: Runner): Runner => {
  const known = new Map<number, Promise<Replicated>>();
  return {
    width,
    run: (replication, options) => {
      const running = known.get(replication) ?? run(replication, options);
      known.set(replication, running);
      return running;
    },
  };
};

describe('the experiments under simulations/', () => {
  test('are there: three clients, the four stories and the recording', () => {
    const folders = new Set(files.map((file) => file.split('/')[0]));
    expect([...folders]).toEqual([
      'acme-software',
      'ferrum-machinery',
      'hale-partners',
      'lost-leads',
      'olist-funnel',
    ]);
    expect(files.filter((file) => file.startsWith('lost-leads/'))).toHaveLength(4);
  });

  test.each(files)(
    '%s shows what it says it shows',
    async (file) => {
      const loaded = loadExperiment(relative(process.cwd(), join(folder, file)), documentSource());
      const errors = loaded.ok ? [] : loaded.errors;
      // The recording may not be passed on; without it the experiment says so, and that is all it can show.
      if (errors.some(({ message }) => /the recording .* is not here/.test(message))) return;
      expect(errors.map(formatDocumentError)).toEqual([]);
      if (!loaded.ok) return;
      const experiment = shortened(loaded.experiment);
      expect(experiment.expect.length).toBeGreaterThan(0);
      const runner = remembering(inThisThread(experiment, experiment.seed));
      let missed: readonly string[] = [];
      for (const replications of REPLICATIONS) {
        const { report } = await compare(experiment, { runner, replications });
        missed = report.expectations.filter(({ holds }) => !holds).map(({ text }) => text);
        if (missed.length === 0) break;
      }
      expect(missed).toEqual([]);
    },
    300_000,
  );
});
