import { describe, expect, test } from 'vitest';
import { compare } from '../experiment/compare.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { inThisThread } from '../experiment/runner.ts';
import { memorySource } from '../experiment/testing/small-experiment.ts';
import { runnerOf } from './pool-runner.ts';

const loaded = loadExperiment('experiment.yaml', memorySource());
if (!loaded.ok) throw new Error('the small experiment is refused');
const { experiment } = loaded;

describe('running on threads', () => {
  test('one thread, two threads and none give the same result, byte for byte', async () => {
    const texts = [
      JSON.stringify(
        await compare(experiment, {
          runner: inThisThread(experiment, experiment.seed),
          replications: 5,
        }),
      ),
    ];
    for (const workers of [1, 2]) {
      const runner = runnerOf(experiment, experiment.seed, workers);
      texts.push(JSON.stringify(await compare(experiment, { runner, replications: 5 })));
      await runner.close();
    }
    expect(new Set(texts).size).toBe(1);
  });

  test('runs the policies that are left in the experiment, and no others', async () => {
    const [candidate] = experiment.candidates;
    if (candidate === undefined) throw new Error('the small experiment has no candidate');
    const alone = { ...experiment, baseline: candidate, candidates: [], expect: [] };
    const expected = await compare(alone, {
      runner: inThisThread(alone, alone.seed),
      replications: 3,
    });
    const runner = runnerOf(alone, alone.seed, 1);
    const found = await compare(alone, { runner, replications: 3 });
    await runner.close();
    expect(found).toEqual(expected);
  });

  test('rejects with the reason when it is aborted on the way', async () => {
    const runner = runnerOf(experiment, experiment.seed, 2);
    const controller = new AbortController();
    const running = compare(experiment, {
      runner,
      replications: 500,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('interrupted')),
    });
    await expect(running).rejects.toThrow('interrupted');
    await runner.close();
  });
});
