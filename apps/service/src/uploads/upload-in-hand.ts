import type { Tx } from '@baton/store';
import type { RefusedRow } from '../intake/csv-inquiries.ts';
import type { UploadMapping } from './stored-uploads.ts';

/** An upload that this worker reads. */
export interface UploadInHand {
  readonly id: string;
  readonly mapping: UploadMapping;
  readonly file: Uint8Array;
  readonly rowsRead: number;
  readonly createdBy: string;
}

/** Another worker has it: its lease ran out while this one was away. */
export class UploadLost extends Error {
  override readonly name = 'UploadLost';
}

/** The oldest that nobody reads, leased; null if there is none. */
export const claimUpload = async (
  tx: Tx,
  workspace: string,
  { at, leaseMs }: { readonly at: number; readonly leaseMs: number },
): Promise<UploadInHand | null> => {
  const [row] = await tx<UploadInHand>`
    update baton.uploads u set state = 'running', leased_until = ${at + leaseMs}
    where u.workspace = ${workspace} and u.id = (
      select id from baton.uploads
      where workspace = ${workspace} and state in ('waiting', 'running') and leased_until <= ${at}
      order by created_at, id limit 1 for update skip locked)
    returning u.id, u.mapping, u.file, u.rows_read as "rowsRead", u.created_by as "createdBy"`;
  return row ?? null;
};

export interface Progress {
  readonly id: string;
  /** Rows that were done before, and that are now. */
  readonly from: number;
  readonly to: number;
  readonly accepted: number;
  readonly refused: readonly RefusedRow[];
  readonly leasedUntil: number;
}

/** Notes the rows that were done, in the transaction that did them. Throws `UploadLost` when somebody else did. */
export const noteProgress = async (
  tx: Tx,
  workspace: string,
  { id, from, to, accepted, refused, leasedUntil }: Progress,
): Promise<void> => {
  const { count } = await tx`
    update baton.uploads set rows_read = ${to}, accepted = accepted + ${accepted}, refused = refused + ${refused.length},
      leased_until = ${leasedUntil}
    where workspace = ${workspace} and id = ${id} and state = 'running' and rows_read = ${from}`;
  if (count === 0) throw new UploadLost(id);
  if (refused.length === 0) return;
  await tx`
    insert into baton.upload_refusals (workspace, upload, place, cells, errors)
    select ${workspace}, ${id}, r.row, r.cells, r.errors
    from json_to_recordset(${JSON.stringify(refused)}::text::json) as r(row int, cells json, errors jsonb)`;
};

/** Its rows are done, or no more of them can be; the file is forgotten. */
export const endUpload = async (
  tx: Tx,
  workspace: string,
  { id, at, reason }: { readonly id: string; readonly at: number; readonly reason: string | null },
): Promise<void> => {
  await tx`
    update baton.uploads set state = ${reason === null ? 'done' : 'failed'}, reason = ${reason}, file = null, ended_at = ${at}
    where workspace = ${workspace} and id = ${id} and state = 'running'`;
};

/** Lets another round go on with it. */
export const releaseUpload = async (tx: Tx, workspace: string, id: string): Promise<void> => {
  await tx`
    update baton.uploads set leased_until = 0
    where workspace = ${workspace} and id = ${id} and state = 'running'`;
};
