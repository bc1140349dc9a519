import { cursorOf, placeIn, type Tx } from '@baton/store';
import type { MergedContact } from './merge-contacts.ts';
import type { MergeInForce } from './merges-in-force.ts';

export interface ListedMerge {
  readonly id: string;
  readonly winner: string;
  readonly loser: string;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
}

export interface MergeRow extends MergeInForce {
  readonly undoneAt: number | null;
  readonly contacts: MergedContact | null;
}

export const readMerge = async (
  tx: Tx,
  workspace: string,
  merge: string,
): Promise<MergeRow | null> => {
  const [row] = await tx<MergeRow>`
    select id, winner, loser, contacts, undone_at as "undoneAt" from baton.merges
    where workspace = ${workspace} and id = ${merge}`;
  return row ?? null;
};

/** Merges, the latest first, a page at a time. Null for a cursor that is none of ours. */
export const listMerges = async (
  tx: Tx,
  workspace: string,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly items: readonly ListedMerge[]; readonly cursor: string | null } | null> => {
  const after =
    cursor === null ? { capturedAt: Number.MAX_SAFE_INTEGER, lead: '' } : placeIn(cursor);
  if (after === null) return null;
  const rows = await tx<ListedMerge>`
    select id, winner, loser, at, by, undone_at as "undoneAt", undone_by as "undoneBy" from baton.merges
    where workspace = ${workspace} and (at, id) < (${after.capturedAt}::bigint, ${after.lead})
    order by at desc, id desc limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  return { items, cursor: isLast ? null : cursorOf({ capturedAt: last.at, lead: last.id }) };
};
