import type { SealedEntry } from '@baton/core';

/** An entry as it was sealed, from the text that was hashed. */
export const sealedFrom = ({
  body,
  hash,
}: {
  readonly body: string;
  readonly hash: string;
}): SealedEntry => ({ ...(JSON.parse(body) as Omit<SealedEntry, 'hash'>), hash });
