import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR_MS } from '@baton/core';
import {
  addCheckpoint,
  applyEvent,
  backUpEmbedded,
  type Database,
  drainDue,
  earliestDue,
  listLeads,
  openDatabase,
  restoreEmbedded,
  verifyWorkspace,
} from '@baton/store';
import { afterAll, expect, test } from 'vitest';
import { backUpOrRestore } from './backup-command.ts';
import { secretsIn } from './secrets.ts';
import { createWorkspaceOf } from './seed/create-workspace.ts';
import { demoWorkspace } from './seed/demo.ts';
import { inquiry, MONDAY_AT } from './testing/test-service.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-backup-'));
chmodSync(root, 0o755);
const dataDir = join(root, 'data');
const keysDir = join(dataDir, 'keys');
const places = { dataDir, keysDir, file: join(root, 'baton.tar.gz') };
const opened = new Set<Database>();
afterAll(async () => {
  for (const db of opened) await db.close();
  rmSync(root, { recursive: true, force: true });
});

const open = async (): Promise<Database> => {
  const db = await openDatabase({ dataDir, at: MONDAY_AT, settings: { fsync: 'off' } });
  opened.add(db);
  return db;
};
const close = async (db: Database): Promise<void> => {
  opened.delete(db);
  await db.close();
};
const captured = (db: Database, leadId: string) =>
  applyEvent(db, {
    workspace: 'demo',
    leadId,
    event: { type: 'inquiry.captured', at: MONDAY_AT, actor: 'm-05', facts: inquiry().facts },
  });

test('a backup is restored after everything is lost: chains and checkpoints verify, and deadlines go on', async () => {
  const db = await open();
  await createWorkspaceOf(db, demoWorkspace(MONDAY_AT));
  for (const lead of ['a', 'b', 'c']) await captured(db, lead);
  const { signing } = secretsIn(keysDir);
  const { privateKey } = signing;
  const checkpoint = await addCheckpoint(db, 'demo', { at: MONDAY_AT, privateKey });
  const before = await listLeads(db, 'demo', { limit: 10 });
  const backUp = () => backUpEmbedded({ ...places, at: MONDAY_AT });
  await expect(backUp()).rejects.toMatchObject({ code: 'in-use' });
  expect(existsSync(places.file)).toBe(false);
  await close(db);
  await backUp();
  expect(statSync(places.file).mode & 0o777).toBe(0o600);
  expect(readdirSync(root).toSorted()).toEqual(['baton.tar.gz', 'data']);
  await expect(backUp()).rejects.toThrow('there already');
  await expect(restoreEmbedded(places)).rejects.toThrow('is not empty');

  rmSync(dataDir, { recursive: true });
  expect(await restoreEmbedded(places)).toBe(MONDAY_AT);
  expect(readdirSync(dataDir).toSorted()).toEqual(['cluster', 'credentials.json', 'keys']);
  const restored = await open();
  expect(secretsIn(keysDir).signing).toEqual(signing);
  expect(await listLeads(restored, 'demo', { limit: 10 })).toEqual(before);
  expect(await verifyWorkspace(restored, 'demo', signing.publicKey)).toMatchObject({ ok: true });

  // It goes on where it stood: deadlines fire, leads come in, and the next checkpoint ties to the one before.
  const due = (await earliestDue(restored)) ?? 0;
  expect(due).toBeGreaterThan(MONDAY_AT);
  const claiming = { now: due + HOUR_MS, limit: 10, leaseMs: HOUR_MS, atOnce: 1 };
  expect(await drainDue(restored, claiming)).toMatchObject({ fired: 3, failed: [] });
  expect(await captured(restored, 'd')).toMatchObject({ ok: true });
  const next = await addCheckpoint(restored, 'demo', { at: due + HOUR_MS, privateKey });
  expect(next).toMatchObject({ seq: 2, previous: checkpoint?.hash });
  expect(await verifyWorkspace(restored, 'demo', signing.publicKey)).toMatchObject({ ok: true });
  await close(restored);
});

test('what is no backup is not restored, and nothing is left of it', async () => {
  const other = join(root, 'other');
  const file = join(root, 'text.tar.gz');
  writeFileSync(file, 'no archive');
  const empty = { dataDir: other, keysDir: join(other, 'keys'), file };
  await expect(restoreEmbedded(empty)).rejects.toThrow('is no backup');
  expect(readdirSync(other)).toEqual([]);
  // The backup of the test above, as a disk that was full or a broken download leaves it.
  const whole = readFileSync(places.file);
  // In the checksum at the end, which everything before it is read against.
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(whole.length - 6) ^ 1, whole.length - 6);
  for (const [content, says] of [
    [whole.subarray(0, Math.floor(whole.length * 0.85)), 'is cut off: copy it again'],
    [damaged, 'is damaged'],
  ] as const) {
    writeFileSync(file, content);
    await expect(restoreEmbedded(empty)).rejects.toThrow(`${file} ${says}`);
    expect(readdirSync(other)).toEqual([]);
  }
  await expect(restoreEmbedded({ ...empty, file: join(root, 'none') })).rejects.toThrow('no file');
  await expect(backUpEmbedded({ ...empty, file: join(root, 'x'), at: 0 })).rejects.toThrow(
    'there is no database',
  );
});

test('a Postgres of one’s own has its own tools, and is told so', async () => {
  const database = { kind: 'own', url: 'postgres://service@db/baton', ownerUrl: null } as const;
  for (const verb of ['backup', 'restore'] as const)
    await expect(
      backUpOrRestore({ database, keysDir: '/keys' }, { verb, file: 'x' }, 0),
    ).rejects.toThrow('use pg_dump and pg_restore, and copy /keys');
});
