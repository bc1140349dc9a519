import { formatDocumentError } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import type { Experiment } from './experiment.ts';
import { lifeOf } from './life-of.ts';
import { loadExperiment } from './load-experiment.ts';
import { resultSchema } from './result-schema.ts';
import { inThisThread, type Runner } from './runner.ts';
import { memorySource, smallFiles } from './testing/small-experiment.ts';

const load = (changes: Readonly<Record<string, string>> = {}): Experiment => {
  const loaded = loadExperiment('experiment.yaml', memorySource(changes));
  if (!loaded.ok) throw new Error(loaded.errors.map(formatDocumentError).join('\n'));
  return loaded.experiment;
};

/** Enough for some leads of a small experiment. */
const verify = 0.2;

/** As if several threads ran replications, which end in another order than they began. */
const wide = (experiment: Experiment, width: number): Runner => {
  const { seed } = experiment;
  const lanes = Array.from({ length: width }, () => inThisThread(experiment, seed, verify));
  return {
    width,
    verify,
    run: async (replication, options) => {
      const lane = lanes[replication % width] ?? inThisThread(experiment, seed, verify);
      const result = await lane.run(replication, options);
      for (let turn = 0; turn < 50 * (width - (replication % width)); turn++)
        await Promise.resolve();
      return structuredClone(result);
    },
  };
};

