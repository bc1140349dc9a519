import { describe, expect, test } from 'vitest';
import { StoreError } from '../store-error.ts';
import { clean } from './away.ts';
import { whenThere } from './when-there.ts';

const recovering = Object.assign(new Error('the database system is starting up'), {
  code: '57P03',
});

/** Fails so often, then is done. */
const failing = (times: number, error: Error) => {
  let tries = 0;
  return () => clean(tries++ < times ? Promise.reject(error) : Promise.resolve(tries));
};

describe('a server that is not there yet', () => {
  test('is waited for, which is said once and with why', async () => {
    const said: string[] = [];
    const report = (line: string): void => void said.push(line);
    expect(await whenThere(failing(2, recovering), { report })).toBe(3);
    expect(said).toEqual([
      'the database does not answer (the database system is starting up): waiting 60 s at most',
    ]);
  });

  test('is given up after a while, with what to do', async () => {
    const refused = new AggregateError([
      Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { code: 'ECONNREFUSED' }),
    ]);
    const waiting = whenThere(failing(Infinity, refused), { report: () => {}, atMostMs: 0 });
    await expect(waiting).rejects.toThrow(
      'the database did not answer for 0 s (connect ECONNREFUSED ::1:5432): start it, or correct the address',
    );
    await expect(waiting).rejects.toBeInstanceOf(StoreError);
  });

  test('is waited for until somebody wants no more of it', async () => {
    const asking = new AbortController();
    const report = (): void => asking.abort();
    const waiting = whenThere(failing(Infinity, recovering), { report, signal: asking.signal });
    await expect(waiting).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }) as Error);
  });
});

describe('what waiting does not mend', () => {
  test.each([
    [Object.assign(new Error('password authentication failed for user "b"'), { code: '28P01' })],
    [Object.assign(new Error('database "nope" does not exist'), { code: '3D000' })],
    [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string')],
    [Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
  ])('is told at once: %s', async (error) => {
    const report = (line: string): void => expect.fail(line);
    const opening = whenThere(failing(1, error), { report });
    await expect(opening).rejects.toMatchObject({
      code: 'role',
      message: `Postgres takes no connection of DATABASE_URL or DATABASE_OWNER_URL: ${error.message}`,
    });
  });
});
