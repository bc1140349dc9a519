import { generateKeyPairSync } from 'node:crypto';
import { canonicalJson, hashOf, seal, type SealedEntry } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTo, named, type Sql } from '../connect/sql.ts';
import { applyEvent } from '../events/apply-event.ts';
import { readLog } from '../leads/read-lead.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { addCheckpoint } from './checkpoint.ts';
import { verifyLead, verifyWorkspace } from './verify.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const keys = () =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: pem,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const { privateKey, publicKey } = keys();

let store: TestStore;
/** Someone who has the database itself in hand. */
let intruder: Sql;
beforeAll(async () => {
  store = await testStore(4);
  intruder = connectTo(store.superuser, 1).sql;
  // What a superuser may do: switch the triggers off.
  await intruder`set session_replication_role = replica`;
});
afterAll(async () => {
  await intruder.end();
  await store.db.close();
});

const workspaceOf = async (workspace: string, leads: number): Promise<string> => {
  await testWorkspace(store.db, workspace);
  for (let lead = 1; lead <= leads; lead++)
    await applyEvent(store.db, {
      workspace,
      leadId: `L-${lead}`,
      event: {
        type: 'inquiry.captured',
        at: MONDAY_AT,
        actor: 'prospect',
        facts: { source: 'web-demo', employees: 50, region: 'north' },
      },
    });
  return workspace;
};

describe('the log', () => {
  test.each([
    'update baton.custody_entries set actor = $1',
    'delete from baton.custody_entries where actor <> $1',
  ])('cannot be changed by the service: %s', async (statement) => {
    const workspace = await workspaceOf(`append-${statement.slice(0, 6)}`, 1);
    const attempt = inWorkspace(store.db, workspace, (tx) => tx.text(statement, ['somebody']));
    await expect(attempt).rejects.toThrow('permission denied');
  });

  test('cannot be changed by its owner either, nor emptied', async () => {
    const { sql } = connectTo(store.superuser, 1);
    await workspaceOf('trigger', 1);
    await expect(sql`update baton.custody_entries set actor = 'x'`).rejects.toThrow('append-only');
    await expect(sql`delete from baton.custody_entries`).rejects.toThrow('append-only');
    await expect(sql`truncate baton.custody_entries`).rejects.toThrow('append-only');
    await expect(sql`update baton.policies set source = 'x'`).rejects.toThrow('append-only');
    await sql.end();
  });

  test('verifies, lead by lead and as a whole', async () => {
    const workspace = await workspaceOf('whole', 3);
    expect(await addCheckpoint(store.db, workspace, { at: 1, privateKey })).toMatchObject({
      seq: 1,
    });
    expect(await addCheckpoint(store.db, workspace, { at: 2, privateKey })).toBeNull();
    await applyEvent(store.db, {
      workspace,
      leadId: 'L-1',
      event: { type: 'lead.accepted', at: MONDAY_AT + 1, actor: 'r-1' },
    });
    expect(await addCheckpoint(store.db, workspace, { at: 3, privateKey })).toMatchObject({
      seq: 2,
    });
    expect(await verifyLead(store.db, workspace, 'L-1')).toEqual({
      ok: true,
      leads: 1,
      entries: 3,
    });
    expect(await verifyWorkspace(store.db, workspace, publicKey)).toEqual({
      ok: true,
      leads: 3,
      entries: 7,
    });
  });

  test('is refused by the database when an entry does not match its hash', async () => {
    const workspace = await workspaceOf('check', 1);
    const attempt = inWorkspace(
      store.db,
      workspace,
      (tx) => tx`
      insert into baton.custody_entries (workspace, lead, seq, at, actor, type, from_state, to_state, previous, hash, body)
      select workspace, lead, 9, at, actor, type, from_state, to_state, previous, hash, body || ' '
      from baton.custody_entries where seq = 2`,
    );
    await expect(attempt).rejects.toThrow('entries_match_their_hash');
  });
});

