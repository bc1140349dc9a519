import type { Tx } from '@baton/store';
import {
  keepContactsOf,
  mergeOfLoser,
  type MergeInForce,
  mergesOfWinner,
} from './merges-in-force.ts';
import { mergeContacts, type MergedContact, unmergeContacts } from './merge-contacts.ts';
import { keepContact, storedContact } from './stored-contact.ts';
import type { ContactRecord } from './survivorship.ts';
import { withoutMerge } from './without-merge.ts';

type Known = MergeInForce & { readonly contacts: MergedContact };
const isKnown = (merge: MergeInForce): merge is Known => merge.contacts !== null;

/**
 * Takes out of a winner's contact what came by one of its merges, which is still in force, and gives the contact that it leaves;
 * null if nothing can be taken out, because the winner was erased or the contacts are not known. With `instead` the merge is
 * done again with that in the loser's place, otherwise its contacts are forgotten.
 */
export const takeOut = async (
  tx: Tx,
  workspace: string,
  merge: MergeInForce,
  instead: ContactRecord | null = null,
): Promise<ContactRecord | null> => {
  const winner = await storedContact(tx, workspace, merge.winner);
  const all = (await mergesOfWinner(tx, workspace, merge.winner)).filter(isKnown);
  const [first, ...later] = all.slice(
    Math.max(
      0,
      all.findIndex(({ id }) => id === merge.id),
    ),
  );
  if (winner === null || first?.id !== merge.id) return null;
  const contacts = [first.contacts, ...later.map((one) => one.contacts)] as const;
  const left = withoutMerge(contacts, winner.record, instead);
  await keepContact(tx, workspace, winner, left.winner);
  const before = unmergeContacts(first.contacts, contacts[1]?.winner ?? winner.record).winner;
  const again = instead === null ? null : mergeContacts(before, instead);
  await keepContactsOf(tx, workspace, merge.id, again);
  for (const [index, { id }] of later.entries())
    await keepContactsOf(tx, workspace, id, left.later[index] ?? null);
  return left.winner;
};

/** Takes a lead's contact out of whatever it was merged into, and that out of what that was merged into, to the last. */
export const withdrawContact = async (tx: Tx, workspace: string, lead: string): Promise<void> => {
  let instead: ContactRecord | null = null;
  for (let loser = lead; ;) {
    const merge = await mergeOfLoser(tx, workspace, loser);
    if (merge === null) return;
    instead = await takeOut(tx, workspace, merge, instead);
    if (instead === null) return;
    loser = merge.winner;
  }
};