describe('comparing policies', () => {
  test('gives the published shape, and a ledger that adds up exactly', async () => {
    const experiment = load();
    const result = await compare(experiment, {
      runner: inThisThread(experiment, experiment.seed),
      replications: 4,
    });
    expect(resultSchema.parse(result)).toEqual(result);
    expect(result.replications).toBe(4);
    expect(result.policies.map(({ name }) => name)).toEqual(['slow', 'fast']);
    for (const { attainable, won, leaks } of result.ledger) {
      expect(attainable).toBeGreaterThan(0);
      expect(won + leaks.reduce((sum, { total }) => sum + total, 0)).toBe(attainable);
    }
    // Both policies had the same leads to win.
    expect(new Set(result.ledger.map(({ attainable }) => attainable)).size).toBe(1);
    expect(result.report.metrics.find(({ key }) => key === 'attainable')?.differences).toEqual([
      { mean: 0, low: 0, high: 0 },
    ]);
    expect(result.report.policies[1]?.changes.join('\n')).toMatch(/1 business hour/);
    expect(result.report.warnings.join('\n')).toMatch(/may hang on reps.ignores/);
  });

  test('takes no share of a replication in which no lead came in', async () => {
    const rare = smallFiles['stream.yaml']
      ?.replace('4 per week', '5 per year')
      .replace('2 per week', '5 per year');
    const experiment = load({
      'stream.yaml': rare ?? '',
      'experiment.yaml':
        smallFiles['experiment.yaml']?.replace('metric: revenue', 'metric: wonRate') ?? '',
    });
    const runner = inThisThread(experiment, experiment.seed, 0);
    const rates: number[] = [];
    const seen: Runner = {
      ...runner,
      run: async (replication, options) => {
        const done = await runner.run(replication, options);
        const [baseline] = done.policies;
        if (baseline !== undefined && baseline.leads > 0) rates.push(baseline.metrics.wonRate);
        return done;
      },
    };
    const { report, replications } = await compare(experiment, { runner: seen });
    expect(rates.length).toBeGreaterThan(2);
    expect(rates.length).toBeLessThan(replications);
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(mean).toBeGreaterThan(0);
    const won = report.metrics.find(({ key }) => key === 'wonRate');
    expect(won?.values[0]?.mean).toBeCloseTo(mean, 12);
  });

  test('is the same, byte for byte, whatever the width and however often', async () => {
    const experiment = load();
    const texts = [];
    for (const width of [1, 2, 3])
      texts.push(
        JSON.stringify(
          await compare(experiment, { runner: wide(experiment, width), replications: 4 }),
        ),
      );
    expect(new Set(texts).size).toBe(1);
    // Also how much of it was checked, in each of the replications.
    const { checked } = resultSchema.parse(JSON.parse(texts[0] ?? '')).report;
    expect(checked.of).toBeGreaterThan(100);
    expect(checked.leads / checked.of).toBeGreaterThan(0.1);
    expect(checked.leads / checked.of).toBeLessThan(0.3);
    const other = JSON.stringify(
      await compare(experiment, {
        runner: inThisThread(experiment, 'another'),
        seed: 'another',
        replications: 4,
      }),
    );
    expect(other).not.toBe(texts[0]);
  });

  test('a policy against itself is zero in every metric, leak and lead', async () => {
    const experiment = load({ 'policies/fast.yaml': smallFiles['policies/slow.yaml'] ?? '' });
    const result = await compare(experiment, {
      runner: inThisThread(experiment, experiment.seed),
      replications: 3,
    });
    for (const difference of result.differences)
      expect(difference).toMatchObject({ mean: 0, low: 0, high: 0 });
    for (const row of [
      ...result.report.leaks,
      ...result.report.load,
      ...result.report.attainment,
      ...result.report.acceptance,
    ])
      for (const difference of row.differences)
        expect(difference ?? { mean: 0, low: 0, high: 0 }).toEqual({ mean: 0, low: 0, high: 0 });
    const [slow, fast] = result.ledger;
    expect({ ...fast, policy: '' }).toEqual({ ...slow, policy: '' });
    expect(result.report.examples).toEqual([]);
    expect(result.report.policies[1]?.changes).toEqual([]);
  });

  test('makes replications until the difference is precise, or at most so many', async () => {
    const loose = load();
    const precise = await compare(loose, { runner: inThisThread(loose, loose.seed) });
    expect(precise.replications).toBe(20);
    expect(precise.report.decidedOn.reached).toBe(true);
    const strict = load({
      'experiment.yaml': (smallFiles['experiment.yaml'] ?? '').replace(
        'halfWidth: 300%',
        'halfWidth: 0.001%',
      ),
    });
    const seen: number[] = [];
    const most = await compare(strict, {
      runner: inThisThread(strict, strict.seed),
      onProgress: ({ done, planned }) => seen.push(done / planned),
    });
    expect(most.replications).toBe(25);
    expect(most.report.decidedOn.reached).toBe(false);
    expect(most.report.warnings[0]).toMatch(/precision asked for was not reached with 25/);
    expect(seen.at(-1)).toBe(1);
  });

  test('shows what it is known to show', async () => {
    const experiment = load();
    const { report } = await compare(experiment, {
      runner: inThisThread(experiment, experiment.seed),
      replications: 10,
    });
    expect(report.expectations).toEqual([
      { text: "firstResponse.medianHours of fast is lower than slow's", holds: true },
    ]);
  });

  test('refuses a single replication, and stops when it is aborted', async () => {
    const experiment = load();
    const runner = inThisThread(experiment, experiment.seed);
    await expect(compare(experiment, { runner, replications: 1 })).rejects.toThrow(/2 at least/);
    await expect(
      compare(experiment, { runner, signal: AbortSignal.abort(new Error('interrupted')) }),
    ).rejects.toThrow('interrupted');
  });
});

describe('the life of one lead', () => {
  test('is told under every policy, with the outcome that the comparison has', async () => {
    const experiment = load();
    const { examples } = (
      await compare(experiment, {
        runner: inThisThread(experiment, experiment.seed),
        replications: 2,
      })
    ).report;
    const [example] = examples;
    if (example === undefined) throw new Error('no lead is won by one policy alone');
    const found = await lifeOf(experiment, example.lead);
    if (!found.ok) throw new Error(found.message);
    const won = found.life.lives.map(({ policy, outcome }) => [policy, (outcome?.won ?? 0) > 0]);
    expect(Object.fromEntries(won)).toEqual({ [example.wonBy]: true, [example.lostBy]: false });
    for (const { entries } of found.life.lives) {
      expect(entries[0]?.event.type).toBe('inquiry.captured');
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    }
  });

  test('of an unknown lead names some that there are', async () => {
    const found = await lifeOf(load(), 'web-999999');
    expect(found).toMatchObject({
      ok: false,
      message: expect.stringMatching(/no lead `web-999999`/),
    });
    expect(!found.ok && found.nearby.length).toBe(5);
  });
});
