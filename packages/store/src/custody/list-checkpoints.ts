import type { Tx } from '../connect/sql.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Checkpoints without the heads that they note, the latest first; those before `before` (a seq) if it is given. */
export const listCheckpoints = (
  tx: Tx,
  workspace: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly Checkpoint[]> =>
  tx<Checkpoint>`
    select workspace, seq, at, ordinal, root, previous, hash, key_id as "keyId", signature
    from baton.checkpoints
    where workspace = ${workspace} and (${before}::int is null or seq < ${before}::int)
    order by seq desc limit ${limit}`;

/** Whether an entry is younger than the last checkpoint, which was made before the instant: then another is due. */
export const isCheckpointDue = async (
  tx: Tx,
  workspace: string,
  before: number,
): Promise<boolean> => {
  const [last] = await listCheckpoints(tx, workspace, { before: null, limit: 1 });
  if (last !== undefined && last.at > before) return false;
  const found = await tx`
    select from baton.custody_entries
    where workspace = ${workspace} and ordinal > ${last?.ordinal ?? 0} limit 1`;
  return found.length > 0;
};
