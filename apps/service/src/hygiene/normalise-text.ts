/**
 * What people and programs paste, made one line of plain text: Unicode NFC, control characters, line breaks and
 * invisible marks gone, every run of white space one blank. Zero-width joiners stay, because Indic and Arabic names
 * are spelt with them. `null` when nothing is left.
 */
export const normaliseText = (raw: string): string | null => {
  const text = raw
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return text === '' ? null : text;
};

// Soft hyphen, zero-width space and no-break space, word joiner, direction marks and overrides.
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * What remains of a text when two spellings of it are compared: compatibility forms joined, Latin, Greek and Cyrillic
 * accents dropped, lower case. Not for showing: `Müller` and `muller` fold alike.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => UNFOLDED[letter] ?? letter)
    // Lower-casing a dotted capital I leaves a combining dot.
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .normalize('NFC');

/** Letters that Unicode does not decompose and that people write without their stroke. */
const UNFOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Words of a folded text, without punctuation: `O’Brien-Smith, J.` gives `obrien`, `smith`, `j`. */
export const foldedWords = (text: string): readonly string[] =>
  fold(text)
    .replaceAll(/['’ʼ`´]/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
