/** What a person is known by in a text. */
export interface TextMarks {
  /** Mail addresses in lower case, as written and as compared. */
  readonly addresses: readonly string[];
  /** Telephone numbers by their last digits: as many as are dialled inside most countries. */
  readonly digits: readonly string[];
  /** Full names that nobody else has, in lower case with single spaces. */
  readonly names: readonly string[];
}

const isPartOfWord = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter);

/** Whether the words stand in the text, and not inside of longer ones. */
const stands = (text: string, words: string): boolean => {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + words.length])) return true;
  return false;
};

/** The whole address: `ann@acme.com` is not found in `joann@acme.com` or `ann@acme.com.au`. */
const standsAsAddress = (text: string, address: string): boolean => {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const end = at + address.length;
    const goesOn = /^(?:[a-z0-9-]|\.[a-z0-9])/u.test(text.slice(end, end + 2));
    // A line break inside of JSON is a letter behind a stroke.
    if (!goesOn && /(?:^|[^a-z0-9._%+-]|\\[nrt])$/u.test(text.slice(Math.max(0, at - 2), at)))
      return true;
  }
  return false;
};

/** `zelda quist` is also written `quist, zelda`. */
const spellings = (name: string): readonly string[] => {
  const words = name.split(' ');
  return [name, `${words.at(-1) ?? ''}, ${words.slice(0, -1).join(' ')}`];
};

/** A name as it is compared: letters alone count, not their case, forms and the spaces between them. */
export const nameMark = (name: string): string =>
  name.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/gu, ' ');

/** A single word is no name by which somebody is known. */
export const isFullName = (mark: string): boolean => {
  const words = mark.split(' ');
  return words.length > 1 && words.every((word) => /\p{L}/u.test(word));
};

/** Whether a text holds an address, a number or the full name of the person. */
export const namesPerson = (text: string, { addresses, digits, names }: TextMarks): boolean => {
  const lower = text.toLowerCase();
  if (addresses.some((one) => standsAsAddress(lower, one))) return true;
  const dialled = digits.length === 0 ? '' : lower.replaceAll(/[ ()./+-]/gu, '');
  if (digits.some((one) => dialled.includes(one))) return true;
  const plain = names.length === 0 ? '' : nameMark(text);
  return names.flatMap(spellings).some((words) => stands(plain, words));
};
