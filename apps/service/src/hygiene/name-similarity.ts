import { foldedWords } from './normalise-text.ts';
import { jaroWinkler } from './similarity.ts';

/** What an initial that fits is worth: `J. Smith` may be John Smith, or Jane. */
const INITIAL = 0.85;
/** What a word that the other name lacks costs, against a word that differs: middle names come and go. */
const MISSING = 0.9;
/** What a name of one word is worth against a longer one: half of the world's Johns are somebody else. */
const LONELY = 0.75;

/**
 * How alike two people's names are, 0 to 1: words in any order (`Smith, John`), accents and case aside, initials
 * taken as such, each word of the shorter name paired with the closest unpaired word of the longer by Jaro–Winkler, weighted by
 * length; times 0.9 for each word without a partner, and 0.75 where one name is a single word. Symmetric.
 */
export const nameSimilarity = (one: string, other: string): number => {
  const [shorter, longer] = inOrder(foldedWords(one), foldedWords(other));
  if (shorter.length === 0) return 0;
  // The same letters with other blanks: `Jean-Pierre` and `Jeanpierre`, `van den Berg` and `Vandenberg`.
  if (foldedWords(one).join('') === foldedWords(other).join('')) return 1;
  const missing = longer.length - shorter.length;
  const lonely = shorter.length === 1 && longer.length > 1 ? LONELY : 1;
  return pair(shorter, longer) * MISSING ** missing * lonely;
};

const inOrder = (
  one: readonly string[],
  other: readonly string[],
): readonly [readonly string[], readonly string[]] => {
  const a = one.toSorted();
  const b = other.toSorted();
  if (a.length !== b.length) return a.length < b.length ? [a, b] : [b, a];
  return a.join(' ') <= b.join(' ') ? [a, b] : [b, a];
};

const wordSimilarity = (one: string, other: string): number => {
  if (one === other) return 1;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? INITIAL : 0;
  return jaroWinkler(one, other);
};

/** Best pairs first, over at most eight words a name: more are a sentence, not a name. */
const pair = (shorter: readonly string[], longer: readonly string[]): number => {
  const pairs = shorter
    .slice(0, 8)
    .flatMap((word, i) =>
      longer.slice(0, 8).map((partner, j) => ({ i, j, likeness: wordSimilarity(word, partner) })),
    )
    .sort((x, y) => y.likeness - x.likeness || x.i - y.i || x.j - y.j);
  const usedI = new Set<number>();
  const usedJ = new Set<number>();
  let sum = 0;
  let weight = 0;
  for (const { i, j, likeness } of pairs) {
    if (usedI.has(i) || usedJ.has(j)) continue;
    usedI.add(i);
    usedJ.add(j);
    const length = Math.max(shorter[i]?.length ?? 0, longer[j]?.length ?? 0);
    sum += likeness * length;
    weight += length;
  }
  return weight === 0 ? 0 : sum / weight;
};
