import { type Judge, memoJudge } from '@baton/core';
import { checkServiceRole } from './connect/check-role.ts';
import { placeOf } from './connect/place.ts';
import { type Connection, connectTo } from './connect/sql.ts';
import { checkSchema } from './migrate/migrate.ts';
import { type Engines, enginesOf } from './versions/engines.ts';

/** Everything the store's verbs need: connections as the service's role, and what is compiled from documents. */
export interface Database extends Connection {
  readonly url: string;
  /** Which database it is, for people; without a password. */
  readonly place: string;
  readonly engines: Engines;
  readonly judge: Judge;
  /** Waits for what is under way, then closes the connections (and the server, if it is ours). */
  readonly close: () => Promise<void>;
}

/**
 * Connects as the service's role to a database that has been migrated. Throws `StoreError` `role` if the role can see
 * more than one workspace at a time, `schema` if the tables are not those of this version.
 */
export const connectDatabase = async (url: string, connectionsAtMost = 10): Promise<Database> => {
  const { sql, orm, ready } = connectTo(url, connectionsAtMost);
  const close = (): Promise<void> => sql.end();
  try {
    await checkServiceRole(sql);
    await checkSchema(sql);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    sql,
    orm,
    ready,
    url,
    place: placeOf(url),
    engines: enginesOf(),
    judge: memoJudge().judge,
    close,
  };
};
