import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * JSON lines. Errors of the database quote rows, which may be personal data: what is logged of an error is its message and
 * where.
 */
export const logTo = (
  { logLevel, role }: Pick<Config, 'logLevel' | 'role'>,
  destination: DestinationStream,
): Logger =>
  pino(
    {
      level: logLevel,
      base: { role },
      serializers: {
        err: ({ name, message, stack }: Error) => ({ name, message, stack }),
      },
    },
    destination,
  );
