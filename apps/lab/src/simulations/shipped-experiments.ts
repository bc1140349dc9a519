import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canonicalJson } from '@baton/core';
import type { Experiment, ExperimentResult } from '@baton/simulator';

/** Where the documents of the shipped clients stand. */
export const simulations = join(import.meta.dirname, '../../../../simulations');

/** Every shipped experiment, relative to `simulations`: a file named `experiment.yaml`, or any in a folder `experiments`. */
export const shippedExperiments: readonly string[] = readdirSync(simulations, {
  recursive: true,
  encoding: 'utf8',
})
  .filter(
    (file) =>
      file.endsWith('.yaml') &&
      (basename(file) === 'experiment.yaml' || basename(dirname(file)) === 'experiments'),
  )
  .toSorted();

const DAY_MS = 86_400_000;

/** The same experiment with so few days of leads, followed for so many days. */
export const shortened = (
  experiment: Experiment,
  { leadsDays, days }: { readonly leadsDays: number; readonly days: number },
): Experiment => {
  const { from, leadsUntil, until } = experiment.horizon;
  return {
    ...experiment,
    horizon: {
      from,
      leadsUntil: Math.min(leadsUntil, from + leadsDays * DAY_MS),
      until: Math.min(until, from + days * DAY_MS),
    },
  };
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** MD5 of all that a run found: everything in its result but how long it took and how much of it was checked. */
export const digestOf = ({ seconds: _seconds, ...found }: ExperimentResult): string => {
  const { checked: _checked, ...report } = found.report;
  return md5(JSON.stringify({ ...found, report }));
};

/** MD5 of entries, as custody would seal them: the order of their keys says nothing. */
export const digestOfEntries = (entries: readonly unknown[]): string =>
  md5(entries.map((entry) => canonicalJson(JSON.parse(JSON.stringify(entry)))).join('\n'));
