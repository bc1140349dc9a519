import type { LeadEvent } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLead } from '../custody/verify.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { nameWorkspace } from '../transact.ts';
import { applyEvent } from './apply-event.ts';
import { applyTogether } from './apply.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore(16);
});
afterAll(() => store.db.close());

const captured = (region: string): LeadEvent => ({
  type: 'inquiry.captured',
  at: MONDAY_AT,
  actor: 'prospect',
  facts: { source: 'web-demo', employees: 50, region },
});

const spread = (owners: readonly (string | undefined)[]): number => {
  const counts = new Map<string | undefined, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  expect(counts.size).toBe(7);
  return Math.max(...counts.values()) - Math.min(...counts.values());
};

describe('concurrent events', () => {
  test('64 intakes into one pool of 7 rotate exactly, to within one', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'rotation');
    const applied = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        applyEvent(db, { workspace, leadId: `lead-${index}`, event: captured('north') }),
      ),
    );
    expect(
      spread(applied.map((one) => (one.ok ? one.lead.custodian?.id : undefined))),
    ).toBeLessThanOrEqual(1);
  });

  test('a batch of 200 in one transaction does the same', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'batch');
    const steps = Array.from({ length: 200 }, (_, index) => ({
      leadId: `lead-${index}`,
      event: captured('north'),
    }));
    const answer = await applyTogether(db, { workspace }, steps);
    expect(
      answer.ok && spread(answer.taken.map(({ lead }) => lead.custodian?.id)),
    ).toBeLessThanOrEqual(1);
  });

  test('on one lead happen one after the other: one accepts, the others are told', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'lead');
    await applyEvent(db, { workspace, leadId: 'L', event: captured('north') });
    const accept: LeadEvent = { type: 'lead.accepted', at: MONDAY_AT + 1, actor: 'r-1' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => applyEvent(db, { workspace, leadId: 'L', event: accept })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await verifyLead(db, workspace, 'L')).toMatchObject({ ok: true });
  });

  test('the same lead captured twice at once is one lead', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'twice');
    const answers = await Promise.all(
      [1, 2, 3].map(() => applyEvent(db, { workspace, leadId: 'L', event: captured('north') })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      answers.filter((one) => !one.ok && one.refusal.code === 'not-possible-now'),
    ).toHaveLength(2);
  });

  test('into other pools do not wait for a pool that is locked', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'pools');
    await applyEvent(db, { workspace, leadId: 'first', event: captured('north') });
    await db.sql.begin(async (tx) => {
      await nameWorkspace(tx, workspace);
      await tx`select from baton.pools where pool = 'seven' for update`;
      // Would wait for ever, since this transaction ends after it.
      const applied = await applyEvent(db, {
        workspace,
        leadId: 'second',
        event: captured('east'),
      });
      expect(applied).toMatchObject({ ok: true, lead: { state: 'offered' } });
    });
  });

  test('that need pools in opposite orders all get through', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'opposite');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const regions = index % 2 === 0 ? ['north', 'east', 'south'] : ['east', 'south', 'north'];
        return applyTogether(
          db,
          { workspace },
          regions.map((region) => ({ leadId: `lead-${index}-${region}`, event: captured(region) })),
        );
      }),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});
