import { v7 as uuid } from 'uuid';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase, queueOf } from '@baton/store';
import pg from 'pg';
import { pino } from 'pino';
import type { Service } from '../src/http/service.ts';
import { inForce, type InForce } from '../src/leads/in-force.ts';
import { networks } from '../src/notices/blocked-address.ts';
import { postRules } from '../src/notices/guarded-post.ts';
import { passingSecrets } from '../src/secrets.ts';
import { createWorkspaceOf, issueKeys } from '../src/seed/create-workspace.ts';
import { noticeQueueOn } from '../src/worker/notice-queue.ts';
import { orgText, policyText } from './documents.ts';

export const WORKSPACE = 'bench';

/** Monday, 4 May 2026, 10:00 in New York; the clock goes on from there. */
export const MONDAY_AT = Date.UTC(2026, 4, 4, 14);

export const CONNECTIONS = 32;

/** A service on a Postgres of its own, set up as in production: what is committed is on the disk. */
export interface Workplace {
  readonly service: Service;
  readonly versions: InForce;
  readonly apiKey: string;
  /** As the service's role and with the service's settings, for the floor. */
  readonly pool: pg.Pool;
  /** Past row-level security, for filling and for looking. */
  readonly superuser: pg.Client;
  readonly close: () => Promise<void>;
}

const issuedKey = async (db: Database): Promise<string> => {
  await createWorkspaceOf(db, {
    workspace: WORKSPACE,
    policy: { text: policyText, file: 'policy.yaml' },
    org: { text: orgText, file: 'org.yaml' },
    keys: [],
    at: MONDAY_AT,
  });
  // One for each run, since a key is shown once.
  const [issued] = await issueKeys(db, WORKSPACE, [{ person: 'boss', role: 'admin' }], MONDAY_AT);
  return issued?.key ?? '';
};

const superuserOf = async (db: Database, dataDir: string): Promise<pg.Client> => {
  const { superuser } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as {
    readonly superuser: string;
  };
  const url = new URL(db.url);
  url.username = 'postgres';
  url.password = superuser;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
};

/** Makes the folder, and the workspace in it, if they are missing. */
export const openWorkplace = async (dataDir: string): Promise<Workplace> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const db = await openDatabase({ dataDir, at: MONDAY_AT, connectionsAtMost: CONNECTIONS });
  const boss = queueOf(db, 2);
  // What it reports when the database goes away at the end is no failure of anybody's.
  boss.on('error', () => {});
  await boss.start();
  const started = performance.now();
  const service: Service = {
    db,
    queue: await noticeQueueOn(boss, db),
    now: () => MONDAY_AT + Math.floor(performance.now() - started),
    newId: () => uuid(),
    log: pino({ level: 'silent' }),
    defaultCountry: 'US',
    publicUrl: 'https://leads.example.com',
    secrets: passingSecrets(),
    targets: postRules(networks([])),
  };
  const apiKey = await issuedKey(db);
  const superuser = await superuserOf(db, dataDir);
  const pool = new pg.Pool({ connectionString: db.url, max: CONNECTIONS, pipeline: true });
  // Ended before the server, whose goodbye may still come first.
  pool.on('error', () => {});
  return {
    service,
    versions: await inForce(db, WORKSPACE),
    apiKey,
    pool,
    superuser,
    close: async () => {
      await superuser.end();
      await pool.end();
      await boss.stop({ graceful: false });
      await db.close();
    },
  };
};
