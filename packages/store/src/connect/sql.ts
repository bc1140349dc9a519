import { createHash } from 'node:crypto';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { clean } from './away.ts';
import { watchRoom } from './exhausted.ts';

/** What stands in a statement's place of a value. JSON goes in as text that is JSON already. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[] | Name;

export interface Rows<T> extends ReadonlyArray<T> {
  /** Rows returned or changed. */
  readonly count: number;
}

/**
 * Runs a statement at once, awaited or not, so that several that are called in one go take one round trip. It stays
 * prepared on its connection; values never become part of its text.
 */
export interface Query {
  <T extends object = Record<string, unknown>>(
    strings: TemplateStringsArray,
    ...values: readonly Value[]
  ): Promise<Rows<T>>;
  /**
   * A statement by its text, which stays prepared if it has values, and so must be one of a few; without values it may be
   * several, parted by semicolons.
   */
  readonly text: <T extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<Rows<T>>;
}

/** Statements within one transaction. */
export interface Tx extends Query {
  /**
   * The transaction's last statements, sent and not awaited: they take their round trip together with the commit, so that
   * locks are held one round trip less. If one of them fails, Postgres makes a rollback of the commit. May be called again.
   */
  readonly last: (statements: Promise<unknown>) => void;
}

export interface Sql extends Query {
  /** Runs the work in a transaction: committed when it is done, rolled back when it throws. */
  readonly begin: <T>(work: (tx: Tx) => Promise<T>, mode?: string) => Promise<T>;
  readonly end: () => Promise<void>;
}

export type Orm = NodePgDatabase;

export interface Connection {
  readonly sql: Sql;
  readonly orm: Orm;
  /** Throws `StoreError` `unavailable` or `exhausted` while the server cannot work. */
  readonly ready: () => Promise<void>;
}

/** A name that becomes part of a statement's text: of our own making, never of a caller's. */
class Name {
  readonly quoted: string;
  constructor(name: string) {
    this.quoted = name
      .split('.')
      .map((part) => pg.escapeIdentifier(part))
      .join('.');
  }
}

/** A table or column by its name, perhaps with its schema: `named('baton.leads')`. */
export const named = (name: string): Name => new Name(name);

interface Statement {
  readonly text: string;
  /** Postgres knows prepared statements by name, and by at most 63 bytes of it. */
  readonly name: string;
}

const statements = new WeakMap<TemplateStringsArray, Statement>();
const texts = new Map<string, Statement>();

const statementNamed = (text: string): Statement => ({
  text,
  name: createHash('sha256').update(text).digest('hex').slice(0, 40),
});

const statementOfText = (text: string): Statement => {
  const known = texts.get(text) ?? statementNamed(text);
  texts.set(text, known);
  return known;
};

const isName = (value: Value): value is Name => value instanceof Name;

const statementOf = (strings: TemplateStringsArray, values: readonly Value[]): Statement => {
  const known = statements.get(strings);
  if (known !== undefined) return known;
  let place = 0;
  const text = strings.reduce((before, after, index) => {
    const value = values[index - 1] ?? null;
    return before + (isName(value) ? value.quoted : `$${++place}`) + after;
  });
  const statement = statementNamed(text);
  // With names in it the same template makes several statements.
  if (!values.some(isName)) statements.set(strings, statement);
  return statement;
};

type Result = pg.QueryResult<object>;
type Send = (query: pg.QueryConfig | string) => Promise<Result | Result[]>;

const rowsOf = <T>(result: Result | Result[] | undefined): Rows<T> => {
  const last = Array.isArray(result) ? result.at(-1) : result;
  const rows = [...((last?.rows ?? []) as T[])];
  // Not to be seen where rows are compared or written as JSON.
  Object.defineProperty(rows, 'count', { value: last?.rowCount ?? 0 });
  return rows as T[] & { readonly count: number };
};

const queryBy = (send: Send): Query =>
  Object.assign(
    async <T>(strings: TemplateStringsArray, ...values: readonly Value[]): Promise<Rows<T>> => {
      const given = values.filter((value) => !isName(value));
      return rowsOf<T>(await send({ ...statementOf(strings, values), values: given }));
    },
    {
      text: async <T>(text: string, values?: readonly unknown[]): Promise<Rows<T>> =>
        rowsOf<T>(
          await send(
            values === undefined ? text : { ...statementOfText(text), values: [...values] },
          ),
        ),
    },
  );

/** Eight-byte integers are instants and ordinals: all below 2⁵³, so numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** What a statement is told that comes after the one that failed. */
const isAftermath = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '25P02';

/** The types of pg leave it out. */
interface Connected {
  readonly connection: pg.Connection;
}

/**
 * Statements that are called in one go leave in one write. The driver makes one or two for each, and the server, woken by
 * each, takes longer as well: an intake sends twenty statements.
 */
const gathering = (client: pg.PoolClient): (() => void) => {
  const { stream } = (client as pg.PoolClient & Connected).connection;
  let isHeld = false;
  return () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    // After what is ready to run has run, and before anything else is waited for.
    process.nextTick(() => {
      isHeld = false;
      stream.uncork();
    });
  };
};

const begin = async <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, mode: string): Promise<T> => {
  const client = await pool.connect();
  let isGone = false;
  const lost = (): void => {
    isGone = true;
  };
  client.on('error', lost);
  const gather = gathering(client);
  const send: Send = (query) => {
    gather();
    return client.query(query);
  };
  const last: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  try {
    // Not awaited: it goes out with the first statements of the work.
    const begun = send(`begin ${mode}`);
    begun.catch(() => {});
    const keep = (statements: Promise<unknown>): void => {
      last.push(statements);
      statements.catch((error: unknown) => failures.push(error));
    };
    const result = await work(Object.assign(queryBy(send), { last: keep }));
    await Promise.all([begun, ...last, send('commit')]);
    return result;
  } catch (error) {
    if (!isGone) await send('rollback').catch(lost);
    // By now all of them are answered.
    throw [error, ...failures].find((one) => !isAftermath(one)) ?? error;
  } finally {
    client.off('error', lost);
    client.release(isGone);
  }
};

/**
 * A pool of at most `max` connections, opened when needed and again after the server was away, for plain SQL and for
 * Drizzle. What every event does is plain SQL, because it stays prepared. A server that is away is `StoreError`
 * `unavailable`, one that is out of room `exhausted`.
 */
export const connectTo = (url: string, max: number): Connection => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    pipeline: true,
    application_name: 'baton',
    connectionTimeoutMillis: 10_000,
    // An idle connection that breaks is replaced; without a listener its error would end the process.
  }).on('error', () => {});
  const room = watchRoom();
  const watched = <T>(promise: Promise<T>): Promise<T> =>
    clean(promise).catch((error: unknown) => {
      room.noted(error);
      throw error;
    });
  const send: Send = (query) => watched(pool.query(query));
  const sql = Object.assign(queryBy(send), {
    begin: <T>(work: (tx: Tx) => Promise<T>, mode = '') => watched(begin(pool, work, mode)),
    end: () => pool.end(),
  });
  return { sql, orm: drizzle(pool), ready: () => room.ready(sql) };
};
