import { drizzle } from 'drizzle-orm/postgres-js';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** Eight-byte integers are instants and ordinals: all below 2⁵³, so numbers. */
interface Types extends Record<string, unknown> {
  readonly bigint: number;
}

export type Sql = postgres.Sql<Types>;
export type Tx = postgres.TransactionSql<Types>;
export type Orm = PostgresJsDatabase;

export interface Connection {
  readonly sql: Sql;
  readonly orm: Orm;
}

/**
 * A pool of at most `max` connections, opened when needed and again after the server was away. Drizzle takes the driver's
 * JSON and date conversions out of the client that it is given: here JSON goes in as text that is JSON already, and there
 * are no dates, so one client serves both. What every event does is plain SQL, because it stays prepared; Drizzle's
 * statements are parsed anew, at one more round trip each.
 */
export const connectTo = (url: string, max: number): Connection => {
  const sql: Sql = postgres(url, {
    max,
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: (value: number) => `${value}` },
    },
    connection: { application_name: 'baton' },
    connect_timeout: 10,
    onnotice: () => {},
  });
  return { sql, orm: drizzle(sql) };
};
