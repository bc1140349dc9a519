import { duplicateScore, type DuplicateScore, LIKELY } from './duplicate-score.ts';
import type { KnownContact } from './known-contact.ts';

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
