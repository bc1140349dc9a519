import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '@baton/core';
import { afterAll, describe, expect, test } from 'vitest';
import { provision, superuserUrl } from './connect/provision.ts';
import { connectTo } from './connect/sql.ts';
import { addCheckpoint } from './custody/checkpoint.ts';
import { verifyWorkspace } from './custody/verify.ts';
import { drainDue } from './deadlines/claim-due.ts';
import { type Embedded, startEmbedded } from './embedded/start-embedded.ts';
import { applyEvent } from './events/apply-event.ts';
import { listLeads } from './leads/list-leads.ts';
import { openDatabase } from './open-database.ts';
import { fixturePolicy, MONDAY_AT, policyText } from './testing/fixture.ts';
import { describeSchema } from './testing/catalog.ts';
import { testWorkspace } from './testing/test-workspace.ts';
import { activatePolicy } from './versions/activate-policy.ts';
import { addPolicy } from './versions/workspaces.ts';

/** Where Debian's package postgresql-15 puts the server. */
const binaries = '/usr/lib/postgresql/15/bin';
const reason = existsSync(join(binaries, 'postgres'))
  ? ''
  : ` (skipped: no ${binaries}, install postgresql-15)`;

const dataDir = mkdtempSync(join(tmpdir(), 'baton-15-'));
chmodSync(dataDir, 0o755);
let embedded: Embedded | undefined;
afterAll(async () => {
  await embedded?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.skipIf(reason !== '')(`Postgres 15, as one's own by DATABASE_URL${reason}`, () => {
  test('has the same schema and does the same', async () => {
    embedded = await startEmbedded({ dataDir, binaries, settings: { fsync: 'off' } });
    const { owner, service } = await provision(embedded, 'own');
    const own = { url: service, at: 0 };
    // The service's role alone cannot make the tables.
    await expect(openDatabase(own)).rejects.toMatchObject({ code: 'schema' });
    const db = await openDatabase({ ...own, ownerUrl: owner });
    const { sql } = connectTo(superuserUrl(embedded, 'own'), 1);
    const [version] = await sql`show server_version`;
    expect(version?.['server_version']).toMatch(/^15\./);
    expect(await describeSchema(sql)).toBe(
      readFileSync(join(import.meta.dirname, '../schema.txt'), 'utf8'),
    );
    await sql.end();
    await expect(
      openDatabase({ ...own, url: superuserUrl(embedded, 'own') }),
    ).rejects.toMatchObject({ code: 'role' });
    await expect(openDatabase({ ...own, url: owner, ownerUrl: owner })).rejects.toMatchObject({
      code: 'role',
    });

    const workspace = await testWorkspace(db, 'fifteen');
    const regions = ['north', 'south', 'east', 'west'];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        applyEvent(db, {
          workspace,
          leadId: `lead-${index}`,
          event: {
            type: 'inquiry.captured',
            at: MONDAY_AT,
            actor: 'prospect',
            facts: { source: 'web-demo', employees: 50, region: regions[index % 4] ?? '' },
          },
        }),
      ),
    );
    const policy = await addPolicy(db, workspace, fixturePolicy(policyText('4 business hours')), {
      at: MONDAY_AT,
      by: 'ops',
      source: '',
    });
    const activation = {
      version: policy,
      openLeads: 'adopt',
      at: MONDAY_AT,
      by: 'ops',
      why: 'test',
    } as const;
    expect(await activatePolicy(db, workspace, activation)).toMatchObject({
      ok: true,
      adopted: 20,
    });
    for (let fired = 1; fired > 0;) {
      const drained = await drainDue(db, {
        now: MONDAY_AT + 3 * DAY_MS,
        limit: 50,
        leaseMs: DAY_MS,
        atOnce: 4,
      });
      expect(drained.failed).toEqual([]);
      ({ fired } = drained);
    }
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await addCheckpoint(db, workspace, { at: 1, privateKey });
    expect(await verifyWorkspace(db, workspace, publicKey)).toMatchObject({ ok: true, leads: 20 });
    expect((await listLeads(db, workspace, { limit: 10 }))?.items).toHaveLength(10);
    await db.close();
  });
});
