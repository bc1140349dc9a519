import { StoreError } from '../store-error.ts';
import type { Sql } from './sql.ts';

const LIMIT = 'the server of the database has reached one of its limits';

/** SQLSTATEs of a server that has run out of something. That it has no connection left is told as `unavailable`. */
const SHORT: Readonly<Record<string, string>> = {
  '53000': LIMIT,
  '53100': 'the disk of the database is full',
  '53200': 'the server of the database is out of memory',
  '53400': LIMIT,
  '58030': 'the server of the database cannot read or write its disk',
};

/** What the server ran out of as `StoreError` `exhausted`, or null if that is not it. */
export const exhaustedIn = (error: unknown): StoreError | null => {
  if (!(error instanceof Error)) return null;
  const short = SHORT['code' in error ? String(error.code) : ''];
  if (short === undefined) return exhaustedIn(error.cause);
  return new StoreError('exhausted', `${short}: ask again, it goes on when that is mended`, {
    cause: error,
  });
};

/** More than is kept in memory, so that it is written to the disk. Some 3 MB. */
const takeRoom = (sql: Sql): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`set local work_mem = '64kB'`;
    await tx`select count(*) from generate_series(1, 200000)`;
  });

/**
 * Whether the server can work: it answers, and since it last ran out of something it was given room on its disk. A full disk
 * answers questions as if nothing were wrong, and nobody who is told to stay away would find out that there is room again.
 */
export const watchRoom = () => {
  let isShort = false;
  return {
    noted: (error: unknown): void => {
      if (error instanceof StoreError && error.code === 'exhausted') isShort = true;
    },
    /** Throws `StoreError` `unavailable` or `exhausted`. */
    ready: async (sql: Sql): Promise<void> => {
      if (isShort) await takeRoom(sql);
      else await sql`select 1`;
      isShort = false;
    },
  };
};
