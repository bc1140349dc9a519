import { DAY_MS } from '@baton/core';
import { cursorOf, placeIn, type Tx } from '@baton/store';
import { daysKept } from '../privacy/retention.ts';
import type { FormMapping } from '../intake/form-mapping.ts';
import type { RefusedRow } from '../intake/csv-inquiries.ts';

/** How an upload's rows are read. */
export interface UploadMapping {
  readonly mapping: FormMapping;
  /** The form whose mapping it is, by which the keys of its rows are known. */
  readonly form: string | null;
  readonly encoding: string;
}

export const uploadStates = ['waiting', 'running', 'done', 'failed'] as const;

/** An upload as it is listed. */
export interface ListedUpload {
  readonly id: string;
  readonly name: string;
  readonly form: string | null;
  readonly state: (typeof uploadStates)[number];
  /** Rows that are done; those accepted became leads. */
  readonly rowsRead: number;
  readonly accepted: number;
  readonly refused: number;
  /** Why it failed. */
  readonly reason: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly createdBy: string;
  readonly endedAt: number | null;
  /** When its refused rows are forgotten, or were; null where there are none. */
  readonly forgottenAt: number | null;
}

export const addUpload = async (
  tx: Tx,
  workspace: string,
  upload: {
    readonly id: string;
    readonly name: string;
    readonly mapping: UploadMapping;
    readonly file: Uint8Array;
    readonly at: number;
    readonly by: string;
  },
): Promise<void> => {
  const { id, name, mapping, file, at, by } = upload;
  await tx.text(
    `insert into baton.uploads (workspace, id, name, mapping, file, state, created_at, created_by)
     values ($1, $2, $3, $4::text::jsonb, $5, 'waiting', $6, $7)`,
    [workspace, id, name, JSON.stringify(mapping), file, at, by],
  );
};

type Row = Omit<ListedUpload, 'forgottenAt'>;

const listed = (row: Row, days: number): ListedUpload => {
  const { endedAt, refused } = row;
  const forgottenAt = endedAt === null || refused === 0 ? null : endedAt + days * DAY_MS;
  return { ...row, forgottenAt };
};

/** Null if there is none of that id. */
export const readUpload = async (
  tx: Tx,
  workspace: string,
  id: string,
): Promise<ListedUpload | null> => {
  const [row] = await tx<Row>`
    select id, name, mapping ->> 'form' as form, state, rows_read as "rowsRead", accepted, refused, reason,
      created_at as "createdAt", created_by as "createdBy", ended_at as "endedAt"
    from baton.uploads where workspace = ${workspace} and id = ${id}`;
  return row === undefined ? null : listed(row, await daysKept(tx, workspace));
};

/** The latest first. Null for a cursor that is none of ours. */
export const listUploads = async (
  tx: Tx,
  workspace: string,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
): Promise<{ items: ListedUpload[]; cursor: string | null } | null> => {
  const after = cursor === null ? null : placeIn(cursor);
  if (cursor !== null && after === null) return null;
  const rows = await tx<Row>`
    select id, name, mapping ->> 'form' as form, state, rows_read as "rowsRead", accepted, refused, reason,
      created_at as "createdAt", created_by as "createdBy", ended_at as "endedAt"
    from baton.uploads
    where workspace = ${workspace}
      and (${after === null} or (created_at, id) < (${after?.capturedAt ?? 0}, ${after?.lead ?? ''}))
    order by created_at desc, id desc limit ${limit + 1}`;
  const days = await daysKept(tx, workspace);
  const items = rows.slice(0, limit).map((row) => listed(row, days));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    cursor: last === undefined ? null : cursorOf({ capturedAt: last.createdAt, lead: last.id }),
  };
};

/** The rows that became no lead, in the order of the file. */
export const refusedRows = (
  tx: Tx,
  workspace: string,
  upload: string,
): Promise<readonly RefusedRow[]> => tx<RefusedRow>`
  select place as row, cells, errors from baton.upload_refusals
  where workspace = ${workspace} and upload = ${upload} order by place`;
