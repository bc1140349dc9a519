import type { Tx } from '@baton/store';
import type { MergedContact } from './merge-contacts.ts';

/** A merge that was not undone. */
export interface MergeInForce {
  readonly id: string;
  readonly winner: string;
  readonly loser: string;
  /** Null where a person was erased, or had no contact. */
  readonly contacts: MergedContact | null;
}

/** The merge that laid the lead to rest, or null. */
export const mergeOfLoser = async (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<MergeInForce | null> => {
  const [row] = await tx<MergeInForce>`
    select id, winner, loser, contacts from baton.merges
    where workspace = ${workspace} and loser = ${lead} and undone_at is null`;
  return row ?? null;
};

/** What the lead has taken in, in the order of its merges. */
export const mergesOfWinner = (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<readonly MergeInForce[]> => tx<MergeInForce>`
  select id, winner, loser, contacts from baton.merges
  where workspace = ${workspace} and winner = ${lead} and undone_at is null order by seq`;

/** Keeps both contacts of a merge and what survived of whom; null forgets them. */
export const keepContactsOf = async (
  tx: Tx,
  workspace: string,
  merge: string,
  contacts: MergedContact | null,
): Promise<void> => {
  await tx`
    update baton.merges set contacts = ${contacts === null ? null : JSON.stringify(contacts)}::text::jsonb
    where workspace = ${workspace} and id = ${merge}`;
};
