import pg from 'pg';
import type { Sql, Tx } from './connect/sql.ts';
import { StoreError } from './store-error.ts';

/** First key of the advisory locks of workspaces: `work` in ASCII. */
const LOCKS = 0x776f726b;

const TRIES = 10;

/** A lock was needed ahead of one already held; nothing was done, and the next try begins with it. */
export class LockFirst extends Error {
  override readonly name = 'LockFirst';
}

/**
 * What another try may mend: a serialisation failure, a deadlock (Postgres ends one of the two), or a row that somebody
 * else inserted first and that the next try finds.
 */
const isWorthRetrying = (error: unknown): boolean =>
  error instanceof LockFirst ||
  (error instanceof pg.DatabaseError && ['40001', '40P01', '23505'].includes(error.code ?? ''));

/** A serialisation failure or a deadlock, such as with a step of the schema that is taken under load. */
const isCrowded = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['40001', '40P01'].includes(error.code ?? '');

const crowded = (cause: unknown): StoreError =>
  new StoreError('unavailable', 'the database has too much to do at once: ask again', { cause });

/**
 * Runs the transaction until it commits, as a whole each time. What still fails after ten tries is thrown; a lock that must
 * come first is no failure, and each time there is one less of them.
 */
export const retrying = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ;) {
    try {
      return await run();
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      if (tries === TRIES) throw isCrowded(error) ? crowded(error) : error;
      if (!(error instanceof LockFirst)) tries++;
    }
  }
};

/** Names the workspace for the transaction's row-level security. Not awaited, it goes out with the next statement. */
export const nameWorkspace = (tx: Tx, workspace: string): Promise<unknown> =>
  tx`select set_config('baton.workspace', ${workspace}, true)`;

/** From here on each statement of the transaction may take so long, else it ends with `StoreError` `too-slow`. */
export const limitStatements = (tx: Tx, ms: number): Promise<unknown> =>
  tx`select set_config('statement_timeout', ${String(Math.ceil(ms))}, true)`;

/**
 * Names the workspace, and keeps its versions from changing until the transaction ends. Events share this lock; who makes
 * another version the current one, or notes a checkpoint, takes it alone.
 */
export const shareWorkspace = (tx: Tx, workspace: string): Promise<unknown> =>
  tx`select set_config('baton.workspace', ${workspace}, true),
    pg_advisory_xact_lock_shared(${LOCKS}, hashtext(${workspace}))`;

export const takeWorkspace = (tx: Tx, workspace: string): Promise<unknown> =>
  tx`select set_config('baton.workspace', ${workspace}, true),
    pg_advisory_xact_lock(${LOCKS}, hashtext(${workspace}))`;

/** A transaction inside one workspace, retried as a whole. */
export const inWorkspace = async <T>(
  { sql }: { readonly sql: Sql },
  workspace: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  retrying(
    async () =>
      (
        await sql.begin(async (tx) => {
          await nameWorkspace(tx, workspace);
          return { value: await work(tx) };
        })
      ).value,
  );
