import { type Database, StoreError } from '@baton/store';

/** What an operator can do about an error, beside the log line that tells it; null where nobody can say. */
export const remedyOf = (error: unknown, { place }: Pick<Database, 'place'>): string | null =>
  error instanceof StoreError && error.code === 'exhausted'
    ? `make room where ${place} is kept: the service goes on by itself`
    : null;
