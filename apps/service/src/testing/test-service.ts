import { testDatabase } from '@baton/store/testing';
import { passingSecrets } from '../secrets.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { drainDue, openDatabase, queueOf, type Role } from '@baton/store';
import { pino } from 'pino';
import { expect } from 'vitest';
import { appOf } from '../app.ts';
import { createWorkspaceOf } from '../seed/create-workspace.ts';
import { demoWorkspace } from '../seed/demo.ts';
import { networks } from '../notices/blocked-address.ts';
import { channelHealth } from '../notices/channel-health.ts';
import { chatChannel } from '../notices/chat-channel.ts';
import { webhookChannel } from '../notices/webhook-channel.ts';
import { postRules } from '../notices/guarded-post.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { noticeQueueOn } from '../worker/notice-queue.ts';
import { sendNotices } from '../worker/send-notices.ts';
import { startWorker } from '../worker/worker.ts';
import { mailTrap } from './mail-trap.ts';

/** Monday, 4 May 2026, 10:00 in New York: the office is open. */
export const MONDAY_AT = Date.UTC(2026, 4, 4, 14);

const holders: readonly (readonly [string, Role])[] = [
  ['m-05', 'admin'],
  ['m-02', 'ops'],
  ['m-03', 'marketing'],
  ['m-01', 'manager'],
  ['m-04', 'manager'],
  ...['r-01', 'r-02', 'r-03', 'r-04', 'r-05', 'r-06'].map((person) => [person, 'rep'] as const),
  ['c-01', 'registrar'],
  ['c-02', 'auditor'],
];

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Shorter than a test may take, so that the test can say what did not come. */
const UNTIL_AT_MOST_MS = 45_000;

/** Asks again and again until the answer is one; null when it never is. */
export const until = async <T>(probe: () => Promise<T | null> | T | null): Promise<T | null> => {
  for (let waited = 0; waited < UNTIL_AT_MOST_MS; waited += 25) {
    const found = await probe();
    if (found !== null) return found;
    await sleep(25);
  }
  return null;
};

const recordIn = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** A whole service on a database of its own: app, workers, mail listener, and a clock that stands until it is moved. */
export const testService = async (workerCount = 1) => {
  const { service: url, superuser } = await testDatabase();
  const db = await openDatabase({ url, at: MONDAY_AT });
  const boss = queueOf(db, 2);
  // What it reports when the database goes away at the end is no failure of anybody's.
  boss.on('error', () => {});
  await boss.start();
  const queue = await noticeQueueOn(boss, db);
  const trap = await mailTrap();
  const clock = { at: MONDAY_AT };
  const now = (): number => clock.at;
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const publicUrl = 'https://leads.acme.com';
  const secrets = passingSecrets();
  const service = {
    db,
    queue,
    now,
    newId: randomUUID,
    log,
    defaultCountry: 'US',
    publicUrl,
    secrets,
    // Listeners of tests.
    targets: postRules(networks(['127.0.0.2/32'])),
  };
  const app = appOf(service);
  const { targets } = service;
  const sending = {
    ...service,
    random: () => 0.5,
    linkKeys: secrets.linkKeys,
    health: channelHealth(log, now),
    channels: {
      mail: trap.mail,
      chat: chatChannel(targets, now),
      webhook: webhookChannel(targets, now),
    },
  };
  const workers = Array.from({ length: workerCount }, () =>
    startWorker({ ...sending, mail: trap.mail, waitAtMostMs: 25, choresRestAtMostMs: 200 }),
  );
  const request = async (
    key: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const answer = await app.request(path, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: recordIn(text), text };
  };
  return {
    db,
    /** Past row-level security: for tests that look at every table. */
    superuser,
    service,
    app,
    sending,
    clock,
    trap,
    request,
    /** Makes a workspace and gives a key for each person. */
    workspace: async (workspace: string): Promise<(person: string) => string> => {
      const keys = holders.map(([person, role]) => ({ person, role }));
      const issued = await createWorkspaceOf(db, { ...demoWorkspace(clock.at), workspace, keys });
      return (person) => {
        const found = issued?.find((one) => one.person === person);
        if (found === undefined) throw new Error(`${person} has no key in ${workspace}`);
        return found.key;
      };
    },
    /** Sends what may go out, until nothing is left; for services without workers. */
    sendAll: async (): Promise<void> => {
      while ((await sendNotices(sending, (error) => expect.fail(String(error)))) > 0);
    },
    /** Fires what is due, until nothing is left; for services without workers. */
    fireAll: async (): Promise<void> => {
      const carry = carryNotices(queue);
      const due = { now: clock.at, limit: 100, leaseMs: 60_000, atOnce: 1 };
      while ((await drainDue(db, { ...due, carry })).fired > 0);
    },
    close: async (): Promise<void> => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await trap.close();
      await boss.stop({ graceful: false });
      await db.close();
    },
  };
};

export type TestService = Awaited<ReturnType<typeof testService>>;

/** An inquiry that the demo's policy offers to a rep of the Americas at once. */
export const inquiry = (name = 'Jane Doe') => ({
  contact: {
    name,
    company: 'Acme Robotics',
    mail: 'jane@acme-robotics.com',
    phone: '212 555 0100',
  },
  facts: { region: 'NA', source: 'web-demo', employees: 50 },
  message: 'Please show us the platform.',
});

export const leadIn = ({ body }: Answer) =>
  body['lead'] as {
    readonly id: string;
    readonly state: string;
    readonly custodian: { readonly person: string } | null;
  };
