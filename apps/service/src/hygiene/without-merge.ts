import type { Contact } from './contact.ts';
import { mergeContacts, type MergedContact, unmergeContacts } from './merge-contacts.ts';
import type { ContactRecord } from './survivorship.ts';

export interface Remerged {
  /** The later merges of the same winner, as they are without the one, in their order. */
  readonly later: readonly MergedContact[];
  readonly winner: ContactRecord;
}

/** What a merged contact is as a record: to be merged again, or into another. */
export const asRecord = (merged: MergedContact): ContactRecord => ({
  id: merged.winner.id,
  contact: merged.contact,
  changedAt: merged.changedAt,
  mailVerifiedAt: merged.mailVerifiedAt,
  doNotContact: merged.doNotContact,
});

/** What somebody changed in a merged contact until `then`, brought into another record. */
const edited = (merged: MergedContact, then: ContactRecord, onto: ContactRecord): ContactRecord => {
  const parts = (Object.keys(then.contact) as (keyof Contact)[]).filter(
    (part) => JSON.stringify(then.contact[part]) !== JSON.stringify(merged.contact[part]),
  );
  const contact = {
    ...onto.contact,
    ...Object.fromEntries(parts.map((part) => [part, then.contact[part]])),
  };
  return parts.length === 0 ? onto : { ...onto, contact, changedAt: then.changedAt };
};

/**
 * Takes the first of a winner's merges back, and does the later ones again without what it brought in: merges may be undone
 * in any order. `instead` is what the merge is done again with, null if it is not. `now` is the winner's contact as it stands;
 * changes that somebody made by hand stay.
 */
export const withoutMerge = (
  [undone, ...later]: readonly [MergedContact, ...MergedContact[]],
  now: ContactRecord,
  instead: ContactRecord | null = null,
): Remerged => {
  const after = (index: number): ContactRecord => later[index]?.winner ?? now;
  const { winner } = unmergeContacts(undone, after(0));
  const base = instead === null ? winner : asRecord(mergeContacts(winner, instead));
  return later.reduce<Remerged>(
    (before, merged, index) => {
      const again = mergeContacts(before.winner, merged.loser);
      return {
        later: [...before.later, again],
        winner: edited(merged, after(index + 1), asRecord(again)),
      };
    },
    { later: [], winner: base },
  );
};
