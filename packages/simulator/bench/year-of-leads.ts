import { join } from 'node:path';
import { compiled, engineOf, refused } from '@baton/core';
import type { DocumentSource } from '../src/experiment/document-source.ts';
import { loadExperiment } from '../src/experiment/load-experiment.ts';
import { fileSource } from '../src/node/file-source.ts';
import { Draws } from '../src/random/draws.ts';
import { philoxKey } from '../src/random/seed.ts';
import type { ReplicationInput } from '../src/shell/run-replication.ts';
import { compileWorld } from '../src/world/world.ts';

const EXPERIMENT = join(
  import.meta.dirname,
  '../../../simulations/acme-software/experiments/faster-demo-response.yaml',
);
const YEAR_MS = 365 * 86_400_000;
const none = refused('this benchmark reads no CSV', 'name an experiment without one');
const files = fileSource({ recording: () => none, table: () => none });

/** The documents with every source's rate multiplied. */
const busier = (times: number): DocumentSource => ({
  ...files,
  read: (path, from) => {
    const found = files.read(path, from);
    if (!found.ok || !path.endsWith('stream.yaml')) return found;
    const text = found.value.text.replaceAll(
      /leads: ([\d.]+)/g,
      (_all, leads: string) => `leads: ${Number(leads) * times}`,
    );
    return { ok: true, value: { ...found.value, text } };
  },
});

/** What a year brings in at the shipped rates, about. */
const SHIPPED_A_YEAR = 2950;

/**
 * A year of Acme under its shipped policy with so many leads, about. Its nine reps stay nine and work as many times as
 * fast, so that a lead waits as long as it does at the shipped size and lives the same life.
 */
export function yearOf(leads: number): ReplicationInput {
  const times = leads / SHIPPED_A_YEAR;
  const loaded = loadExperiment(EXPERIMENT, busier(times));
  if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
  const { baseline, world: document, currency, stream, horizon, seed } = loaded.experiment;
  const { from } = horizon;
  const until = from + YEAR_MS;
  const key = philoxKey(seed);
  const world = compileWorld(document, currency);
  return {
    engine: engineOf(baseline.policy, baseline.org, compiled),
    org: baseline.org,
    world: {
      ...world,
      handling: {
        lawOf: (who, keys) => {
          const law = world.handling.lawOf(who, keys);
          return { inverse: (u) => Math.round(law.inverse(u) / times) };
        },
      },
    },
    leads: stream.leads(new Draws(key), { from, until, replication: 0 }),
    key,
    replication: 0,
    from,
    until,
  };
}
