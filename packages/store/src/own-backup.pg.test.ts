import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '@baton/core';
import { afterAll, describe, expect, test } from 'vitest';
import { provision, superuserUrl, urlsOf } from './connect/provision.ts';
import { connectTo } from './connect/sql.ts';
import { addCheckpoint } from './custody/checkpoint.ts';
import { verifyWorkspace } from './custody/verify.ts';
import { drainDue } from './deadlines/claim-due.ts';
import { type Embedded, startEmbedded } from './embedded/start-embedded.ts';
import { applyEvent } from './events/apply-event.ts';
import { openDatabase } from './open-database.ts';
import { MONDAY_AT } from './testing/fixture.ts';
import { testWorkspace } from './testing/test-workspace.ts';

/** Where Debian's package postgresql-15 puts the server and its tools, which the embedded Postgres comes without. */
const binaries = '/usr/lib/postgresql/15/bin';
const reason = existsSync(join(binaries, 'pg_dump'))
  ? ''
  : ` (skipped: no ${binaries}, install postgresql-15)`;

const dataDir = mkdtempSync(join(tmpdir(), 'baton-own-'));
chmodSync(dataDir, 0o755);
let embedded: Embedded | undefined;
afterAll(async () => {
  await embedded?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.skipIf(reason !== '')(`a Postgres of one's own${reason}`, () => {
  test('is dumped under way, restored as the page on operating says, and goes on', async () => {
    const server = await startEmbedded({ dataDir, binaries, settings: { fsync: 'off' } });
    embedded = server;
    const { owner: ownerUrl, service: url } = await provision(server, 'own');
    const db = await openDatabase({ url, ownerUrl, at: 0 });
    const workspace = await testWorkspace(db, 'dumped');
    const captured = (leadId: string) => ({
      workspace,
      leadId,
      event: {
        type: 'inquiry.captured' as const,
        at: MONDAY_AT,
        actor: 'prospect',
        facts: { source: 'web-demo', region: 'north', employees: 50 },
      },
    });
    for (const lead of ['a', 'b']) await applyEvent(db, captured(lead));
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const first = await addCheckpoint(db, workspace, { at: MONDAY_AT, privateKey });

    const file = join(dataDir, 'baton.dump');
    const run = (tool: string, args: readonly string[]) =>
      execFileSync(join(binaries, tool), args, { stdio: 'pipe', encoding: 'utf8' });
    run('pg_dump', ['--format=custom', `--file=${file}`, superuserUrl(server, 'own')]);
    await db.close();
    const { sql } = connectTo(superuserUrl(server, 'postgres'), 1);
    await sql.text('drop database own');
    await sql.text('create database restored owner baton_owner');
    await sql.end();
    run('pg_restore', ['--exit-on-error', `--dbname=${superuserUrl(server, 'restored')}`, file]);

    const urls = urlsOf(server, 'restored');
    const restored = await openDatabase({ url: urls.service, ownerUrl: urls.owner, at: 0 });
    expect(await verifyWorkspace(restored, workspace, publicKey)).toMatchObject({ ok: true });
    const claiming = { now: MONDAY_AT + DAY_MS, limit: 10, leaseMs: DAY_MS, atOnce: 1 };
    expect(await drainDue(restored, claiming)).toMatchObject({ fired: 2, failed: [] });
    expect(await applyEvent(restored, captured('c'))).toMatchObject({ ok: true });
    const at = MONDAY_AT + DAY_MS;
    expect(await addCheckpoint(restored, workspace, { at, privateKey })).toMatchObject({
      seq: 2,
      previous: first?.hash,
    });
    expect(await verifyWorkspace(restored, workspace, publicKey)).toMatchObject({ ok: true });
    await restored.close();
  });
});
