import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Database, openDatabase, queueOf } from '@baton/store';
import type { Logger } from 'pino';
import { appOf } from './app.ts';
import type { Config } from './config.ts';
import type { Service } from './http/service.ts';
import { networks } from './notices/blocked-address.ts';
import { postRules } from './notices/guarded-post.ts';
import { mailChannel } from './notices/mail-channel.ts';
import { noticeQueueOn } from './worker/notice-queue.ts';
import { secretsIn } from './secrets.ts';
import { startWorker } from './worker/worker.ts';

export interface Running {
  readonly db: Database;
  /** Null when this process serves nothing. */
  readonly url: string | null;
  /** Takes no more, finishes what is under way, and closes the database. */
  readonly stop: () => Promise<void>;
}

export interface Around {
  readonly log: Logger;
  readonly now: () => number;
  readonly random: () => number;
  /** Done with the database before anything is served. */
  readonly prepare?: (db: Database) => Promise<void>;
}

const open = ({ database }: Config, { now, log }: Around): Promise<Database> =>
  database.kind === 'own'
    ? openDatabase({
        at: now(),
        url: database.url,
        ...(database.ownerUrl === null ? {} : { ownerUrl: database.ownerUrl }),
      })
    : openDatabase({
        at: now(),
        dataDir: database.dataDir,
        report: (line) => {
          log.warn(line);
        },
      });

interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** The app is made once it is known where it listens: a free port is chosen by the system. */
const listen = (
  { host, port }: Config,
  appAt: (url: string) => ReturnType<typeof appOf>,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    let app: ReturnType<typeof appOf> | null = null;
    const fetch = (request: Request, env: object) =>
      app?.fetch(request, env) ?? new Response(null, { status: 503 });
    const server = serve({ fetch, hostname: host, port }, (info: AddressInfo) => {
      const url = urlOf(info);
      app = appAt(url);
      resolve({
        url,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            if ('closeIdleConnections' in server) server.closeIdleConnections();
          }),
      });
    });
    server.once('error', reject);
  });

/**
 * Runs what the configuration's role says: the API, the worker, or both, on one's own Postgres or the embedded one.
 * Throws `StoreError`, or the server's error when the port is taken.
 */
export const runService = async (config: Config, around: Around): Promise<Running> => {
  const { log, now, random } = around;
  const db = await open(config, around);
  const ends: (() => Promise<void>)[] = [() => db.close()];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    await around.prepare?.(db);
    const boss = queueOf(db);
    boss.on('error', (error) => {
      log.error({ err: error }, 'the queue reports an error');
    });
    await boss.start();
    ends.push(() => boss.stop({ graceful: false }));
    const queue = await noticeQueueOn(boss, db);
    const { defaultCountry } = config;
    const secrets = secretsIn(config.keysDir);
    const serviceAt = (publicUrl: string): Service => ({
      db,
      queue,
      now,
      newId: randomUUID,
      log,
      defaultCountry,
      secrets,
      targets: postRules(networks(config.allowedNetworks)),
      publicUrl: config.publicUrl ?? publicUrl,
    });
    const listening =
      config.role === 'worker' ? null : await listen(config, (url) => appOf(serviceAt(url)));
    if (config.role !== 'api') {
      const mail = config.smtp === null ? null : mailChannel(config.smtp);
      const service = serviceAt(listening?.url ?? `http://${config.host}:${config.port}`);
      const worker = startWorker({ ...service, mail, random });
      ends.push(async () => {
        await worker.stop();
        mail?.close();
      });
    }
    return { db, url: listening?.url ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
