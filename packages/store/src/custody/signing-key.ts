import type { Query } from '../connect/sql.ts';
import { StoreError } from '../store-error.ts';

/** Id of the key that signs the checkpoints of this database; null while none has. */
export const signingKeyOf = async (sql: Query): Promise<string | null> => {
  const [row] = await sql<{ id: string }>`select key_id as id from baton.signing_key`;
  return row?.id ?? null;
};

/**
 * Makes the key the one of this database if it has none yet; of several that try at once one wins. Throws `StoreError`
 * `signing-key` if the database has another: what two keys have signed verifies with neither.
 */
export const claimSigningKey = async (sql: Query, keyId: string, at: number): Promise<void> => {
  if ((await signingKeyOf(sql)) === null)
    // Waits for another that is just claiming, whose row is then to be seen.
    await sql`insert into baton.signing_key (key_id, at) values (${keyId}, ${at}) on conflict do nothing`;
  const known = await signingKeyOf(sql);
  if (known !== keyId)
    throw new StoreError(
      'signing-key',
      `the checkpoints of this database are signed with key ${known}, not with ${keyId}: ` +
        'start with the folder of keys that belongs to it',
    );
};
