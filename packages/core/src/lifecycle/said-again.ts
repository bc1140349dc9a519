/**
 * Texts that are said again and again, such as `desk:intake` or `attempt:3`, made once: making one and looking something up
 * by it costs more than the rest of an action. Bounded, since what they are made of may come from anywhere.
 */
const TEXTS_AT_MOST = 10_000;
const NUMBERS_AT_MOST = 1000;

/** The same text as names of properties are kept: one object for each, found and compared without a look at its letters. */
export const asName = (text: string): string => Object.keys({ [text]: null })[0] ?? text;

/** `<prefix><rest>` for each rest. */
export const prefixing = (prefix: string): ((rest: string) => string) => {
  const made = new Map<string, string>();
  let asked: string | null = null;
  let answer = '';
  return (rest) => {
    if (rest === asked) return answer;
    let text = made.get(rest);
    if (text === undefined) {
      text = asName(`${prefix}${rest}`);
      if (made.size < TEXTS_AT_MOST) made.set(rest, text);
    }
    asked = rest;
    answer = text;
    return text;
  };
};

/** `<prefix><number>` for each whole number from 0 on. */
export const numbering = (prefix: string): ((number: number) => string) => {
  const made: string[] = [];
  return (number) => {
    const known = made[number];
    if (known !== undefined) return known;
    if (!Number.isInteger(number) || number < 0 || number > NUMBERS_AT_MOST)
      return `${prefix}${number}`;
    while (made.length <= number) made.push(asName(`${prefix}${made.length}`));
    return made[number]!;
  };
};
