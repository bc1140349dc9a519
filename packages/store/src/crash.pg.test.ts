import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { isAlive, pause, waitFor } from './embedded/alive.ts';
import { runningIn } from './embedded/postmaster.ts';
import { verifyWorkspace } from './custody/verify.ts';
import { applyEvent } from './events/apply-event.ts';
import { readLog } from './leads/read-lead.ts';
import { openDatabase } from './open-database.ts';
import { StoreError } from './store-error.ts';
import { MONDAY_AT } from './testing/fixture.ts';
import { testWorkspace } from './testing/test-workspace.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'baton-crash-'));
chmodSync(dataDir, 0o755);
let db: Database | undefined;
afterAll(async () => {
  await db?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** What a client was told: leads that were taken, and errors. */
interface Told {
  readonly taken: string[];
  readonly errors: unknown[];
}

/** Captures one lead after the other until told to stop, as a client with idempotency keys does: asking until it is answered. */
const client = async (
  db: Database,
  workspace: string,
  name: string,
  stop: AbortSignal,
  told: Told,
): Promise<void> => {
  for (let count = 0; !stop.aborted;) {
    const leadId = `${name}-${count}`;
    try {
      const applied = await applyEvent(db, {
        workspace,
        leadId,
        idempotency: { key: leadId, request: leadId },
        event: {
          type: 'inquiry.captured',
          at: MONDAY_AT,
          actor: 'prospect',
          facts: { source: 'web-demo', employees: 50, region: 'north' },
        },
      });
      expect(applied.ok).toBe(true);
      told.taken.push(leadId);
      count += 1;
    } catch (error) {
      told.errors.push(error);
      await pause(20);
    }
  }
};

test('Postgres killed under load: clients see a clean error, and nothing that was acknowledged is lost or twice', async () => {
  // The machine stays up, so that what the server wrote is not lost without fsync either.
  db = await openDatabase({ dataDir, at: 0, settings: { fsync: 'off' } });
  const workspace = await testWorkspace(db, 'crash');
  const stop = new AbortController();
  const told: Told = { taken: [], errors: [] };
  const clients = ['a', 'b', 'c', 'd'].map((name) =>
    client(db as Database, workspace, name, stop.signal, told),
  );
  const progress = async (): Promise<void> => {
    const before = told.taken.length;
    const made = await waitFor(30_000, () => (told.taken.length > before + 20 ? true : null));
    expect(made).toBe(true);
  };
  for (let kills = 0; kills < 2; kills++) {
    await progress();
    const running = runningIn(join(dataDir, 'cluster'));
    if (running === null) throw new Error('Postgres is not back');
    process.kill(running.pid, 'SIGKILL');
    await waitFor(30_000, () => (isAlive(running.pid) ? null : true));
  }
  await progress();
  stop.abort();
  await Promise.all(clients);
  expect(told.errors.length).toBeGreaterThan(0);
  for (const error of told.errors) expect(error).toBeInstanceOf(StoreError);
  expect(new Set(told.errors.map((error) => (error as StoreError).code))).toEqual(
    new Set(['unavailable']),
  );
  expect(await verifyWorkspace(db, workspace, publicKey)).toMatchObject({ ok: true });
  for (const lead of told.taken) {
    const log = await readLog(db, workspace, lead);
    expect(log.filter(({ event }) => event.type === 'inquiry.captured')).toHaveLength(1);
  }
  await db.close();
  db = undefined;
  expect(runningIn(join(dataDir, 'cluster'))).toBeNull();
});
