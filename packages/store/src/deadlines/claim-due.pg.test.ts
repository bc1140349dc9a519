import { DAY_MS, HOUR_MS } from '@baton/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyEvent } from '../events/apply-event.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { claimDue, drainDue, earliestDue, fireDue } from './claim-due.ts';

let store: TestStore;
let count = 0;
let workspaces: readonly string[] = [];
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.db.close());

const LEADS = 6;

beforeEach(async () => {
  count += 1;
  workspaces = [`w-${count}-a`, `w-${count}-b`];
  for (const workspace of workspaces) {
    await testWorkspace(store.db, workspace);
    for (let lead = 0; lead < LEADS; lead++)
      await applyEvent(store.db, {
        workspace,
        leadId: `lead-${lead}`,
        event: {
          type: 'inquiry.captured',
          at: MONDAY_AT + lead * HOUR_MS,
          actor: 'prospect',
          facts: { source: 'web-demo', region: 'north', employees: 50 },
        },
      });
  }
});

/** Fires everything that is due before the instant, so that the next test starts with nothing owed by then. */
const drainAll = async (now: number): Promise<void> => {
  for (;;) {
    const { fired, stale, failed } = await drainDue(store.db, {
      now,
      limit: 50,
      leaseMs: 1000,
      atOnce: 4,
    });
    expect(failed).toEqual([]);
    if (fired + stale === 0) return;
  }
};

describe('deadlines that are due', () => {
  const now = MONDAY_AT + DAY_MS;

  test('are given out once, of all workspaces, the earliest first, one for each lead', async () => {
    const { db } = store;
    const [first, second] = await Promise.all([
      claimDue(db, { now, limit: 5, leaseMs: HOUR_MS }),
      claimDue(db, { now, limit: 5, leaseMs: HOUR_MS }),
    ]);
    const rest = await claimDue(db, { now, limit: 100, leaseMs: HOUR_MS });
    const all = [...first, ...second, ...rest];
    expect(new Set(all.map(({ workspace, lead }) => `${workspace} ${lead}`)).size).toBe(all.length);
    expect(all).toHaveLength(2 * LEADS);
    expect(new Set(all.map(({ workspace }) => workspace))).toEqual(new Set(workspaces));
    for (const claimed of [first, second, rest])
      expect(claimed.map(({ next }) => next)).toEqual(
        claimed.map(({ next }) => next).toSorted((a, b) => a - b),
      );
    expect(all.every(({ next }) => next <= now)).toBe(true);
    // Leases keep them from being given out again, until they end.
    expect(await claimDue(db, { now, limit: 100, leaseMs: HOUR_MS })).toHaveLength(0);
    expect(await claimDue(db, { now: now + HOUR_MS, limit: 100, leaseMs: 0 })).not.toHaveLength(0);
    await drainAll(now + 2 * HOUR_MS);
  });

  test('fire once in effect, however often they are delivered', async () => {
    const { db } = store;
    const [claimed] = await claimDue(db, { now, limit: 1, leaseMs: HOUR_MS });
    if (claimed === undefined) throw new Error('nothing is due');
    const answers = await Promise.all([1, 2, 3, 4].map(() => fireDue(db, claimed, { now })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'stale')).toHaveLength(
      3,
    );
    const entries = await inWorkspace(
      db,
      claimed.workspace,
      (tx) => tx`
      select from baton.custody_entries where lead = ${claimed.lead} and type = 'obligation.due'`,
    );
    expect(entries).toHaveLength(1);
    await drainAll(now + 2 * HOUR_MS);
  });

  test('are caught up with after downtime, by several workers at once, each lead in its order', async () => {
    const { db } = store;
    const later = MONDAY_AT + 9 * DAY_MS;
    const worker = async (): Promise<void> => {
      for (;;) {
        const { fired, stale, failed } = await drainDue(db, {
          now: later,
          limit: 3,
          leaseMs: DAY_MS,
          atOnce: 2,
        });
        expect(failed).toEqual([]);
        if (fired + stale === 0) return;
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    expect(await earliestDue(db)).toBeGreaterThan(later);
    for (const workspace of workspaces) {
      const rows = await inWorkspace(
        db,
        workspace,
        (tx) => tx<{ lead: string; id: string; rung: string }>`
        select lead, body::jsonb -> 'event' ->> 'id' as id, body::jsonb -> 'event' ->> 'rung' as rung
        from baton.custody_entries where type = 'obligation.due' order by lead, seq`,
      );
      const fired = rows.map(({ lead, id, rung }) => `${lead} ${id} ${rung}`);
      expect(new Set(fired).size).toBe(fired.length);
      expect(fired.length).toBeGreaterThan(LEADS);
    }
  });
});
