import { createHash } from 'node:crypto';
import { blockingKeys } from './blocking-keys.ts';
import type { KnownContact } from './known-contact.ts';

/** A blocking key as it is stored: SHA-256 over workspace and key, so that no contact can be read off the index. */
export const hashedKey = (workspace: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([workspace, key]))
    .digest('hex');

/** The hashed blocking keys of a contact, each once and in order. */
export const contactKeysOf = (
  workspace: string,
  known: Pick<KnownContact, 'contact' | 'account'>,
): readonly string[] => {
  const keys = blockingKeys({ id: '', ...known });
  return [...new Set(keys)].map((key) => hashedKey(workspace, key)).toSorted();
};
