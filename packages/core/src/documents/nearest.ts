/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one word into the other, case aside; undefined if they are
 * more than `atMost`. Stops as soon as that is certain: an org may have thousands of names, and as many slips.
 */
const distance = (a: string, b: string, atMost: number): number | undefined => {
  if (Math.abs(a.length - b.length) > atMost) return undefined;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const leastAbove = least;
    least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const [up = 0, left = 0, across = 0] = [above[j], row[j - 1], above[j - 1]];
      let best = Math.min(up + 1, left + 1, across + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    // A swap reaches back two rows.
    if (least > atMost && leastAbove > atMost) return undefined;
    before = above;
    above = row;
  }
  const edits = above[b.length] ?? 0;
  return edits <= atMost ? edits : undefined;
};

const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The known name closest to a word that is none of them, if it is close enough to be a slip. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  // A word of this length is no slip of a name, and the distance takes length squared.
  if (word.length > 60) return undefined;
  const wanted = plain(word);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const enough = Math.max(1, Math.floor(name.length / 3));
    const atMost = Math.min(enough, (best?.edits ?? Infinity) - 1);
    const edits = atMost < 0 ? undefined : distance(wanted, plain(name), atMost);
    if (edits !== undefined) best = { name, edits };
    if (edits === 0) break;
  }
  return best?.name;
};

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return names.length > 12 ? `${shown.join(', ')} … (${names.length} in all)` : shown.join(', ');
};

/** How to put an unknown name right: the nearest one if there is one, and what there is. */
export const suggest = (word: string, known: Iterable<string>): string => {
  const names = [...known];
  const near = nearest(word, names);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return names.length === 0
    ? 'there is none yet: add it, or leave this out'
    : `use one of ${listed(names)}`;
};
