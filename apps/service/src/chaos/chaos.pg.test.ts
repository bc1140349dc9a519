import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Database,
  earliestDue,
  inWorkspace,
  openDatabase,
  type Tx,
  verifyWorkspace,
} from '@baton/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretsIn } from '../secrets.ts';
import { setReach } from '../people/reach.ts';
import { mailTrap } from '../testing/mail-trap.ts';
import type { NoticeJob } from '../worker/notice-job.ts';
import { firedTwice, type Noted, untoldOrTwice } from './aftermath.ts';
import { ADMIN, chaosWorkspace, people } from './chaos-workspace.ts';
import { capture, type Seen, work } from './clients.ts';
import { keep, type Kept } from './processes.ts';

/**
 * Smaller in the suite than in earnest, which takes some four minutes:
 * CHAOS_LEADS=5000 CHAOS_SECONDS=60 npm run unit -- apps/service/src/chaos
 */
const LEADS = Number(process.env['CHAOS_LEADS'] ?? 300);
const SECONDS = Number(process.env['CHAOS_SECONDS'] ?? 15);
const CLIENTS = 12;
const WORKSPACE = 'chaos';

const root = mkdtempSync(join(tmpdir(), 'baton-chaos-'));
chmodSync(root, 0o755);
const dataDir = join(root, 'data');
let db: Database;
let trap: Awaited<ReturnType<typeof mailTrap>>;
let kept: readonly Kept[] = [];
beforeAll(async () => {
  // The machine stays up, so that what the server wrote is not lost without fsync either.
  db = await openDatabase({ dataDir, at: Date.now(), settings: { fsync: 'off' } });
  trap = await mailTrap();
});
afterAll(async () => {
  await Promise.all(kept.map((one) => one.stop()));
  await trap.close();
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

const inChaos = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inWorkspace(db, WORKSPACE, work);

const until = async (what: string, isSo: () => Promise<boolean> | boolean): Promise<void> => {
  for (let tries = 0; tries < 720; tries++) {
    if (await isSo()) return;
    await sleep(250);
  }
  const said = kept.map((one) => `${one.role}: ${one.said().slice(-400)}`).join('\n');
  throw new Error(`it never came to this: ${what}\n${said}`);
};

/** The server that runs now; null while the one that was killed is still being started again. */
const postmaster = (): number | null => {
  try {
    const [pid] = readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 0);
    return Number(pid);
  } catch {
    return null;
  }
};

const killPostgres = async (): Promise<void> => {
  await until('Postgres runs', () => postmaster() !== null);
  const pid = postmaster();
  if (pid === null) throw new Error('Postgres ended by itself');
  process.kill(pid, 'SIGKILL');
};

/**
 * Kills one of the processes every two seconds or so, each in its turn as far as it is up, and Postgres itself twice on the
 * way. Goes on until APIs and workers have been among them, however slow the machine is.
 */
const havoc = async (): Promise<void> => {
  const rounds = Math.ceil(SECONDS / 2);
  const servers = [Math.ceil(rounds / 3), Math.ceil((2 * rounds) / 3)];
  const killed = new Set<Kept['role']>();
  let turns = [...kept];
  for (let round = 1; round <= rounds || killed.size < 2; round++) {
    await sleep(1500 + Math.random() * 1000);
    if (servers.includes(round)) await killPostgres();
    const one = turns.find((next) => next.isUp());
    if (one === undefined) continue;
    one.kill();
    killed.add(one.role);
    turns = [...turns.filter((other) => other !== one), one];
  }
};

const logOf = (tx: Tx): Promise<readonly Noted[]> => tx<Noted>`
  select lead, seq, type, to_state as "to", body::jsonb -> 'event' ->> 'rung' as rung,
    case when type = 'obligation.due' then body::jsonb -> 'event' ->> 'id' end as duty
  from baton.custody_entries where workspace = ${WORKSPACE} order by lead, seq`;

const queued = (): Promise<readonly { data: NoticeJob; state: string }[]> =>
  db.sql`select data, state from pgboss.job where name = 'notices'`.then(
    (rows) => rows as unknown as readonly { data: NoticeJob; state: string }[],
  );

test('processes and Postgres killed at random lose nothing and do nothing twice', async () => {
  const keys = await chaosWorkspace(db, WORKSPACE, Date.now());
  const keyOf = (person: string): string => keys.find((one) => one.person === person)?.key ?? '';
  for (const person of people)
    await inChaos((tx) =>
      setReach(tx, WORKSPACE, { person, mail: `${person}@chaos.com`, at: Date.now() }),
    );
  const environment = {
    DATABASE_URL: db.url,
    BATON_KEYS_DIR: join(root, 'keys'),
    SMTP_URL: `smtp://127.0.0.1:${trap.port}`,
    LOG_LEVEL: 'fatal',
  };
  kept = (['api', 'api', 'worker', 'worker', 'worker'] as const).map((role) =>
    keep(role, environment),
  );
  await until('all are up', () => kept.every((one) => one.isUp()));

  const apis = kept.filter(({ role }) => role === 'api');
  const seen: Seen = { captured: new Map(), answers: new Map(), unclean: [] };
  let number = 0;
  const next = (): number | null => (number < LEADS ? number++ : null);
  const stop = new AbortController();
  const capturing = Array.from({ length: CLIENTS }, () =>
    capture(apis, seen, { key: keyOf(ADMIN), next }),
  );
  const working = Array.from({ length: CLIENTS }, () =>
    work(apis, seen, { keyOf, signal: stop.signal }),
  );
  await havoc();
  await Promise.all(capturing);
  stop.abort();
  await Promise.all(working);

  // Left in peace, the workers catch up: nothing is due, and nothing waits to be told.
  await until('nothing is overdue', async () => {
    const due = await earliestDue(db);
    return due === null || due > Date.now() - 1000;
  });
  // Who was killed last may still be starting, and would end by the signal.
  await until('all are up again', () => kept.every((one) => one.isUp()));
  const ended = await Promise.all(kept.map((one) => one.stop()));
  expect(ended).toEqual(kept.map(() => 0));

  expect(seen.unclean).toEqual([]);
  expect(seen.answers.get('reset') ?? 0).toBeGreaterThan(0);
  // Every inquiry that was taken is one lead, and there are no others.
  expect(new Set(seen.captured.values()).size).toBe(LEADS);
  const leads = await inChaos(
    (tx) => tx<{ lead: string; isHeld: boolean }>`
      select l.lead, l.next_at is null or (l.custodian_person is not null and exists (
        select from baton.obligations o where o.workspace = l.workspace and o.lead = l.lead)) as "isHeld"
      from baton.leads l where l.workspace = ${WORKSPACE}`,
  );
  expect(leads).toHaveLength(LEADS);
  expect(leads.filter(({ isHeld }) => !isHeld)).toEqual([]);
  const { publicKey } = secretsIn(join(root, 'keys')).signing;
  expect(await verifyWorkspace(db, WORKSPACE, publicKey)).toMatchObject({ ok: true, leads: LEADS });

  const log = await inChaos(logOf);
  const jobs = (await queued()).map(({ data }) => data);
  expect(firedTwice(log)).toEqual([]);
  expect(untoldOrTwice(log, jobs)).toEqual([]);
  // A worker killed between sending and noting it sends again, under the same Message-ID: receivers see one.
  const known = new Set(jobs.map(({ id }) => `<${id}@acme.com>`));
  expect(trap.mails.filter(({ messageId }) => !messageId.startsWith('<'))).toEqual([]);
  const ids = trap.mails.map(({ messageId }) => messageId.replace(/@.*/u, '@acme.com>'));
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
  expect(ids.length).toBeGreaterThan(LEADS);
}, 600_000);
