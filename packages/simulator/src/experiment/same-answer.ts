/**
 * An answer as text with its keys in order, which tells apart what JSON does not: NaN and null, a key with undefined and
 * none, -0 and 0. Two answers are the same exactly when their texts are.
 */
export const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${Array.from(value, textOf).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
    return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${textOf(part)}`).join(',')}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '-0' : String(value);
};

/** What was answered, or what was thrown instead. */
export type Answer<T> = { readonly gave: T } | { readonly threw: unknown };

export const answerOf = <T>(ask: () => T): Answer<T> => {
  try {
    return { gave: ask() };
  } catch (error) {
    return { threw: error };
  }
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Of an answer or an error. */
export const saidBy = (answer: Answer<unknown>): string =>
  'gave' in answer ? textOf(answer.gave) : `an error: ${wordsOf(answer.threw)}`;

/** XState puts words of its own before those of a guard that throws. */
export const isSame = (expected: Answer<unknown>, given: Answer<unknown>): boolean =>
  'threw' in expected && 'threw' in given
    ? wordsOf(expected.threw).endsWith(wordsOf(given.threw))
    : saidBy(expected) === saidBy(given);
