import { join, relative } from 'node:path';
import { formatDocumentError } from '@baton/core';
import { compare, type Experiment, inThisThread, loadExperiment } from '@baton/simulator';
import { describe, expect, test } from 'vitest';
import { documentSource } from '../documents/source.ts';
import { shippedExperiments, simulations } from './shipped-experiments.ts';

/** Enough to show it: an effect that needs more is none to ship as an example. */
const REPLICATIONS = 24;

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

describe('the experiments under simulations/', () => {
  test('are there: three clients, the four stories and the recording', () => {
    const folders = new Set(shippedExperiments.map((file) => file.split('/')[0]));
    expect([...folders]).toEqual([
      'acme-software',
      'ferrum-machinery',
      'hale-partners',
      'lost-leads',
      'olist-funnel',
    ]);
    expect(shippedExperiments.filter((file) => file.startsWith('lost-leads/'))).toHaveLength(4);
  });

  test.for(shippedExperiments)(
    '%s shows what it says it shows',
    { timeout: 300_000 },
    async (file, { skip }) => {
      const loaded = loadExperiment(
        relative(process.cwd(), join(simulations, file)),
        documentSource(),
      );
      const errors = loaded.ok ? [] : loaded.errors;
      const absent = errors.find(({ message }) => /the recording .* is not here/.test(message));
      skip(absent !== undefined, absent?.message);
      expect(errors.map(formatDocumentError)).toEqual([]);
      if (!loaded.ok) return;
      const experiment = shortened(loaded.experiment);
      expect(experiment.expect.length).toBeGreaterThan(0);
      const runner = inThisThread(experiment, experiment.seed);
      const { report } = await compare(experiment, { runner, replications: REPLICATIONS });
      expect(report.expectations.filter(({ holds }) => !holds).map(({ text }) => text)).toEqual([]);
    },
  );
});
