import { sql } from 'drizzle-orm';
import { asStoreError } from './connect/away.ts';
import type { Orm } from './connect/sql.ts';
import type { Database } from './database.ts';

/** Drizzle inside a transaction that sees one workspace. */
export type Reader = Parameters<Parameters<Orm['transaction']>[0]>[0];

/**
 * Reads one workspace as it is at one moment: a read-only transaction at REPEATABLE READ, so that several queries agree
 *  with each other. `StoreError` `unavailable` when the server is away.
 */
export const readWorkspace = <T>(
  { orm }: Pick<Database, 'orm'>,
  workspace: string,
  read: (reader: Reader) => Promise<T>,
): Promise<T> =>
  orm
    .transaction(
      async (reader) => {
        await reader.execute(sql`select set_config('baton.workspace', ${workspace}, true)`);
        return read(reader);
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
    .catch((error: unknown) => {
      throw asStoreError(error);
    });
