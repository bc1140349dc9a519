import { StoreError } from '../store-error.ts';

/** SQLSTATEs of a server that is going, was killed, or is not there yet; and what the socket says then. */
const CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

/** The driver has no codes for these. */
const MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CODES.has(String(error.code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isAway);
  return MESSAGES.test(error.message) || isAway(error.cause);
};

/**
 * The error as callers may show it. Of a server that went away nothing is known: a transaction may have been committed or
 * not, which is what idempotency keys are for.
 */
export const asStoreError = (error: unknown): unknown =>
  !(error instanceof StoreError) && isAway(error)
    ? new StoreError('unavailable', 'the database is away: ask again', { cause: error })
    : error;
