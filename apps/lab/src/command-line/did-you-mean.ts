/** How to put an unknown word right: with the nearest known one, or as `otherwise` says. */
export async function didYouMean(
  word: string,
  known: readonly string[],
  prefix: string,
  otherwise: string,
): Promise<string> {
  // Loaded here because nothing else needs the model before a command starts.
  const { nearest } = await import('@baton/core');
  const near = nearest(word, known);
  return near === undefined ? otherwise : `did you mean: ${prefix}${near}`;
}
