import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEvent } from '../events/apply-event.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { type LeadRow, listLeads } from './list-leads.ts';
import { openByState, readLead, readLog } from './read-lead.ts';

let store: TestStore;
const workspace = 'readers';
const LEADS = 23;
beforeAll(async () => {
  store = await testStore(4);
  await testWorkspace(store.db, workspace);
  for (let lead = 0; lead < LEADS; lead++)
    await applyEvent(store.db, {
      workspace,
      leadId: `lead-${lead}`,
      event: {
        type: 'inquiry.captured',
        // Several at the same instant: the id decides.
        at: MONDAY_AT + Math.floor(lead / 4),
        actor: 'prospect',
        facts: { source: lead % 2 === 0 ? 'web-demo' : 'referral', employees: 50, region: 'north' },
      },
    });
});
afterAll(() => store.db.close());

describe('lists', () => {
  test.each([1, 4, 7, 23, 50])('page through everything once, %d at a time', async (limit) => {
    const seen: LeadRow[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listLeads(store.db, workspace, {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (page === null) throw new Error('the cursor is not taken');
      seen.push(...page.items);
      cursor = page.cursor;
    }
    expect(seen).toHaveLength(LEADS);
    expect(new Set(seen.map(({ lead }) => lead)).size).toBe(LEADS);
    expect(seen.map(({ capturedAt }) => capturedAt)).toEqual(
      seen.map(({ capturedAt }) => capturedAt).toSorted((a, b) => b - a),
    );
  });

  test('narrow down by state, holder and openness', async () => {
    const offered = await listLeads(store.db, workspace, { limit: 50, state: 'offered' });
    expect(offered?.items).toHaveLength(12);
    const mine = await listLeads(store.db, workspace, { limit: 50, person: 'r-1' });
    expect(mine?.items.every(({ custodian }) => custodian?.person === 'r-1')).toBe(true);
    expect(mine?.items).toHaveLength(2);
    expect((await listLeads(store.db, workspace, { limit: 50, open: false }))?.items).toEqual([]);
    expect((await openByState(store.db, workspace)).get('inquiry')).toBe(11);
  });

  test.each([
    '',
    'nonsense',
    'eyJhIjoxfQ',
    Buffer.from('["1","x"]').toString('base64url'),
    Buffer.from('[1e99,"x"]').toString('base64url'),
  ])('refuse the cursor %j', async (cursor) => {
    expect(await listLeads(store.db, workspace, { limit: 5, cursor })).toBeNull();
  });
});

describe('another workspace', () => {
  test('sees nothing of it, through readers or by statements without a condition', async () => {
    const { db } = store;
    await testWorkspace(db, 'other');
    expect(await readLead(db, 'other', 'lead-1')).toBeNull();
    expect(await readLog(db, 'other', 'lead-1')).toEqual([]);
    expect((await listLeads(db, 'other', { limit: 5 }))?.items).toEqual([]);
    expect((await openByState(db, 'other')).size).toBe(0);
    expect(await readLead(db, workspace, 'lead-1')).toMatchObject({ id: 'lead-1' });
    expect(await readLog(db, workspace, 'lead-1')).toHaveLength(1);
  });
});
