import { generateKeyPairSync } from 'node:crypto';
import {
  advance,
  type Answer,
  engineOf,
  type Entry,
  initialPoolState,
  judge,
  type Lead,
  type Need,
  type PoolState,
  runAsync,
  sealLog,
} from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCheckpoint } from '../custody/checkpoint.ts';
import { verifyWorkspace } from '../custody/verify.ts';
import { applyEvent } from '../events/apply-event.ts';
import { newPerson, readPerson } from '../people/personal-data.ts';
import { fixtureOrg, fixturePolicy, MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { importLives, type Lives } from './import-lives.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore(4);
});
afterAll(() => store.db.close());

const captured = (at: number) =>
  ({
    type: 'inquiry.captured',
    at,
    actor: 'prospect',
    facts: { source: 'web-demo', region: 'north', employees: 50 },
  }) as const;

/** Three leads of one pool, lived in memory; the first is accepted. */
const lived = async (): Promise<Lives> => {
  const engine = engineOf(fixturePolicy(), fixtureOrg());
  const pools = new Map<string, PoolState>();
  const log: Entry[] = [];
  const answer = (need: Need): Answer | Promise<Answer> => {
    if (need.need === 'judge') return judge(need.set, need.facts, need.from);
    if (need.need === 'loads') return {};
    const pool = engine.directory.org.pools[need.pool];
    if (pool === undefined) throw new Error(`no pool ${need.pool}`);
    return pools.get(need.pool) ?? initialPoolState(pool);
  };
  const happen = async (before: Lead | null, id: string, event: Parameters<typeof advance>[3]) => {
    const advanced = await runAsync(advance(engine, before, id, event), answer);
    if (!advanced.ok) throw new Error(advanced.refusal.message);
    for (const state of advanced.pools) pools.set(state.pool, state);
    log.push(...advanced.entries);
    return advanced.lead;
  };
  let first: Lead | null = null;
  for (const id of ['a', 'b', 'c']) {
    const lead = await happen(null, id, captured(MONDAY_AT));
    first ??= lead;
  }
  const actor = first?.custodian?.person ?? '';
  await happen(first, 'a', { type: 'lead.accepted', at: MONDAY_AT + 60_000, actor });
  const { person } = newPerson({ subject: 'p', data: { name: 'Jo' }, at: MONDAY_AT });
  return {
    entries: sealLog(log),
    people: [{ ...person, lead: 'a' }],
    pools: [...pools.values()],
  };
};

const counts = (workspace: string) =>
  inWorkspace(store.db, workspace, async (tx) => {
    const [row] = await tx`
      select (select count(*)::int from baton.leads where workspace = ${workspace}) as leads,
        (select count(*)::int from baton.custody_entries where workspace = ${workspace}) as entries,
        (select count(*)::int from baton.people_data where workspace = ${workspace}) as people,
        (select count(*)::int from baton.pools where workspace = ${workspace}) as pools`;
    return row;
  });

describe('importing lives', () => {
  test('stores them so that everything verifies, and the rotation and the leads go on', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'lived');
    const lives = await lived();
    const imported = await importLives(db, workspace, lives);
    expect(imported).toEqual({ ok: true, leads: 3, entries: lives.entries.length });
    const keys = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await addCheckpoint(db, workspace, { at: MONDAY_AT, privateKey: keys.privateKey });
    expect(await verifyWorkspace(db, workspace, keys.publicKey)).toEqual(imported);
    const person = await inWorkspace(db, workspace, (tx) => readPerson(tx, workspace, 'p'));
    expect(person).toMatchObject({ kind: 'known', data: { name: 'Jo' } });

    // The fourth turn is that of who comes after the third, and not the first's again.
    const before = lives.entries.flatMap(({ to, custodian }) =>
      to === 'offered' ? (custodian.to?.person ?? []) : [],
    );
    const next = await applyEvent(db, { workspace, leadId: 'd', event: captured(MONDAY_AT) });
    expect(next).toMatchObject({ ok: true });
    expect(before).not.toContain(next.ok ? next.lead.custodian?.person : null);
    const actor = before[0] ?? '';
    const attempt = {
      type: 'attempt.made',
      at: MONDAY_AT + 120_000,
      actor,
      channel: 'call',
      connected: true,
    } as const;
    expect(await applyEvent(db, { workspace, leadId: 'a', event: attempt })).toMatchObject({
      ok: true,
      lead: { state: 'working.connected' },
    });
    expect(await verifyWorkspace(db, workspace, keys.publicKey)).toMatchObject({ ok: true });
  });

  test.each([
    [
      'an altered entry',
      ({ entries, ...rest }: Lives): Lives => ({
        ...rest,
        entries: entries.map((entry, index) => (index === 1 ? { ...entry, actor: 'x' } : entry)),
      }),
      /entry 2 of lead a was altered/u,
    ],
    [
      'an entry too few',
      ({ entries, ...rest }: Lives): Lives => ({ ...rest, entries: entries.toSpliced(0, 1) }),
      /entry 1 of lead a is missing/u,
    ],
    [
      'a log that is sealed well and does not follow from the lifecycle',
      ({ entries, ...rest }: Lives): Lives => ({
        ...rest,
        entries: sealLog(
          entries.map(({ previous: _p, hash: _h, ...entry }, index) =>
            index === entries.length - 1 ? { ...entry, to: 'won' } : entry,
          ),
        ),
      }),
      /entry 3 of lead a does not follow/u,
    ],
    [
      'a person of a lead that is not there',
      ({ people, ...rest }: Lives): Lives => ({
        ...rest,
        people: people.map((person) => ({ ...person, lead: 'z' })),
      }),
      /lead z has a person and no entries/u,
    ],
    [
      'a pool that the org does not have',
      (lives: Lives): Lives => ({ ...lives, pools: [{ pool: 'nobody', members: {} }] }),
      /no pool nobody/u,
    ],
  ])('refuses %s and writes nothing', async (_what, broken, message) => {
    const { db } = store;
    const workspace = await testWorkspace(db, `broken: ${message.source}`);
    const imported = await importLives(db, workspace, broken(await lived()));
    expect(imported).toMatchObject({ ok: false });
    expect(imported.ok ? '' : imported.faults[0]?.message).toMatch(message);
    expect(await counts(workspace)).toEqual({ leads: 0, entries: 0, people: 0, pools: 0 });
  });

  test('refuses a workspace that has leads, and one without an org', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'twice');
    const lives = await lived();
    expect(await importLives(db, workspace, lives)).toMatchObject({ ok: true });
    const again = await importLives(db, workspace, lives);
    expect(again.ok ? '' : again.faults[0]?.message).toContain('has leads already');
    await expect(importLives(db, 'none', lives)).rejects.toThrow('there is no workspace none');
  });
});
