/**
 * Jaro–Winkler similarity of two texts, 0 to 1, over code points. Jaro: matching characters within half the longer
 * length, less half the transpositions (Jaro 1989, JASA 84, 414–420); Winkler adds a tenth of the remaining distance for each of
 * at most four leading characters in common (Winkler 1990). MARTHA and MARHTA: 0.961. Symmetric: letters that
 * match are paired in order within each letter, from whichever side one looks.
 */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1;
  const [a, b] = [Array.from(one), Array.from(other)];
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};

const jaroOf = (a: readonly string[], b: readonly string[]): number => {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matchedA: string[] = [];
  a.forEach((letter, index) => {
    const to = Math.min(b.length - 1, index + reach);
    for (let place = Math.max(0, index - reach); place <= to; place++)
      if (b[place] === letter && !taken.has(place)) {
        taken.add(place);
        matchedA.push(letter);
        return;
      }
  });
  const matches = matchedA.length;
  if (matches === 0) return 0;
  const matchedB = b.filter((_, place) => taken.has(place));
  const transpositions = matchedA.filter((letter, index) => letter !== matchedB[index]).length / 2;
  return (matches / a.length + matches / b.length + (matches - transpositions) / matches) / 3;
};
