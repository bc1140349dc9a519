import { HOUR_MS, type LeadEvent } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLead } from '../custody/verify.ts';
import { applyEvent } from '../events/apply-event.ts';
import { readLead, readLog } from '../leads/read-lead.ts';
import { fixtureOrg, fixturePolicy, MONDAY_AT, orgText, policyText } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { activatePolicy, type Activation } from './activate-policy.ts';
import { addOrg, addPolicy, createWorkspace, workspaceNames } from './workspaces.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.db.close());

const authored = { at: MONDAY_AT, by: 'ops', source: '' };
const activation = (version: number, openLeads: Activation['openLeads']): Activation => ({
  version,
  openLeads,
  at: MONDAY_AT + HOUR_MS,
  by: 'ops',
  why: 'longer offers',
});

const capture = (workspace: string, leadId: string, facts: Record<string, string | number> = {}) =>
  applyEvent(store.db, {
    workspace,
    leadId,
    event: {
      type: 'inquiry.captured',
      at: MONDAY_AT,
      actor: 'prospect',
      facts: { source: 'web-demo', employees: 50, region: 'north', ...facts },
    },
  });

const offeredDue = async (workspace: string, lead: string): Promise<number | undefined> =>
  (await readLead(store.db, workspace, lead))?.obligations.find(({ kind }) => kind === 'offered')
    ?.due;

describe('activating a version', () => {
  test('and adopting it rebases the deadlines of open leads, keeping the time used', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'adopt');
    await capture(workspace, 'a');
    await capture(workspace, 'b');
    expect(await offeredDue(workspace, 'a')).toBe(MONDAY_AT + 3 * HOUR_MS); // Two hours, with lunch between.
    const version = await addPolicy(
      db,
      workspace,
      fixturePolicy(policyText('4 business hours')),
      authored,
    );
    expect(version).toBe(2);
    const answer = await activatePolicy(db, workspace, activation(version, 'adopt'));
    expect(answer).toEqual({ ok: true, adopted: 2, left: [] });
    expect(await offeredDue(workspace, 'a')).toBe(MONDAY_AT + 5 * HOUR_MS);
    expect((await readLog(db, workspace, 'a')).at(-1)).toMatchObject({
      policy: 2,
      event: { type: 'policy.adopted', from: 1 },
    });
    expect(await verifyLead(db, workspace, 'a')).toMatchObject({ ok: true });
    // Again, and nothing is left to adopt.
    expect(await activatePolicy(db, workspace, activation(version, 'adopt'))).toMatchObject({
      adopted: 0,
    });
  });

  test('by two at once adopts each lead once', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'two');
    for (const lead of ['a', 'b', 'c', 'd', 'e']) await capture(workspace, lead);
    const version = await addPolicy(db, workspace, fixturePolicy(), authored);
    const answers = await Promise.all(
      [1, 2, 3].map(() => activatePolicy(db, workspace, activation(version, 'adopt'))),
    );
    expect(answers.map((answer) => (answer.ok ? answer.adopted : 0)).reduce((a, b) => a + b)).toBe(
      5,
    );
    for (const lead of ['a', 'b', 'c', 'd', 'e']) {
      const log = await readLog(db, workspace, lead);
      expect(log.filter(({ event }) => event.type === 'policy.adopted')).toHaveLength(1);
    }
  });

  test('and keeping leaves open leads under theirs; new leads come under it', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'keep');
    await capture(workspace, 'old');
    const version = await addPolicy(
      db,
      workspace,
      fixturePolicy(policyText('4 business hours')),
      authored,
    );
    await activatePolicy(db, workspace, activation(version, 'keep'));
    await capture(workspace, 'new');
    expect(await offeredDue(workspace, 'old')).toBe(MONDAY_AT + 3 * HOUR_MS);
    expect(await offeredDue(workspace, 'new')).toBe(MONDAY_AT + 5 * HOUR_MS);
    const rejected: LeadEvent = {
      type: 'lead.rejected',
      at: MONDAY_AT + 1,
      actor: 'r-1',
      reason: 'wrong-territory',
    };
    await applyEvent(db, { workspace, leadId: 'old', event: rejected });
    expect(await readLead(db, workspace, 'old')).toMatchObject({ policy: 1, state: 'offered' });
    expect(await verifyLead(db, workspace, 'old')).toMatchObject({ ok: true });
  });

  test('is refused, with the leads, when it has no place for them', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'strand');
    await capture(workspace, 'small', { employees: 2 });
    await capture(workspace, 'fine');
    expect(await readLead(db, workspace, 'small')).toMatchObject({ state: 'nurture.long' });
    const without = policyText().replaceAll('track: long', 'track: other');
    const version = await addPolicy(db, workspace, fixturePolicy(without), authored);
    const refused = await activatePolicy(db, workspace, activation(version, 'adopt'));
    expect(refused).toEqual({ ok: false, stranded: [{ lead: 'small', state: 'nurture.long' }] });
    await capture(workspace, 'next');
    expect(await readLead(db, workspace, 'next')).toMatchObject({ policy: 1 });

    // A version that says where they go is taken.
    const placed = await addPolicy(
      db,
      workspace,
      fixturePolicy(`${without}\nreplaces: { nurture.long: nurture.other }\n`),
      authored,
    );
    expect(await activatePolicy(db, workspace, activation(placed, 'adopt'))).toMatchObject({
      ok: true,
      adopted: 3,
    });
    expect(await readLead(db, workspace, 'small')).toMatchObject({
      state: 'nurture.other',
      policy: 3,
    });
  });

  test('of a version that was never stored, or in no workspace, is an error', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'unknown');
    await expect(activatePolicy(db, workspace, activation(9, 'keep'))).rejects.toMatchObject({
      code: 'unknown',
    });
    await expect(activatePolicy(db, 'nowhere', activation(1, 'keep'))).rejects.toMatchObject({
      code: 'unknown',
    });
    await expect(capture('nowhere', 'x')).rejects.toMatchObject({ code: 'unknown' });
    expect(await createWorkspace(db, { workspace, name: 'again', at: 0 })).toBe(false);
    expect(await workspaceNames(db)).toContain(workspace);
  });
});

