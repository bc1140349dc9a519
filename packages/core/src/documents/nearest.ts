/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other, case aside. */
const distance = (a: string, b: string): number => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  return at(a.length, b.length);
};

const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The known name closest to a word that is none of them, if it is close enough to be a slip. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  // A word of this length is no slip of a name, and the distance takes length squared.
  if (word.length > 60) return undefined;
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of known) {
    const edits = distance(plain(word), plain(name));
    if (
      edits <= Math.max(1, Math.floor(name.length / 3)) &&
      (best === undefined || edits < best.edits)
    )
      best = { name, edits };
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
