import { compiled, type Executor, judgeCompiled } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { philoxKey } from '../random/seed.ts';
import { runReplication } from '../shell/run-replication.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorld,
  START_AT,
} from '../testing/small-client.ts';
import { EXECUTORS_DIFFER, isSampled, sampleOf } from './verified-executor.ts';

const run = async (share: number, executor: Executor = compiled) => {
  const engine = { ...smallEngine(), executor };
  const sample = sampleOf(engine, share);
  return runReplication({
    engine,
    ...(sample === undefined ? {} : { sample }),
    org: smallOrg(),
    world: smallWorld(),
    leads: smallLeads(30),
    key: philoxKey('verified'),
    replication: 0,
    from: START_AT,
    until: START_AT + 60 * 86_400_000,
    outcomes: true,
  });
};

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

describe('a sample of leads beside the reference', () => {
  test('gives what the reference gives, for every lead', async () => {
    expect(await run(1)).toEqual(await run(0));
  });

  test('stops at the first difference and names the lead, the event and both answers', async () => {
    const failing = run(1, wrong);
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
    await expect(failing).rejects.toThrow(/event: \{.*\nreference: \{.*\ncompiled: \{/);
  });

  test('stops at the first verdict that the reference does not share', async () => {
    const failing = run(1, misjudging);
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
    await expect(failing).rejects.toThrow(
      /rules qualify\nevent: \{.*\nreference: \{.*\ncompiled: \{/,
    );
  });

  test('samples about the share asked for, none for 0 and all for 1', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `web-${index}`);
    const sampled = (share: number): number => ids.filter((id) => isSampled(id, share)).length;
    expect([sampled(0), sampled(1)]).toEqual([0, ids.length]);
    // Binomial: 200 expected, standard deviation 14.
    expect(Math.abs(sampled(0.01) - 200)).toBeLessThan(56);
  });
});
