import { StoreError } from '../store-error.ts';
import { exhaustedIn } from './exhausted.ts';

/**
 * SQLSTATEs of a server that is going, was killed, is not there yet or has no connection left; and what the socket says
 * then.
 */
const AWAY = new Set([
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The driver has no codes for these. */
const AWAY_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** SQLSTATE of a statement that somebody or its time limit ended. */
const GIVEN_UP = '57014';

/** SQLSTATEs of a role, a password or a database that is not as the address says; and what TLS says of a certificate. */
const REFUSED = /^(28|3D)[0-9A-Z]{3}$|CERT|^ERR_TLS/;
const REFUSED_WORDS = /^(SASL|The server does not support SSL connections)/;

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** The error that says that the server is away, or null. */
const awayIn = (error: unknown): Error | null => {
  if (!(error instanceof Error)) return null;
  // Each address of a host is tried; the message of all together is empty.
  if (error instanceof AggregateError) return awayIn(error.errors.find(awayIn));
  if (AWAY.has(codeOf(error)) || AWAY_WORDS.test(error.message)) return error;
  return awayIn(error.cause);
};

const isRefused = (error: Error): boolean =>
  REFUSED.test(codeOf(error)) || REFUSED_WORDS.test(error.message);

/**
 * The error as callers may show it. Of a server that went away nothing is known: a transaction may have been committed or
 * not, which is what idempotency keys are for. A statement past its time limit is `too-slow`.
 */
export const asStoreError = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (isRefused(error))
    return new StoreError(
      'role',
      `Postgres takes no connection of DATABASE_URL or DATABASE_OWNER_URL: ${error.message}`,
      { cause: error },
    );
  if (codeOf(error) === GIVEN_UP && error.message.includes('statement timeout'))
    return new StoreError('too-slow', 'the database takes too long', { cause: error });
  const exhausted = exhaustedIn(error);
  if (exhausted !== null) return exhausted;
  const away = awayIn(error);
  return away === null
    ? error
    : new StoreError('unavailable', 'the database is away: ask again', { cause: away });
};

/** As `asStoreError`, of what a promise rejects with. */
export const clean = <T>(promise: Promise<T>): Promise<T> =>
  promise.catch((error: unknown) => {
    throw asStoreError(error);
  });
