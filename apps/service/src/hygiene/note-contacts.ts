import type { Tx } from '@baton/store';
import { contactKeysOf } from './contact-key.ts';
import { contactsSharing, type Sharing } from './contacts-sharing.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { KnownContact } from './known-contact.ts';
import { lockContactKeys } from './lock-contact-keys.ts';
import { noteContactKeys } from './note-contact-keys.ts';
import { type FoundPair, inOrder, keepPairs } from './pairs.ts';
import { survivorsOf } from './survivors-of.ts';

/** A new lead's contact. */
export interface NewContact extends KnownContact {
  readonly subject: string;
}

/** Pairs that one new lead may make, the surest first: who is like everybody is not worth a longer list. */
const PAIRS_OF_ONE = 20;

/** Two leads are one pair, whichever of them was looked at, and whatever was merged into them: the surest finding counts. */
const surest = (found: readonly FoundPair[]): readonly FoundPair[] => {
  const pairs = new Map<string, FoundPair>();
  for (const pair of found) {
    const key = JSON.stringify([pair.lead, pair.other]);
    if (pair.score > (pairs.get(key)?.score ?? 0)) pairs.set(key, pair);
  }
  return [...pairs.values()];
};

const pairsAmong = async (
  tx: Tx,
  workspace: string,
  added: readonly { readonly one: NewContact; readonly keys: readonly string[] }[],
  sharing: readonly Sharing[],
): Promise<readonly FoundPair[]> => {
  const byKey = Map.groupBy(
    sharing.flatMap((other) => other.keys.map((key) => ({ key, other }))),
    ({ key }) => key,
  );
  const found = added.flatMap(({ one, keys }) => {
    const others = new Set(keys.flatMap((key) => byKey.get(key) ?? []).map(({ other }) => other));
    const candidates = findDuplicates(one, [...others]).slice(0, PAIRS_OF_ONE);
    return candidates.map(({ id, score, reasons }) => ({ one: one.id, id, score, reasons }));
  });
  const merged = new Set(sharing.filter(({ state }) => state === 'merged').map(({ id }) => id));
  const asked = [...new Set(found.map(({ id }) => id))].filter((id) => merged.has(id));
  const now = asked.length === 0 ? null : await survivorsOf(tx, workspace, asked);
  return surest(
    found.flatMap(({ one, id, score, reasons }) => {
      const [lead, other] = inOrder(one, now?.get(id) ?? id);
      return lead === other ? [] : [{ lead, other, score, evidence: reasons }];
    }),
  );
};

/**
 * Notes new leads' contacts under their keys, and keeps whom they may be the same person as: in the transaction that captures
 * them, after their leads and people are stored. `at` is epoch ms.
 */
export const noteContacts = async (
  tx: Tx,
  workspace: string,
  contacts: readonly NewContact[],
  at: number,
): Promise<void> => {
  const added = contacts.map((one) => ({ one, keys: contactKeysOf(workspace, one) }));
  const keys = [...new Set(added.flatMap((each) => each.keys))];
  if (keys.length === 0) return;
  // Sent in one go: each statement sees what was committed before it began.
  const [, , sharing] = await Promise.all([
    lockContactKeys(tx, workspace, keys),
    noteContactKeys(
      tx,
      workspace,
      contacts.map(({ id: _id, ...noted }) => ({ ...noted, at })),
    ),
    contactsSharing(tx, workspace, keys),
  ]);
  await keepPairs(tx, workspace, await pairsAmong(tx, workspace, added, sharing), at);
};