describe('another version of the org', () => {
  test('is known to the next decision; deadlines keep their calendars until they adopt it', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'org');
    await capture(workspace, 'a');
    // The office opens later, and r-2 is away.
    const text = orgText('11:30').replace(
      'deputy: r-3 }',
      'deputy: r-3, away: [ 2026-05-01..2026-05-31 ] }',
    );
    await addOrg(db, workspace, fixtureOrg(text), authored);
    const second = await capture(workspace, 'b');
    expect(second.ok && second.lead.custodian?.id).toBe('r-3');
    const accepted: LeadEvent = { type: 'lead.accepted', at: MONDAY_AT, actor: 'r-1' };
    await applyEvent(db, { workspace, leadId: 'a', event: accepted });
    expect(await readLead(db, workspace, 'a')).toMatchObject({ calendars: 1 });
    expect(await readLead(db, workspace, 'b')).toMatchObject({ calendars: 2 });
    for (const lead of ['a', 'b'])
      expect(await verifyLead(db, workspace, lead)).toMatchObject({ ok: true });
    expect(await activatePolicy(db, workspace, activation(1, 'adopt'))).toMatchObject({
      adopted: 1,
    });
    expect(await readLead(db, workspace, 'a')).toMatchObject({ calendars: 2 });
    expect(await verifyLead(db, workspace, 'a')).toMatchObject({ ok: true });
  });

  test('with other weights goes on where the rotation stood', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'weights');
    const owners = async (prefix: string, count: number) => {
      const taken: (string | undefined)[] = [];
      for (let index = 0; index < count; index++) {
        const applied = await capture(workspace, `${prefix}-${index}`, { region: 'east' });
        taken.push(applied.ok ? applied.lead.custodian?.id : undefined);
      }
      return taken;
    };
    expect((await owners('before', 8)).filter((owner) => owner === 'r-3')).toHaveLength(6);
    const even = orgText().replace('{ id: r-3, weight: 3 }', 'r-3');
    await addOrg(db, workspace, fixtureOrg(even), authored);
    const after = await owners('after', 8);
    expect(after.filter((owner) => owner === 'r-3')).toHaveLength(4);
  });
});
