import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTo } from '../connect/sql.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import {
  addApiKey,
  holderOfKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  workspaceOfKey,
} from './api-keys.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore(2);
  await testWorkspace(store.db, 'ours.eu');
  await testWorkspace(store.db, 'theirs');
});
afterAll(() => store.db.close());

const added = (workspace: string) =>
  inWorkspace(store.db, workspace, (tx) =>
    addApiKey(tx, workspace, { person: 'r-1', role: 'rep', at: 1, by: 'boss' }),
  );
const holder = (workspace: string, key: string) =>
  inWorkspace(store.db, workspace, (tx) => holderOfKey(tx, workspace, key, 5));

describe('an API key', () => {
  test('names its workspace, and is found there and nowhere else', async () => {
    const { id, key } = await added('ours.eu');
    expect(workspaceOfKey(key)).toBe('ours.eu');
    expect(await holder('ours.eu', key)).toEqual({
      id,
      workspace: 'ours.eu',
      person: 'r-1',
      role: 'rep',
      scope: null,
    });
    expect(await holder('theirs', key)).toBeNull();
    const forged = key.replace('ours.eu', 'theirs');
    expect(workspaceOfKey(forged)).toBe('theirs');
    expect(await holder('theirs', forged)).toBeNull();
  });

  test('is stored as a hash only', async () => {
    const { id, key } = await added('ours.eu');
    const { sql } = connectTo(store.superuser, 1);
    const [row] = await sql`select k::text as text from baton.api_keys k where id = ${id}`;
    await sql.end();
    expect(String(row?.['text'])).not.toContain(key.slice(-43));
  });

  test('is out of use once it is revoked', async () => {
    const { id, key } = await added('ours.eu');
    const revoke = () =>
      inWorkspace(store.db, 'ours.eu', (tx) => revokeApiKey(tx, 'ours.eu', { id, at: 2 }));
    expect(await revoke()).toBe(true);
    expect(await revoke()).toBe(false);
    expect(await holder('ours.eu', key)).toBeNull();
    const listed = await inWorkspace(store.db, 'ours.eu', (tx) => listApiKeys(tx, 'ours.eu'));
    expect(listed.find((one) => one.id === id)).toEqual({
      id,
      person: 'r-1',
      role: 'rep',
      scope: null,
      createdAt: 1,
      createdBy: 'boss',
      expiresAt: null,
      revokedAt: 2,
    });
  });

  test('is out of use from the instant at which it expires', async () => {
    const at = (instant: number, key: string) =>
      inWorkspace(store.db, 'ours.eu', (tx) => holderOfKey(tx, 'ours.eu', key, instant));
    const { key } = await inWorkspace(store.db, 'ours.eu', (tx) =>
      addApiKey(tx, 'ours.eu', { person: 'r-1', role: 'rep', expiresAt: 10, at: 1, by: 'boss' }),
    );
    expect(await at(9, key)).not.toBeNull();
    expect(await at(10, key)).toBeNull();
  });

  test('is rotated: the next has its person, role, scope and lifetime, and it ends after the overlap', async () => {
    const at = (instant: number, key: string) =>
      inWorkspace(store.db, 'ours.eu', (tx) => holderOfKey(tx, 'ours.eu', key, instant));
    const rotate = (id: string, overlapMs: number) =>
      inWorkspace(store.db, 'ours.eu', (tx) =>
        rotateApiKey(tx, 'ours.eu', { id, overlapMs, at: 20, by: 'boss' }),
      );
    const scope = ['GET /leads'];
    const old = await inWorkspace(store.db, 'ours.eu', (tx) =>
      addApiKey(tx, 'ours.eu', {
        person: 'r-1',
        role: 'rep',
        scope,
        expiresAt: 101,
        at: 1,
        by: 'boss',
      }),
    );
    const next = await rotate(old.id, 30);
    expect(next?.oldExpiresAt).toBe(50);
    expect(await at(49, old.key)).toMatchObject({ person: 'r-1', role: 'rep', scope });
    expect(await at(50, old.key)).toBeNull();
    expect(await at(119, next?.key ?? '')).toMatchObject({ person: 'r-1', role: 'rep', scope });
    expect(await at(120, next?.key ?? '')).toBeNull();
    expect(await rotate('none', 0)).toBeNull();
    // What is rotated without an overlap is out of use at once, and cannot be rotated again.
    expect((await rotate(old.id, 0))?.oldExpiresAt).toBe(20);
    expect(await rotate(old.id, 0)).toBeNull();
  });

  test.each([
    '',
    'baton_',
    'baton_.',
    'baton_x.short',
    `other_x.${'a'.repeat(43)}`,
    `baton_%.${'a'.repeat(43)}`,
    `baton_.${'a'.repeat(43)}`,
  ])('is not %j', (text) => {
    expect(workspaceOfKey(text)).toBeNull();
  });
});
