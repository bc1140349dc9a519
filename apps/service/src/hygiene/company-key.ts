import { foldedWords } from './normalise-text.ts';

/**
 * A company's name reduced to what tells it from others: folded, legal forms at its end (and Slavic ones and 株式会社 at
 * either end) dropped, `and` and articles dropped, blanks joined: `The ACME Robotics Co., Ltd.` is `acme robotics`.
 * A name that is nothing but a legal form keeps it. Idempotent.
 */
export const companyKey = (name: string): string => {
  const text = joinInitials(name.normalize('NFKC')).replaceAll(/&|\+/gu, ' and ');
  const words = foldedWords(text.replaceAll(PHRASES, ' ')).filter((word) => !JOINING.has(word));
  while (words.length > 1 && LEGAL.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && LEADING.has(words[0] ?? '')) words.shift();
  return (words.length === 0 ? foldedWords(text) : words).join(' ');
};

/** `S.A.` and `L. L. C.` are one word each, or they would fall apart into letters. */
const joinInitials = (name: string): string =>
  name.replaceAll(
    /(?<!\p{L})(?:\p{L}\.\s?){2,}(?:\p{L}(?!\p{L}))?/gu,
    (initials) => `${initials.replaceAll(/[.\s]/gu, '')} `,
  );

// Forms that stand without a blank before the name, or are several words.
const PHRASES =
  /株式会社|有限会社|合同会社|有限公司|股份|(?<!\p{L})sp\.? ?z\.? ?o\.? ?o\.?(?![\p{L}\p{N}])/giu;
const JOINING: ReadonlySet<string> = new Set(['and', 'the', 'und', 'et', 'y']);
const LEADING: ReadonlySet<string> = new Set([
  'ооо',
  'зао',
  'оао',
  'ао',
  'пао',
  'тоо',
  'пт',
  'pt',
  'ao',
  'ooo',
]);
const LEGAL: ReadonlySet<string> = new Set(
  (
    'inc incorporated corp corporation co company llc llp lp ltd limited plc pllc pty pc ' +
    'gmbh ag kg kgaa ohg ug gbr ev eg mbh haftungsbeschrankt cokg ' +
    'sa sas sarl sasu eurl snc scop srl spa sapa sl slu sau sc scs sci ' +
    'bv nv cv vof ab as asa aps oy oyj hf ehf kft zrt rt bt doo dd ad ood eood ' +
    'sro spj eood lda ltda eireli cia sab rl ' +
    'kk gk yk pte sdn bhd pvt private tbk jsc pjsc ojsc cjsc ооо зао оао ао пао'
  ).split(' '),
);
