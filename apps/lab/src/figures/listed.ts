/** `Tom Usher and Uma Vogt`; of many the first, and how many more there are. */
export function listed(names: readonly string[], atMost = 4): string {
  const shown =
    names.length > atMost ? [...names.slice(0, atMost), `${names.length - atMost} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
