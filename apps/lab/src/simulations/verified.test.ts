import { join, relative } from 'node:path';
import {
  compiled,
  type Executor,
  executorBy,
  flattenMachine,
  type MachineTable,
  type TableArrow,
} from '@baton/core';
import {
  Draws,
  type Experiment,
  hashId,
  isDrawn,
  loadExperiment,
  philoxKey,
  policiesOf,
  replicator,
  VERIFY_SHARE,
} from '@baton/simulator';
import { describe, expect, test, vi } from 'vitest';
import { exitCodes } from '../command-line/exit-codes.ts';
import { reportFailure } from '../command-line/report-failure.ts';
import { documentSource } from '../documents/source.ts';
import { shippedExperiments, shortened, simulations } from './shipped-experiments.ts';

type Loaded = ReturnType<typeof loadExperiment>;

const load = (file: string): Loaded =>
  loadExperiment(relative(process.cwd(), join(simulations, file)), documentSource());

const opened = (file: string): Experiment => {
  const loaded = load(file);
  if (!loaded.ok) throw new Error(loaded.errors[0]?.message);
  return loaded.experiment;
};

/** An executor over the machine's table, with a fault planted in every arrow that `fault` changes. */
const planted = (fault: (arrow: TableArrow, table: MachineTable) => TableArrow): Executor => ({
  ...compiled,
  ...executorBy((lifecycle) => {
    const table = flattenMachine(lifecycle);
    const states = table.states.map((state) => ({
      ...state,
      on: new Map(
        [...state.on].map(([type, arrows]) => [type, arrows.map((arrow) => fault(arrow, table))]),
      ),
    }));
    return { ...table, states };
  }),
});

const withoutEntry = (arrow: TableArrow): TableArrow => ({
  ...arrow,
  entries: arrow.entries.slice(0, -1),
});

/** Of the leads of these replications, under each policy. */
const drawnIn = (experiment: Experiment, replications: number): { drawn: number; of: number } => {
  const draws = new Draws(philoxKey(experiment.seed));
  const { from, leadsUntil } = experiment.horizon;
  const places = policiesOf(experiment).map((_policy, place) => place);
  let [drawn, of] = [0, 0];
  for (let replication = 0; replication < replications; replication += 1)
    for (const { id } of experiment.stream.leads(draws, { from, until: leadsUntil, replication }))
      for (const place of places) {
        of += 1;
        if (isDrawn(draws, hashId(id), { replication, place }, VERIFY_SHARE)) drawn += 1;
      }
  return { drawn, of };
};

const acme = 'acme-software/experiments/faster-demo-response.yaml';

describe('the share of leads that is checked unless said otherwise', () => {
  test.for(shippedExperiments)(
    'holds a lead of %s: a fault does not stay hidden',
    async (file, { skip }) => {
      const loaded = load(file);
      const absent = loaded.ok
        ? undefined
        : loaded.errors.find(({ message }) => /the recording .* is not here/.test(message));
      skip(absent !== undefined, absent?.message);
      const experiment = shortened(opened(file), { leadsDays: 45, days: 60 });
      const { seed, baseline } = experiment;
      const sound = await replicator(experiment, seed, VERIFY_SHARE)(0);
      const policies = policiesOf(experiment).length;
      expect(sound.checked.leads).toBeGreaterThanOrEqual(policies);
      expect(sound.checked.steps).toBeGreaterThanOrEqual(sound.checked.leads);
      const faulty = replicator(experiment, seed, VERIFY_SHARE, planted(withoutEntry));
      await expect(faulty(0)).rejects.toThrow(
        `, under policy ${baseline.name} in replication 0 of seed ${seed}\n`,
      );
    },
  );

  test('with 0 nothing is checked, and nothing is said to be', async () => {
    const experiment = opened(acme);
    const { checked } = await replicator(experiment, experiment.seed, 0, planted(withoutEntry))(0);
    expect(checked).toEqual({ leads: 0, steps: 0, judgements: 0 });
  });

  test('draws new leads in each replication: acme’s as shipped have some in a thousand', () => {
    const experiment = opened(acme);
    const { drawn, of } = drawnIn(experiment, experiment.precision.atMost);
    // Binomial.
    const expected = of * VERIFY_SHARE;
    expect(expected).toBeGreaterThan(10);
    expect(Math.abs(drawn - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('finds an entry action that is dropped in one state of acme’s, among its replications', async () => {
    const experiment = opened(acme);
    // The first lead does not come by it, which is checked whatever is drawn: a drawn one has to.
    const fault = (arrow: TableArrow, { states }: MachineTable): TableArrow =>
      states[arrow.target]?.state === 'qualification' ? withoutEntry(arrow) : arrow;
    const replicate = replicator(experiment, experiment.seed, VERIFY_SHARE, planted(fault));
    const found: Error[] = [];
    for (let at = 0; found.length === 0 && at < experiment.precision.atMost; at += 1)
      await replicate(at).catch((error: Error) => found.push(error));
    const words = found[0]?.message ?? '';
    expect(words).toMatch(
      /^the executors differ on lead .* in replication [1-9]\d* of seed acme-2027\n/,
    );
    // Nothing but the message comes from a worker thread.
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const code = await reportFailure(new Error(words));
    const printed = written.mock.calls.join('');
    written.mockRestore();
    expect(code).toBe(exitCodes.difference);
    expect(printed).toContain(words);
  });
});
