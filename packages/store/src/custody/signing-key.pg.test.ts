import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectTo, type Sql } from '../connect/sql.ts';
import { connectDatabase, type Database } from '../database.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { testWorkspace } from '../testing/test-workspace.ts';
import { claimSigningKey, signingKeyOf } from './signing-key.ts';

let urls: TestDatabase;
let db: Database;
let superuser: Sql;
beforeAll(async () => {
  urls = await testDatabase();
  db = await connectDatabase(urls.service, 8);
  superuser = connectTo(urls.superuser, 1).sql;
});
afterAll(async () => {
  await superuser.end();
  await db.close();
});

test('of several keys that are claimed at once one wins, and stays', async () => {
  const { sql } = db;
  expect(await signingKeyOf(sql)).toBeNull();
  const ids = ['a', 'b', 'c', 'd', 'e'].map((digit) => digit.repeat(64));
  const claimed = await Promise.allSettled(
    ids.map((id, at) => sql.begin((tx) => claimSigningKey(tx, id, at))),
  );
  const known = await signingKeyOf(sql);
  expect(ids.filter((_id, at) => claimed[at]?.status === 'fulfilled')).toEqual([known]);
  for (const one of claimed)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'signing-key' });
  await expect(sql`update baton.signing_key set key_id = ${ids[0] ?? ''}`).rejects.toThrow(
    'permission denied',
  );
  await expect(sql`delete from baton.signing_key`).rejects.toThrow('permission denied');
});

test('a database with checkpoints from before has the key of the first', async () => {
  const step = readFileSync(
    join(import.meta.dirname, '../../migrations/0016-signing-key.sql'),
    'utf8',
  );
  const [early, late] = ['1'.repeat(64), '2'.repeat(64)];
  for (const [workspace, keyId, at] of [
    ['later', late, 20],
    ['earlier', early, 10],
  ] as const) {
    await testWorkspace(db, workspace);
    await superuser`
      insert into baton.checkpoints values (${workspace}, 1, ${at}, 1, '[]', ${early}, ${early}, ${early}, ${keyId}, 'x')`;
  }
  // As the tables' owner, for whom row security holds.
  const owner = connectTo(urls.owner, 1).sql;
  await owner.text(`drop table baton.signing_key; ${step}`);
  const [row] = await owner<{ id: string }>`select key_id as id from baton.signing_key`;
  expect(row?.id).toBe(early);
  await owner.end();
});
