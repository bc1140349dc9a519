import { isClosed, memoJudge, reference, replay } from '@baton/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { philoxKey } from '../random/seed.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorld,
  START_AT,
} from '../testing/small-client.ts';
import { type ReplicationInput, runReplication } from './run-replication.ts';

const DAY_MS = 86_400_000;
const engine = smallEngine();
const base: ReplicationInput = {
  engine,
  org: smallOrg(),
  world: smallWorld(),
  leads: smallLeads(150),
  key: philoxKey('small'),
  replication: 0,
  from: START_AT,
  until: START_AT + 150 * DAY_MS,
  outcomes: true,
};
const run = async (change: Partial<ReplicationInput> = {}): Promise<ReplicationResult> =>
  runReplication({ ...base, ...change });

const totalOf = ({ ledger }: ReplicationResult): number =>
  ledger.reduce((sum, { total }) => sum + total, 0);

describe('one replication', () => {
  let logged: ReplicationResult;
  beforeAll(async () => {
    logged = await run({ keepLog: true });
  });

  test('takes leads through the whole process, so that the other tests mean something', () => {
    const states = new Set(logged.log?.map(({ to }) => to));
    for (const state of [
      'inquiry',
      'qualification',
      'queued',
      'offered',
      'working.connected',
      'held',
      'opportunity.proposal',
      'opportunity.agreement.approval',
      'won',
      'lost',
      'disqualified',
      'nurture.long',
      'exception.desk',
    ])
      expect(states).toContain(state);
    expect(logged.metrics.won).toBeGreaterThan(5);
    expect(logged.metrics.shamAttempts).toBeGreaterThan(0);
    expect(logged.ledger.length).toBeGreaterThan(5);
  });

  test('accounts for every attainable amount exactly once', () => {
    expect(logged.attainable).toBe(logged.won + totalOf(logged));
    const { outcomes = [] } = logged;
    for (const { won, attainable, cause } of outcomes) {
      expect([0, attainable]).toContain(won);
      expect(cause === null).toBe(won === attainable);
    }
    expect(outcomes.reduce((sum, { won }) => sum + won, 0)).toBe(logged.won);
    for (const { total } of logged.ledger)
      expect(Number.isSafeInteger(total) && total > 0).toBe(true);
  });

  test('leaves every open lead with a holder and a deadline, and a closed one without', () => {
    for (const { state, custodian, obligations } of logged.stored ?? []) {
      expect(custodian === null).toBe(isClosed(state));
      expect(obligations.length > 0).toBe(!isClosed(state));
    }
  });

  test('keeps a log that folds to the same leads', () => {
    const rules = {
      policy: engine.policy,
      calendars: engine.directory.version,
      calendar: (id: string) => engine.directory.calendar(id),
    };
    const replayed = replay(
      reference,
      () => ({ lifecycle: engine.lifecycle, rules }),
      logged.log ?? [],
    );
    expect(replayed).toMatchObject({ ok: true });
    if (replayed.ok) expect([...replayed.leads.values()]).toEqual(logged.stored);
  });

  test('answers the same again, at once with a warm memo, and whatever else is asked of it', async () => {
    const memo = memoJudge();
    const first = await run({ memo });
    const again = runReplication({ ...base, memo, engine: smallEngine() });
    expect(await again).toEqual(first);
    const warm = runReplication({ ...base, memo });
    expect(warm).not.toBeInstanceOf(Promise);
    expect(warm).toEqual(first);
    const { log: _log, stored: _stored, pools, ...rest } = logged;
    expect(rest).toEqual(first);
    expect(pools?.map(({ pool }) => pool)).toEqual(['sales']);
  });

  test('gives another answer for another replication and another seed', async () => {
    const [other, reseeded] = await Promise.all([
      run({ replication: 1 }),
      run({ key: philoxKey('other') }),
    ]);
    expect(other.attainable).not.toBe(logged.attainable);
    expect(reseeded.attainable).not.toBe(logged.attainable);
  });

  test('finds the life of one lead in the same simulation', async () => {
    const id = 'lead-42';
    const { log, stored, ...rest } = await run({ onlyLead: id });
    const { log: _log, stored: _stored, ...same } = logged;
    expect(log).toEqual(logged.log?.filter(({ lead }) => lead === id));
    expect(stored?.map((lead) => lead.id)).toEqual([id]);
    expect(rest).toEqual(same);
  });

  test('draws the same prospects under another policy, and loses more of them when nobody is reminded', async () => {
    const lax = await run({ engine: smallEngine('lax') });
    expect(lax.outcomes?.map((one) => one.attainable)).toEqual(
      logged.outcomes?.map((one) => one.attainable),
    );
    expect(lax.won).toBeLessThan(logged.won);
    expect(lax.metrics.neverContacted).toBeGreaterThan(logged.metrics.neverContacted * 2);
    expect(lax.attainable).toBe(lax.won + totalOf(lax));
  });

  test('wins what is to be had when nobody is late, busy or in two minds', async () => {
    const eager = smallWorld({
      reps: {},
      managers: { approvesIn: { constant: '1 minute' }, refuses: '0%' },
      desks: {},
      prospects: {
        buysWithin: { uniform: { low: '1 day', high: '40 days' } },
        winnable: { share: '100%' },
        dealValue: { constant: 500 },
        response: { curve: 'none' },
        answersAttempt: { hazard: ['100%'] },
        window: { constant: '90 days' },
        patience: { constant: '30 days' },
        evaluates: { constant: '60 days' },
      },
    });
    const leads = smallLeads(20).map((lead) => ({
      ...lead,
      facts: { source: 'web', employees: 20 },
      source: 'web',
    }));
    const { won, attainable, metrics } = await run({ world: { ...eager, skill: () => 1 }, leads });
    expect(attainable).toBe(20 * 500 * 100);
    expect(won / attainable).toBeGreaterThan(0.85);
    expect(metrics.neverContacted).toBe(0);
  });
});
