import { blockingKeys } from './blocking-keys.ts';
import { duplicateScore, type DuplicateScore, LIKELY } from './duplicate-score.ts';
import type { KnownContact } from './known-contact.ts';
import { fold } from './normalise-text.ts';

export interface DuplicateCandidate extends DuplicateScore {
  readonly id: string;
}

/**
 * Which of the others (those that share a blocking key, from the store) may be the same person as `one`: best first,
 * ties by id. `one` itself is left out.
 */
export const findDuplicates = (
  one: KnownContact,
  others: readonly KnownContact[],
  atLeast: number = LIKELY,
): readonly DuplicateCandidate[] =>
  others
    .filter((other) => other.id !== one.id)
    .map((other) => ({ id: other.id, ...duplicateScore(one, other) }))
    .filter((candidate) => candidate.score >= atLeast)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

export interface DuplicatePair extends DuplicateScore {
  /** Smaller id first. */
  readonly ids: readonly [string, string];
}

/** Contacts in a block beyond which each is compared only with its neighbours in the order of names. */
const WIDE_BLOCK = 200;
const WINDOW = 20;

/**
 * All pairs in a list that may be one person, best first. Compares within blocks; in a block of more than 200 each with
 * the 20 that follow in the order of folded names (sorted neighbourhood; Hernández and Stolfo, SIGMOD 1995), so that the
 * work grows with the list and not with its square. Exact keys are compared in full up to the same bound.
 */
export const duplicatePairs = (
  list: readonly KnownContact[],
  atLeast: number = LIKELY,
): readonly DuplicatePair[] => {
  const found = new Map<string, DuplicatePair>();
  const seen = new Set<string>();
  for (const block of blocksOf(list))
    block.forEach((one, index) => {
      const window = block.length > WIDE_BLOCK ? WINDOW : block.length;
      for (const other of block.slice(index + 1, index + 1 + window)) {
        const ids =
          one.id < other.id ? ([one.id, other.id] as const) : ([other.id, one.id] as const);
        const key = JSON.stringify(ids);
        if (one.id === other.id || seen.has(key)) continue;
        seen.add(key);
        const scored = duplicateScore(one, other);
        if (scored.score >= atLeast) found.set(key, { ids, ...scored });
      }
    });
  return [...found.values()].sort(
    (a, b) => b.score - a.score || (orderOf(a) < orderOf(b) ? -1 : 1),
  );
};

const orderOf = (pair: DuplicatePair): string => JSON.stringify(pair.ids);

const blocksOf = (list: readonly KnownContact[]): readonly (readonly KnownContact[])[] => {
  const blocks = new Map<string, KnownContact[]>();
  for (const one of list)
    for (const key of blockingKeys(one)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [one]);
      else block.push(one);
    }
  return [...blocks.values()]
    .filter((block) => block.length > 1)
    .map((block) => (block.length > WIDE_BLOCK ? byName(block) : block));
};

const byName = (block: readonly KnownContact[]): readonly KnownContact[] =>
  block
    .map((one) => ({ one, name: fold(one.contact.name ?? '') }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.one.id < b.one.id ? -1 : 1))
    .map(({ one }) => one);
