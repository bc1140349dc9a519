import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectTo } from '../connect/sql.ts';
import { applyEvent } from '../events/apply-event.ts';
import type { Carry } from '../events/apply.ts';
import { StoreError } from '../store-error.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { drainDue } from './claim-due.ts';
import { stuckDeadlines } from './stuck.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
  await testWorkspace(store.db, 'stuck');
});
afterAll(() => store.db.close());

const FROM = MONDAY_AT + DAY_MS;

/** A lead with a deadline that is due, and another row a moment later. */
const leadWithLater = async (lead: string): Promise<void> => {
  await applyEvent(store.db, {
    workspace: 'stuck',
    leadId: lead,
    event: {
      type: 'inquiry.captured',
      at: MONDAY_AT,
      actor: 'prospect',
      facts: { source: 'web-demo', region: 'north', employees: 50 },
    },
  });
  const { sql } = connectTo(store.superuser, 1);
  await sql`
    insert into baton.obligations (workspace, lead, id, kind, owed_by, since, due, rung, next_at, missed)
    values ('stuck', ${lead}, 'later', 'accept', 'r-1', 1, ${FROM - 1}, 'due', ${FROM - 1}, false)`;
  await sql.end();
};

const stuck = () => inWorkspace(store.db, 'stuck', (tx) => stuckDeadlines(tx, 'stuck'));
const drain = (now: number, carry: Carry) =>
  drainDue(store.db, { now, limit: 10, leaseMs: MINUTE_MS, atOnce: 1, carry });

test('a deadline that always fails is tried less and less often, is seen, and keeps the later ones waiting a quarter of an hour at most', async () => {
  await leadWithLater('a');
  // What follows from the deadline fails, as it would for a bug, until that is mended.
  const bug: Carry = () => Promise.reject(new Error('a bug'));
  const tries: number[] = [];
  const others: number[] = [];
  for (let now = FROM; now < FROM + 4 * HOUR_MS; now += MINUTE_MS / 2) {
    const { failed, stale } = await drain(now, bug);
    if (failed.length > 0) tries.push((now - FROM) / MINUTE_MS);
    // Nothing of the lead's stands behind the later row, so that what comes of it is known.
    if (stale > 0) others.push((now - FROM) / MINUTE_MS);
  }
  // An hour at most between two of them.
  expect(tries).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  expect(others[0]).toBe(15.5);
  expect(await stuck()).toMatchObject([
    { lead: 'a', failures: 9, nextTryAt: FROM + 243 * MINUTE_MS },
  ]);
  expect(await drain(FROM + 5 * HOUR_MS, () => Promise.resolve())).toMatchObject({ failed: [] });
  expect(await stuck()).toEqual([]);
});

test('a database that is away is not the deadline’s fault', async () => {
  await leadWithLater('b');
  const away: Carry = () => Promise.reject(new StoreError('unavailable', 'away'));
  const { failed } = await drain(FROM, away);
  expect(failed).toHaveLength(1);
  expect(await stuck()).toEqual([]);
});
