import { v7 as uuid } from 'uuid';
import { type Database, openDatabase, type Patience, queueOf, whenThere } from '@baton/store';
import type { Logger } from 'pino';
import { appOf } from './app.ts';
import { API_PORT, type Config } from './config.ts';
import { limitsOf } from './http/limits.ts';
import { listen } from './http/listen.ts';
import type { Service } from './http/service.ts';
import { networks } from './notices/blocked-address.ts';
import { postRules } from './notices/guarded-post.ts';
import { startMailListener } from './inbound-mail/start-listener.ts';
import { mailChannel } from './notices/mail-channel.ts';
import { frontOf } from './pages/front-of.ts';
import { type NoticeQueue, noticeQueueOn } from './worker/notice-queue.ts';
import { secretsOf } from './secrets.ts';
import { workerApp } from './worker/worker-app.ts';
import { startWorker } from './worker/worker.ts';

export interface Running {
  readonly db: Database;
  /** Null when this process listens nowhere. */
  readonly url: string | null;
  /** Null when it takes no mail. */
  readonly smtpPort: number | null;
  /** Takes no more, finishes what is under way, and closes the database. */
  readonly stop: () => Promise<void>;
}

export interface Around {
  readonly log: Logger;
  readonly now: () => number;
  readonly random: () => number;
  /** Done with the database before anything is served. */
  readonly prepare?: (db: Database) => Promise<void>;
  /** Ends the waiting for a database that does not answer; what it was aborted with is thrown. */
  readonly signal?: AbortSignal;
}

/** How long requests under way may take when the service stops. */
const ANSWERS_WITHIN_MS = 10_000;

type Opening = Pick<Around, 'now' | 'log' | 'signal'>;

const patienceOf = ({ log, signal }: Opening): Patience => ({
  report: (line) => {
    log.warn(line);
  },
  ...(signal === undefined ? {} : { signal }),
});

/**
 * Opens the database that the configuration names: migrated, with the embedded server running if it is that. One that does not
 * answer yet is waited for, a minute at most.
 */
export const openDatabaseOf = ({ database }: Config, around: Opening): Promise<Database> => {
  const patience = patienceOf(around);
  const at = around.now();
  const options =
    database.kind === 'own'
      ? {
          at,
          url: database.url,
          ...(database.ownerUrl === null ? {} : { ownerUrl: database.ownerUrl }),
        }
      : { at, dataDir: database.dataDir, report: patience.report };
  return whenThere(() => openDatabase(options), patience);
};

interface StartedQueue {
  readonly queue: NoticeQueue;
  readonly stop: () => Promise<void>;
}

/** One that could not be started is of no more use: the next try begins with another. */
const startQueue = async (db: Database, log: Logger): Promise<StartedQueue> => {
  const boss = queueOf(db);
  boss.on('error', (error) => {
    log.error({ err: error }, 'the queue reports an error');
  });
  const stop = () => boss.stop({ graceful: false });
  try {
    await boss.start();
    return { queue: await noticeQueueOn(boss, db), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/**
 * Runs what the configuration's role says: the API, the worker, or both, on one's own Postgres or the embedded one.
 * Throws `StoreError`, `UnusableSecrets`, or the server's error when the port is taken.
 */
export const runService = async (config: Config, around: Around): Promise<Running> => {
  const { log, now, random } = around;
  const db = await openDatabaseOf(config, around);
  const ends: (() => Promise<void>)[] = [() => db.close()];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    // After the database: the data folder, in which they may be, is made so that its server can reach it.
    const secrets = await secretsOf(db, config.keysDir, now());
    await around.prepare?.(db);
    const { queue, stop: stopQueue } = await whenThere(
      () => startQueue(db, log),
      patienceOf(around),
    );
    ends.push(stopQueue);
    const { defaultCountry } = config;
    const limits = limitsOf(config.limits);
    const serviceAt = (publicUrl: string): Service => ({
      db,
      queue,
      now,
      // In the order of time, so that a million rows' indexes are written at one end: an intake then costs what it cost among few.
      newId: () => uuid(),
      log,
      defaultCountry,
      limits,
      secrets,
      targets: postRules(networks(config.allowedNetworks)),
      publicUrl: config.publicUrl ?? publicUrl,
      front: frontOf(config),
    });
    const isApi = config.role !== 'worker';
    const listening = config.listens
      ? await listen(config, (url) => (isApi ? appOf(serviceAt(url)) : workerApp({ db, log, now })))
      : null;
    // No link leads to a worker alone, which answers nobody but operators.
    const linkedAt =
      isApi && listening !== null ? listening.url : `http://${config.host}:${API_PORT}`;
    const inbound =
      config.inboundSmtp === null
        ? null
        : await startMailListener(serviceAt(linkedAt), config.inboundSmtp);
    if (inbound !== null) log.info({ smtpPort: inbound.port }, 'takes inquiries by mail');
    if (config.role !== 'api') {
      const mail = config.smtp === null ? null : mailChannel(config.smtp);
      const service = serviceAt(linkedAt);
      const worker = startWorker({ ...service, mail, random });
      ends.push(async () => {
        await worker.stop();
        mail?.close();
      });
    }
    if (inbound !== null) ends.push(() => inbound.close());
    if (listening !== null) ends.push(() => listening.close(ANSWERS_WITHIN_MS));
    return { db, url: listening?.url ?? null, smtpPort: inbound?.port ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
