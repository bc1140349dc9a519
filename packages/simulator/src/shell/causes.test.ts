import { memoJudge } from '@baton/core';
import { describe, expect, test } from 'vitest';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { philoxKey } from '../random/seed.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorld,
  START_AT,
} from '../testing/small-client.ts';
import { runReplication } from './run-replication.ts';

const DAY_MS = 86_400_000;

/** Prospects at hand who buy from whoever treats them well, and people who do everything right. */
const eager = {
  prospects: {
    buysWithin: { uniform: { low: '5 days', high: '20 days' } },
    winnable: { share: '100%' },
    dealValue: { constant: 100 },
    evaluates: { constant: '60 days' },
    response: {
      curve: [
        ['0', '100%'],
        ['2 days', '100%'],
        ['4 days', '0%'],
      ],
    },
    answersAttempt: { hazard: ['100%'] },
    window: { constant: '30 days' },
    patience: { constant: '12 days' },
  },
  reps: { rejects: { share: '0%' } },
  managers: { approvesIn: { constant: '1 minute' }, refuses: '0%' },
  desks: { misjudges: '0%' },
};

const engines = { strict: smallEngine('strict'), lax: smallEngine('lax') };
const memos = { strict: memoJudge(), lax: memoJudge() };

interface Scene {
  readonly world?: object;
  readonly sla?: 'strict' | 'lax';
  readonly source?: string;
  readonly employees?: number;
  readonly everyMs?: number;
}

const play = async ({
  world = {},
  sla = 'strict',
  source = 'web',
  employees = 20,
  everyMs = DAY_MS,
}: Scene): Promise<ReplicationResult> =>
  runReplication({
    engine: engines[sla],
    org: smallOrg(),
    world: smallWorld({ ...eager, ...world }),
    leads: smallLeads(20).map((lead, index) => ({
      ...lead,
      at: START_AT + 10 * 3_600_000 + index * everyMs,
      source,
      facts: { source, employees },
    })),
    key: philoxKey('causes'),
    replication: 0,
    from: START_AT,
    until: START_AT + 100 * DAY_MS,
    memo: memos[sla],
  });

const shareOf = (
  { ledger, attainable }: ReplicationResult,
  cause: string,
  holder?: string,
): number =>
  ledger
    .filter((line) => line.cause === cause && (holder === undefined || line.holder === holder))
    .reduce((sum, { total }) => sum + total, 0) / attainable;

