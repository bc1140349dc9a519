import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { isPassing, StoreError } from '../store-error.ts';
import { asStoreError } from './away.ts';
import { placeOf } from './place.ts';
import { type Connection, connectTo } from './sql.ts';

let superuser = '';
let connection: Connection;
beforeAll(async () => {
  ({ superuser } = await testDatabase());
  connection = connectTo(superuser, 2);
});
afterAll(() => connection.sql.end());

test.each([
  ['53100', 'the disk of the database is full'],
  ['53200', 'out of memory'],
  ['53000', 'limits'],
  ['53400', 'limits'],
  ['58030', 'cannot read or write its disk'],
])('%s of the server is told as %s, in a transaction too', async (code, words) => {
  const { sql } = connection;
  const raise = `do $$ begin raise exception 'x' using errcode = '${code}'; end $$`;
  const told = expect.objectContaining({ code: 'exhausted' }) as Error;
  await expect(sql.text(raise)).rejects.toThrow(told);
  await expect(sql.begin((tx) => tx.text(raise))).rejects.toThrow(words);
  // Whoever wraps it changes nothing.
  const error = new pg.DatabaseError('x', 1, 'error');
  error.code = code;
  expect(isPassing(asStoreError(new Error('query failed', { cause: error })))).toBe(true);
});

test('a server that ran out of something is ready again when it is given room', async () => {
  const { sql, ready } = connectTo(superuser, 1);
  const raise = `do $$ begin raise exception 'x' using errcode = '53100'; end $$`;
  // As little room for temporary files as a full disk has.
  await sql.text(`set temp_file_limit = '64kB'`);
  await expect(ready()).resolves.toBeUndefined();
  // In a transaction: the pool keeps the connection then, and with it the setting.
  await expect(sql.begin((tx) => tx.text(raise))).rejects.toBeInstanceOf(StoreError);
  await expect(ready()).rejects.toMatchObject({ code: 'exhausted' });
  await sql.text('set temp_file_limit = -1');
  await expect(ready()).resolves.toBeUndefined();
  await sql.end();
});

test('a database is named without its password', () => {
  expect(placeOf('postgres://role:secret@db.acme.com/baton')).toBe(
    'Postgres db.acme.com:5432, database baton',
  );
  expect(placeOf('postgres://role:secret@[::1]:6543')).toBe('Postgres [::1]:6543, database role');
  expect(placeOf('postgres://role@x/my%20db?host=/var/run/postgresql')).toBe(
    'Postgres /var/run/postgresql:5432, database my db',
  );
});
