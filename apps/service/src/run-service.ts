import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Database, openDatabase, queueOf } from '@baton/store';
import type { Logger } from 'pino';
import { appOf } from './app.ts';
import type { Config } from './config.ts';
import { mailChannel } from './notices/mail-channel.ts';
import { noticeQueueOn } from './worker/notice-queue.ts';
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

const listen = (app: ReturnType<typeof appOf>, { host, port }: Config): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        url: `http://${name}:${info.port}`,
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
    const queue = await noticeQueueOn(boss);
    const { defaultCountry } = config;
    const service = { db, queue, now, newId: randomUUID, log, defaultCountry };
    const listening = config.role === 'worker' ? null : await listen(appOf(service), config);
    if (listening !== null) ends.push(() => listening.close());
    if (config.role !== 'api') {
      const mail = config.smtp === null ? null : mailChannel(config.smtp);
      const publicUrl =
        config.publicUrl ?? listening?.url ?? `http://${config.host}:${config.port}`;
      const worker = startWorker({ db, queue, mail, publicUrl, now, random, log });
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
