import { compiled, type Executor, memoJudge } from '@baton/core';
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
import { EXECUTORS_DIFFER, isSampled, verifiedExecutor } from './verified-executor.ts';

const run = async (executor: Executor) =>
  runReplication({
    engine: { ...smallEngine(), executor },
    org: smallOrg(),
    world: smallWorld(),
    leads: smallLeads(30),
    key: philoxKey('verified'),
    replication: 0,
    from: START_AT,
    until: START_AT + 60 * 86_400_000,
    memo: memoJudge(),
    outcomes: true,
  });

/** Counts attempts twice. */
const wrong: Executor = {
  step: (...asked) => {
    const answer = compiled.step(...asked);
    if (!answer.ok || answer.lead.attempts === 0) return answer;
    return { ...answer, lead: { ...answer.lead, attempts: answer.lead.attempts + 1 } };
  },
};

describe('the verified executor', () => {
  test('gives what the reference gives, for every lead', async () => {
    expect(await run(verifiedExecutor(1))).toEqual(await run(verifiedExecutor(0)));
  });

  test('stops at the first difference and names the lead, the event and both answers', async () => {
    const failing = run(verifiedExecutor(1, wrong));
    await expect(failing).rejects.toThrow(EXECUTORS_DIFFER);
    await expect(failing).rejects.toThrow(/event: \{.*\nreference: \{.*\ncompiled: \{/);
  });

  test('samples about the share asked for, none for 0 and all for 1', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `web-${index}`);
    const sampled = (share: number): number => ids.filter((id) => isSampled(id, share)).length;
    expect([sampled(0), sampled(1)]).toEqual([0, ids.length]);
    // Binomial: 200 expected, standard deviation 14.
    expect(Math.abs(sampled(0.01) - 200)).toBeLessThan(56);
  });
});