describe('what was lost has the cause and the holder that lost it', () => {
  test('with everybody eager nearly nothing is lost', async () => {
    const { won, attainable } = await play({});
    expect(won / attainable).toBeGreaterThan(0.9);
  });

  test('offers that nobody looks at, while nobody is reminded, are lost by those who have them', async () => {
    const result = await play({ sla: 'lax', world: { reps: { ignores: { unenforced: '100%' } } } });
    expect(result.won).toBe(0);
    expect(shareOf(result, 'offered')).toBe(1);
    expect(result.metrics['firstResponse.within24h']).toBe(0);
  });

  test('reminders and reassignment win back much of that', async () => {
    const result = await play({ world: { reps: { ignores: { unenforced: '100%' } } } });
    expect(result.won / result.attainable).toBeGreaterThan(0.3);
    expect(result.metrics.reassignments).toBeGreaterThan(3);
  });

  test('who is busy with other leads all the time has no time: the pool is short of people', async () => {
    const reps = {
      rejects: { share: '0%' },
      handling: { call: { constant: '40 hours' } },
      blockOf: '40 hours',
    };
    const result = await play({ sla: 'lax', world: { reps }, everyMs: 60_000 });
    expect(shareOf(result, 'capacity', 'sales')).toBeGreaterThan(0.5);
    expect(shareOf(result, 'offered')).toBeLessThan(0.3);
  });

  test('an approval that takes longer than the prospect waits is lost by the approver', async () => {
    const managers = { approvesIn: { constant: '30 days' }, refuses: '0%' };
    const result = await play({ sla: 'lax', world: { managers } });
    expect(shareOf(result, 'approval')).toBeGreaterThan(0.7);
  });

  test('sham attempts are responses in the log, reach nobody and win nothing', async () => {
    const pressed = (shams: string) =>
      play({
        world: {
          reps: { ignores: { unenforced: '100%' }, sits: '100%', shams, rejects: { share: '0%' } },
        },
      });
    const [sham, honest] = await Promise.all([pressed('100%'), pressed('0%')]);
    expect(honest.metrics.shamAttempts).toBe(0);
    expect(sham.metrics.shamAttempts).toBeGreaterThan(3);
    expect(sham.won).toBeLessThan(honest.won);
    expect(sham.metrics['firstResponse.medianHours']).toBeLessThan(
      sham.metrics['speedToLead.medianHours'],
    );
  });

  test('an absence is no lack of people: who was given the lead holds it', async () => {
    // Rep Two is away from the 12th to the 16th, and two months to accept make everybody eligible.
    const result = await play({ sla: 'lax' });
    expect(shareOf(result, 'offered', 'r-2')).toBeGreaterThan(0);
    expect(shareOf(result, 'capacity')).toBe(0);
  });

  test('a lead taken for unfit is lost by the desk that said so', async () => {
    const result = await play({ source: 'show', world: { desks: { misjudges: '100%' } } });
    expect(shareOf(result, 'qualification', 'c-1')).toBeGreaterThan(0.9);
  });

  test('a lead that a rule disqualifies is lost by the policy', async () => {
    expect(shareOf(await play({ employees: 2 }), 'qualification', 'policy')).toBe(1);
  });

  test('what the best owner had won and this one does not is a matter of fit', async () => {
    const fit = { rules: [{ people: ['r-1', 'r-2', 'r-3'], facts: {}, times: '0%' }] };
    const result = await play({ world: { reps: { rejects: { share: '0%' }, fit } } });
    expect(shareOf(result, 'owner fit')).toBeGreaterThan(0.9);
  });

  test('what is signed and never entered is won, and said to be unrecorded', async () => {
    const reps = {
      rejects: { share: '0%' },
      recordsResult: '0%',
      answerToReminder: { first: '0%', second: '0%', manager: '0%' },
    };
    const { won, wonUnrecorded, metrics } = await play({ sla: 'lax', world: { reps } });
    expect(won).toBeGreaterThan(0);
    expect(wonUnrecorded).toBe(won);
    expect(metrics['brokenChains.resultNotRecorded']).toBe(metrics.won);
  });

  test('an offer that nobody looks at in time is lost by whoever was offered it, not by the lack of time', async () => {
    const notices = { constant: '40 hours' };
    const result = await play({
      world: { reps: { rejects: { share: '0%' }, notices } },
      sla: 'lax',
    });
    // The first response is owed by the same rep and due no later: either of the two is the one broken.
    expect(shareOf(result, 'offered') + shareOf(result, 'first-response')).toBeGreaterThan(0.9);
    expect(shareOf(result, 'capacity')).toBe(0);
    expect(result.metrics['speedToLead.medianHours']).toBeGreaterThan(24);
  });

  test('a reminder makes people look at what they had not seen', async () => {
    const notices = { constant: '40 hours' };
    const answerToReminder = { first: '100%', second: '100%', manager: '100%' };
    const reps = { rejects: { share: '0%' }, notices };
    const reminded = await play({ world: { reps: { ...reps, answerToReminder } } });
    const unmoved = { first: '0%', second: '0%', manager: '0%' };
    const ignored = await play({ world: { reps: { ...reps, answerToReminder: unmoved } } });
    expect(reminded.metrics['speedToLead.medianHours']).toBeLessThan(8);
    expect(reminded.won).toBeGreaterThan(ignored.won);
  });

  test('whoever is paid for being present costs the same however little they work', async () => {
    const paid = async (how: string): Promise<number> =>
      (await play({ world: { costs: { repHour: 60, paid: how } } })).metrics['cost'] ?? 0;
    const [worked, present] = [await paid('worked'), await paid('present')];
    // Three reps, eight hours a day on 71 weekdays of the hundred days, at the very least.
    expect(present).toBeGreaterThan(3 * 8 * 71 * 6000);
    expect(worked).toBeLessThan(present / 4);
  });
});
