import { PgBoss } from 'pg-boss';
import type { Tx } from './connect/sql.ts';
import type { Database } from './database.ts';

/** How pg-boss reaches the database; with one around a transaction its jobs are inserted there. */
export interface QueueConnection {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
}

/** For `send` and `insert` within an event's transaction: the job is there if and only if the event is. */
export const queueIn = (tx: Tx): QueueConnection => ({
  executeSql: async (text, values = []) => ({
    rows: [...(await tx.text(text, values))],
  }),
});

/**
 * The queue of deliveries and other jobs, as the service's role; its tables were made when the database was migrated. To be
 * started, and stopped before the database is closed.
 */
export const queueOf = ({ url }: Pick<Database, 'url'>, connectionsAtMost = 4): PgBoss =>
  new PgBoss({
    connectionString: url,
    application_name: 'baton-queue',
    max: connectionsAtMost,
    migrate: false,
    createSchema: false,
  });