describe('somebody who has the database in hand', () => {
  const tampering: [string, string, (workspace: string) => Promise<unknown>, RegExp][] = [
    [
      'alters an entry',
      'altered',
      (workspace) => intruder`
        update baton.custody_entries set body = replace(body, '"prospect"', '"nobody"'),
          hash = encode(sha256(convert_to(replace(body, '"prospect"', '"nobody"'), 'UTF8')), 'hex')
        where workspace = ${workspace} and lead = 'L-2' and seq = 1`,
      /L-2/,
    ],
    [
      'removes the last entry and moves the head back',
      'removed',
      async (workspace) => {
        await intruder`delete from baton.custody_entries where workspace = ${workspace} and lead = 'L-2' and seq = 2`;
        await intruder`
          update baton.leads set seq = 1, head = (select hash from baton.custody_entries e
            where e.workspace = ${workspace} and e.lead = 'L-2' and e.seq = 1)
          where workspace = ${workspace} and lead = 'L-2'`;
      },
      /entry 2 of lead L-2 is missing/,
    ],
    [
      'removes a whole lead',
      'removed',
      async (workspace) => {
        for (const table of ['custody_entries', 'obligations', 'leads'])
          await intruder`delete from ${named(`baton.${table}`)} where workspace = ${workspace} and lead = 'L-3'`;
      },
      /entries of lead L-3 are missing/,
    ],
    [
      'changes the stored lead',
      'altered',
      (workspace) => intruder`
        update baton.leads set snapshot = jsonb_set(snapshot, '{pass}', '7')
        where workspace = ${workspace} and lead = 'L-1'`,
      /not what its log says/,
    ],
    [
      'removes the lead from the checkpoint as well',
      'altered',
      async (workspace) => {
        await intruder`delete from baton.custody_entries where workspace = ${workspace} and lead = 'L-3'`;
        await intruder`delete from baton.leads where workspace = ${workspace} and lead = 'L-3'`;
        await intruder`
          update baton.checkpoints set heads = (select jsonb_agg(h)::text from jsonb_array_elements(heads::jsonb) h
            where h ->> 'lead' <> 'L-3') where workspace = ${workspace}`;
      },
      /holds other heads than it signed/,
    ],
  ];

  test.each(tampering)('and %s is found out', async (name, kind, tamper, message) => {
    const workspace = await workspaceOf(name, 3);
    await addCheckpoint(store.db, workspace, { at: 1, privateKey });
    await tamper(workspace);
    const verified = await verifyWorkspace(store.db, workspace, publicKey);
    const faults = verified.ok ? [] : verified.faults;
    expect(faults.map((fault) => fault.kind)).toContain(kind);
    expect(faults.map((fault) => fault.message).join('\n')).toMatch(message);
  });

  test('and seals a whole chain anew is found out by the checkpoint', async () => {
    const workspace = await workspaceOf('anew', 1);
    await addCheckpoint(store.db, workspace, { at: 1, privateKey });
    const [first, second] = await readLog(store.db, workspace, 'L-1');
    if (first === undefined || second === undefined) throw new Error('two entries');
    const { hash: _one, ...content } = { ...first, actor: 'nobody' };
    const forged: SealedEntry = { ...content, hash: hashOf(content) };
    const { hash: _two, previous: _previous, ...rest } = second;
    const next = seal(rest, forged.hash);
    expect(next.previous).toBe(forged.hash);
    for (const { hash, ...content } of [forged, next])
      await intruder`update baton.custody_entries set hash = ${hash}, previous = ${content.previous},
        body = ${canonicalJson(content)} where workspace = ${workspace} and seq = ${content.seq}`;
    await intruder`update baton.leads set head = ${next.hash} where workspace = ${workspace}`;
    // The lead alone looks whole.
    expect(await verifyLead(store.db, workspace, 'L-1')).toMatchObject({ ok: true });
    const verified = await verifyWorkspace(store.db, workspace, publicKey);
    const faults = verified.ok ? [] : verified.faults;
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('sealed anew since a checkpoint'),
    ]);
  });

  test('and signs checkpoints with a key of their own is found out', async () => {
    const workspace = await workspaceOf('key', 1);
    const other = keys().privateKey;
    // The service takes none but the first.
    await addCheckpoint(store.db, workspace, { at: 1, privateKey });
    await expect(
      addCheckpoint(store.db, workspace, { at: 1, privateKey: other }),
    ).rejects.toMatchObject({ code: 'signing-key' });
    await intruder`delete from baton.checkpoints where workspace = ${workspace}`;
    await intruder`delete from baton.signing_key`;
    await addCheckpoint(store.db, workspace, { at: 1, privateKey: other });
    const verified = await verifyWorkspace(store.db, workspace, publicKey);
    expect(verified.ok ? '' : verified.faults[0]?.message).toContain('another key');
  });
});
