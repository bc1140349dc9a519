import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { clean } from './connect/away.ts';
import type { Tx } from './connect/sql.ts';
import type { Database } from './database.ts';

/** How pg-boss reaches the database; with one around a transaction its jobs are inserted there. */
export interface QueueConnection {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
}

/**
 * For `insert` within an event's transaction, which asks for no ids: the job is there if and only if the event is. It takes
 * its round trip together with the commit.
 */
export const queueIn = (tx: Tx): QueueConnection => ({
  executeSql: (text, values = []) => {
    tx.last(tx.text(text, values));
    return Promise.resolve({ rows: [] });
  },
});

type Settings = NonNullable<Exclude<ConstructorParameters<typeof PgBoss>[0], string>>;

/** pg-boss on a pool of ours, so that a server that is away is the same `StoreError` here as everywhere. */
class Queue extends PgBoss {
  readonly #pool: pg.Pool;
  constructor(url: string, max: number, settings: Settings) {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      application_name: 'baton-queue',
      connectionTimeoutMillis: 10_000,
      // An idle connection that breaks is replaced; without a listener its error would end the process.
    }).on('error', () => {});
    super({
      ...settings,
      db: { executeSql: (text, values) => clean(pool.query(text, values)) },
    });
    this.#pool = pool;
  }

  override async stop(options?: Parameters<PgBoss['stop']>[0]): Promise<void> {
    await super.stop(options);
    if (!this.#pool.ending) await this.#pool.end();
  }
}

/**
 * The queue of deliveries and other jobs, as the service's role; its tables were made when the database was migrated. To be
 * started, and stopped before the database is closed; stopped, it does not start again.
 */
export const queueOf = ({ url }: Pick<Database, 'url'>, connectionsAtMost = 4): PgBoss =>
  new Queue(url, connectionsAtMost, { migrate: false, createSchema: false });

/** Makes the queue's tables or brings them up to date, as their owner. pg-boss has its own steps and a lock of its own. */
export const migrateQueue = async (ownerUrl: string): Promise<void> => {
  const boss = new Queue(ownerUrl, 1, { supervise: false, schedule: false });
  try {
    await boss.start();
  } finally {
    await boss.stop({ graceful: false });
  }
};
