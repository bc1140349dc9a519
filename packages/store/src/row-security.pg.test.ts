import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTo, named, type Sql } from './connect/sql.ts';
import { addCheckpoint } from './custody/checkpoint.ts';
import { applyEvent } from './events/apply-event.ts';
import { addApiKey } from './keys/api-keys.ts';
import { putPerson } from './people/personal-data.ts';
import { oneRowEach } from './testing/one-row-each.ts';
import { MONDAY_AT } from './testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from './testing/test-workspace.ts';
import { inWorkspace, nameWorkspace } from './transact.ts';
import { generateKeyPairSync } from 'node:crypto';

let store: TestStore;
let superuser: Sql;
let tables: readonly string[] = [];

beforeAll(async () => {
  store = await testStore(4);
  superuser = connectTo(store.superuser, 1).sql;
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  for (const workspace of ['ours', 'theirs']) {
    await testWorkspace(store.db, workspace);
    await inWorkspace(store.db, workspace, (tx) =>
      putPerson(tx, workspace, { subject: 'p', data: {}, at: 1 }),
    );
    await inWorkspace(store.db, workspace, (tx) =>
      addApiKey(tx, workspace, { person: 'r-1', role: 'rep', at: 1, by: 'ops' }),
    );
    for (const leadId of ['L', 'M'])
      await applyEvent(store.db, {
        workspace,
        leadId,
        idempotency: { key: leadId, request: 'r' },
        event: {
          type: 'inquiry.captured',
          at: MONDAY_AT,
          actor: 'prospect',
          facts: { source: 'web-demo', employees: 50, region: 'north' },
        },
      });
    await addCheckpoint(store.db, workspace, { at: 1, privateKey });
    await inWorkspace(store.db, workspace, (tx) =>
      oneRowEach(tx, workspace, { lead: 'L', other: 'M', subject: 'p' }),
    );
  }
  const rows = await superuser<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'baton' and tablename not in ('migrations', 'signing_key') order by 1`;
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await superuser.end();
  await store.db.close();
});

describe('row-level security, in every table', () => {
  test('shows the rows of the workspace that the transaction names, and none without a name', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(31);
    for (const table of tables) {
      const name = named(`baton.${table}`);
      const all = await superuser`select distinct workspace from ${name} order by 1`;
      // A table that the set-up forgot would prove nothing.
      expect([table, all.map((row) => String(row['workspace']))]).toEqual([
        table,
        ['ours', 'theirs'],
      ]);
      const seen = await inWorkspace(
        store.db,
        'ours',
        (tx) => tx`select distinct workspace from ${named(`baton.${table}`)}`,
      );
      expect([table, seen.map((row) => String(row['workspace']))]).toEqual([table, ['ours']]);
      const nameless = await store.db.sql`select from ${named(`baton.${table}`)}`;
      expect([table, nameless.length]).toEqual([table, 0]);
    }
  });

  test('lets nobody write for another workspace', async () => {
    for (const table of tables) {
      const columns = await superuser<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema = 'baton' and table_name = ${table} and column_name <> 'workspace' and is_identity = 'NO'`;
      const list = columns.map(({ name }) => `"${name}"`).join(', ');
      // Rows of our own under their name: what an insert of a forged row amounts to.
      const forge = store.db.sql.begin(async (tx) => {
        await nameWorkspace(tx, 'ours');
        await tx.text(
          `insert into baton.${table} (workspace, ${list}) select 'theirs', ${list} from baton.${table}`,
        );
      });
      await expect(forge).rejects.toThrow(`row-level security policy for table "${table}"`);
    }
  });

  test('changes and deletes nothing of theirs', async () => {
    const before =
      await superuser`select md5(string_agg(l::text, '')) as sum from baton.leads l where workspace = 'theirs'`;
    const changed = await inWorkspace(
      store.db,
      'ours',
      (tx) => tx`update baton.leads set pass = 9 where workspace = 'theirs'`,
    );
    const deleted = await inWorkspace(
      store.db,
      'ours',
      (tx) => tx`delete from baton.obligations where workspace = 'theirs'`,
    );
    expect([changed.count, deleted.count]).toEqual([0, 0]);
    const after =
      await superuser`select md5(string_agg(l::text, '')) as sum from baton.leads l where workspace = 'theirs'`;
    expect(after).toEqual(before);
  });

  test('ends with the transaction, so that a connection that is used again sees nothing', async () => {
    const { sql } = connectTo(store.db.url, 1);
    await sql.begin(async (tx) => {
      await nameWorkspace(tx, 'ours');
      expect(await tx`select from baton.leads`).toHaveLength(2);
    });
    expect(await sql`select from baton.leads`).toHaveLength(0);
    await sql.end();
  });
});

describe('an open lead', () => {
  test.each([
    [
      'without a holder',
      'custodian_kind = null, custodian_id = null, custodian_person = null',
      'open_leads_have_a_holder',
    ],
    ['with half a holder', 'custodian_person = null', 'open_leads_have_a_holder'],
    ['without a deadline', 'next_at = null', 'open_leads_have_a_deadline'],
    ['closed with a holder', "state = 'lost'", 'open_leads_have_a'],
    ['in a passing state', "state = 'routing'", 'no_passing_state_is_stored'],
  ])('cannot be stored %s', async (_, change, constraint) => {
    const attempt = inWorkspace(store.db, 'ours', (tx) =>
      tx.text(`update baton.leads set ${change}`),
    );
    await expect(attempt).rejects.toThrow(constraint);
  });
});
