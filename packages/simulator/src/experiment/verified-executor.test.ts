import { compiled, type Executor, judgeCompiled, memoJudge } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { Draws } from '../random/draws.ts';
import { hashId } from '../random/id-hash.ts';
import { philoxKey } from '../random/seed.ts';
import { runReplication } from '../shell/run-replication.ts';
import type { Sample } from '../shell/sample.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorld,
  START_AT,
} from '../testing/small-client.ts';
import { EXECUTORS_DIFFER, isDrawn, sampleOf } from './verified-executor.ts';

const key = philoxKey('verified');

const sampleFor = (share: number, executor: Executor = compiled, replication = 0) =>
  sampleOf({
    engine: { ...smallEngine(), executor },
    draws: new Draws(key),
    share,
    run: { seed: 'verified', replication, policy: 'small', place: 1 },
    memo: memoJudge(),
  });

const run = async (sample: Sample | undefined, executor: Executor = compiled, leads = 30) =>
  runReplication({
    engine: { ...smallEngine(), executor },
    ...(sample === undefined ? {} : { sample }),
    org: smallOrg(),
    world: smallWorld(),
    leads: smallLeads(leads),
    key,
    replication: 0,
    from: START_AT,
    until: START_AT + 60 * 86_400_000,
    outcomes: true,
  });

const runAll = (executor: Executor) => run(sampleFor(1, executor), executor);

/** Counts attempts twice. */
const wrong: Executor = {
  ...compiled,
  step: (...asked) => {
    const answer = compiled.step(...asked);
    if (!answer.ok || answer.lead.attempts === 0) return answer;
    return { ...answer, lead: { ...answer.lead, attempts: answer.lead.attempts + 1 } };
  },
};

/** Takes a rule that fired for none. */
const misjudging: Executor = {
  ...compiled,
  judge: (set, facts, from) => {
    const said = judgeCompiled(set, facts, from);
    return set.id === 'qualify' ? { ...said, rule: null, index: -1 } : said;
  },
};

/** Throws where the reference does not. */
const throwing: Executor = {
  ...compiled,
  step: (...asked) => {
    if (asked[3].type === 'lead.accepted') throw new Error('no such arrow');
    return compiled.step(...asked);
  },
};

/** Says what JSON cannot tell from the truth. */
const odd: Executor = {
  ...compiled,
  step: (...asked) => {
    const answer = compiled.step(...asked);
    if (!answer.ok || answer.lead.attempts > 0) return answer;
    return { ...answer, lead: { ...answer.lead, attempts: -0 } };
  },
};

describe('a sample of leads beside the reference', () => {
  test('gives what the reference gives, for every lead, and counts what was compared', async () => {
    const sample = sampleFor(1);
    expect(await run(sample)).toEqual(await run(undefined));
    const { leads, steps, judgements } = sample.checked();
    expect(leads).toBe(30);
    expect(steps).toBeGreaterThan(5 * leads);
    expect(judgements).toBeGreaterThan(2 * leads);
    expect(sample.waits()).toBe(false);
  });

  test('stops at the first difference and names the lead, the run, the event and both answers', async () => {
    const failing = runAll(wrong);
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
    await expect(failing).rejects.toThrow(
      / on lead \S+ in \S+, under policy small in replication 0 of seed verified\nevent: \{.*\nreference: \{.*\ncompiled: \{/,
    );
  });

  test('stops at the first verdict that the reference does not share', async () => {
    const failing = runAll(misjudging);
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
    await expect(failing).rejects.toThrow(
      /rules qualify, under policy small in replication 0 of seed verified\nevent: \{.*\nreference: \{.*\ncompiled: \{/,
    );
  });

  test('a verdict is compared although the run it led to fails', async () => {
    const stuck: Executor = {
      ...misjudging,
      step: (...asked) => {
        if (asked[3].type === 'lead.accepted') throw new Error('stuck');
        return compiled.step(...asked);
      },
    };
    // Only verdicts are compared here, steps are not.
    const sample = sampleFor(1, stuck);
    const failing = run({ ...sample, engine: { ...sample.engine, executor: stuck } }, stuck);
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
  });

  test('an error that the reference does not throw is a difference', async () => {
    await expect(runAll(throwing)).rejects.toThrow(/compiled: an error: no such arrow/);
  });

  test('-0 is not 0', async () => {
    await expect(runAll(odd)).rejects.toThrow(/compiled: .*"attempts":-0/);
  });

  test('verdicts do not wait for the end of the run', async () => {
    const sample = sampleFor(1);
    let [waiting, most, batches] = [0, 0, 0];
    const watched: Sample = {
      ...sample,
      judged: (verdict) => {
        most = Math.max(most, (waiting += 1));
        sample.judged(verdict);
      },
      compared: () => {
        waiting = 0;
        batches += 1;
        return sample.compared();
      },
    };
    await run(watched, compiled, 200);
    expect(batches).toBeGreaterThan(1);
    expect(most).toBeLessThan(sample.checked().judgements);
  });

  test('the first lead of the first replication is in every sample, and in no other for that alone', () => {
    const none = 2 ** -52;
    const held = (replication: number): boolean[] => {
      const sample = sampleFor(none, compiled, replication);
      return smallLeads(5).map(({ id }) => sample.holds(hashId(id)));
    };
    expect(held(0)).toEqual([true, false, false, false, false]);
    expect(held(1)).toEqual([false, false, false, false, false]);
  });
});

describe('drawing the sample', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => hashId(`web-${index}`));
  const drawn = (share: number, seed = 'a', replication = 0, place = 0): ReadonlySet<number> => {
    const draws = Draws.fromSeed(seed);
    return new Set(
      ids.flatMap((id, at) => (isDrawn(draws, id, { replication, place }, share) ? [at] : [])),
    );
  };

  test('draws about the share asked for, and all for 1', () => {
    expect(drawn(1).size).toBe(ids.length);
    // Binomial: 200 expected, standard deviation 14.
    expect(Math.abs(drawn(0.01).size - 200)).toBeLessThan(56);
  });

  test('draws the same again, and other leads for each seed, replication and policy', () => {
    const first = drawn(0.01);
    expect(drawn(0.01)).toEqual(first);
    for (const other of [drawn(0.01, 'b'), drawn(0.01, 'a', 1), drawn(0.01, 'a', 0, 1)]) {
      // Two lists of 200 among 20,000 share 2 by chance.
      expect([...other].filter((at) => first.has(at)).length).toBeLessThan(12);
      expect(other.size).toBeGreaterThan(100);
    }
  });
});
