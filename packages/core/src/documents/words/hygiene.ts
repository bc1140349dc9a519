import type { Hygiene } from '../../policy/policy.ts';

export const tieBreaksInWords = (tieBreaks: Hygiene['accounts']['tieBreaks']): string =>
  tieBreaks.length === 0
    ? 'by its id alone'
    : `by ${tieBreaks.map((one) => `\`${one}\``).join(', then ')}`;

const accountsInWords = ({ atLeast, tieBreaks }: Hygiene['accounts']): string =>
  `An inquiry belongs to the account that it matches with at least ${atLeast}; among equals one is chosen ${tieBreaksInWords(tieBreaks)}.`;

const duplicatesInWords = ({ merge }: Hygiene['duplicates']): string =>
  merge === 'certain'
    ? 'Open leads that are certainly of one person are merged by themselves, and can be parted again.'
    : 'Open leads of one person are merged by people alone.';

export const hygieneInWords = ({ accounts, duplicates }: Hygiene): string =>
  `${accountsInWords(accounts)} ${duplicatesInWords(duplicates)}`;
