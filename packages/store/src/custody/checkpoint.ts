import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  canonicalJson,
  type CheckpointStatement,
  checkpointText,
  GENESIS,
  hashText,
  headsRoot,
  type NotedHead,
  type SignedCheckpoint,
} from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { inWorkspace } from '../transact.ts';
import { alone } from '../versions/workspaces.ts';
import { claimSigningKey } from './signing-key.ts';

/** A signed checkpoint without the heads that it holds. */
export type Checkpoint = Omit<SignedCheckpoint, 'heads'>;

export const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** Up to which entry everything is committed. Nobody else is in the workspace, so no earlier one can still appear. */
const cutOf = (db: Database, workspace: string): Promise<number> =>
  alone(db, workspace, async (tx) => {
    const [row] = await tx<{ ordinal: number | null }>`
      select max(ordinal) as ordinal from baton.custody_entries where workspace = ${workspace}`;
    return row?.ordinal ?? 0;
  });

const lastIn = async (tx: Tx, workspace: string) => {
  const [row] = await tx<{ seq: number; ordinal: number; hash: string }>`
    select seq, ordinal, hash from baton.checkpoints where workspace = ${workspace} order by seq desc limit 1`;
  return row ?? { seq: 0, ordinal: 0, hash: GENESIS };
};

/**
 * Notes the heads that moved since the checkpoint before and signs them (`privateKey`: Ed25519, PEM), so that from now on
 * neither their last entries nor whole leads can be taken away unnoticed. Null when nothing moved. It stops events for as
 * long as it takes to ask for one number. Throws `StoreError` `signing-key` unless the key is the one of this database.
 */
export const addCheckpoint = async (
  db: Database,
  workspace: string,
  { at, privateKey }: { readonly at: number; readonly privateKey: string },
): Promise<Checkpoint | null> => {
  const ordinal = await cutOf(db, workspace);
  const key = createPrivateKey(privateKey);
  const keyId = keyIdOf(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
  return inWorkspace(db, workspace, async (tx) => {
    await claimSigningKey(tx, keyId, at);
    const last = await lastIn(tx, workspace);
    const heads = await tx<NotedHead>`
      select distinct on (lead) lead, seq, hash from baton.custody_entries
      where workspace = ${workspace} and ordinal > ${last.ordinal} and ordinal <= ${ordinal}
      order by lead, seq desc`;
    if (heads.length === 0) return null;
    const ordered = [...heads].toSorted((a, b) => (a.lead < b.lead ? -1 : 1));
    const seq = last.seq + 1;
    const statement: CheckpointStatement = {
      workspace,
      seq,
      at,
      ordinal,
      root: headsRoot(ordered),
      previous: last.hash,
    };
    const text = checkpointText(statement);
    const hash = hashText(text);
    const signature = sign(null, Buffer.from(text), key).toString('base64');
    // Two at once: the second fails on the key and finds nothing left to note.
    await tx`
      insert into baton.checkpoints (workspace, seq, at, ordinal, heads, root, previous, hash, key_id, signature)
      values (${workspace}, ${seq}, ${at}, ${ordinal}, ${canonicalJson(ordered)}, ${statement.root}, ${last.hash},
        ${hash}, ${keyId}, ${signature})`;
    return { ...statement, hash, keyId, signature };
  });
};
