import { isPassing } from '@baton/store';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * Errors of the database quote rows, which may be personal data: what is logged of an error is its message and where. Of a
 * database that is away it is why, without where: every request and every round of the worker finds the same.
 */
const loggedError = (error: Error): Readonly<Record<string, unknown>> => {
  const { name, message, stack, cause } = error;
  if (!isPassing(error)) return { name, message, stack };
  return { name, message, why: cause instanceof Error ? cause.message : null };
};

/** JSON lines. */
export const logTo = (
  { logLevel, role }: Pick<Config, 'logLevel' | 'role'>,
  destination: DestinationStream,
): Logger =>
  pino(
    {
      level: logLevel,
      base: { role },
      serializers: { err: loggedError },
    },
    destination,
  );
