import { normaliseText } from './normalise-text.ts';

/**
 * A person's name as it is shown. Its casing is touched only when all of it is upper or all of it lower case in a
 * script that has case in names (Latin, Greek, Cyrillic, Armenian): then each word gets its capital, particles stay
 * small (`LUDWIG VAN BEETHOVEN` is `Ludwig van Beethoven`). Whatever somebody cased on purpose stays, and so do names
 * with letters whose lower case depends on the language (Turkish dotted and dotless i). Idempotent.
 */
export const normaliseName = (raw: string): string | null => {
  const name = normaliseText(raw)?.replaceAll(/^[\s,;."']+|[\s,;"']+$/gu, '') ?? '';
  if (name === '') return null;
  return isUncased(name) ? recase(name) : name;
};

const CASED_SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Common}\p{Script=Inherited}]+$/u;
const LANGUAGE_DEPENDENT = /[İıĞğŞş]/u;

const isUncased = (name: string): boolean => {
  if (!CASED_SCRIPTS.test(name) || LANGUAGE_DEPENDENT.test(name)) return false;
  const letters = Array.from(name).filter(
    (letter) => letter.toLowerCase() !== letter.toUpperCase(),
  );
  // A single capital is an initial, and says nothing about how the rest is cased.
  if (letters.length < 2) return false;
  const text = letters.join('');
  return text === text.toUpperCase() || text === text.toLowerCase();
};

const PARTICLES: ReadonlySet<string> = new Set(
  'af al av bin bint da dal de del della den der di do dos du e el het i la las le los o of och ten ter und van vom von y zu zum zur'.split(
    ' ',
  ),
);
const NUMERALS: ReadonlySet<string> = new Set(['ii', 'iii', 'iv', 'vi', 'vii', 'viii']);

const recase = (name: string): string => {
  const words = name.toLowerCase().split(' ');
  return words
    .map((word, index) => {
      // The first word is a name even where it looks like a particle: `DE BRUYN` is `De Bruyn`.
      if (index > 0 && index < words.length - 1 && PARTICLES.has(word)) return word;
      if (index > 0 && NUMERALS.has(word)) return word.toUpperCase();
      return word
        .replaceAll(/(?<=^|[-'’.(])\p{L}/gu, (letter) => letter.toUpperCase())
        .replace(/^Mc(\p{L})(?=\p{L}{2})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
    })
    .join(' ')
    .normalize('NFC');
};
