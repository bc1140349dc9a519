import { type Outcome, accepted, refused } from '@baton/core';

/** Which mark parts the whole from the fraction; the other one may group thousands. */
export type DecimalMark = 'point' | 'comma';

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^[+-]?(?:\d+|\d{1,3}(?:[, ']\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/,
  comma: /^[+-]?(?:\d+|\d{1,3}(?:[. ']\d{3})+)(?:,\d+)?(?:[eE][+-]?\d{1,3})?$/,
};

/** Reads `1,234.50` (point) or `1.234,50` (comma). Refuses texts, infinities and what only looks like a number. */
export const readNumber = (text: string, mark: DecimalMark): Outcome<number> => {
  const plain = text.trim().replaceAll('\u00A0', ' ');
  if (!GROUPED[mark].test(plain))
    return refused(`\`${text}\` is not a number`, `write it with a decimal ${mark}`);
  const ungrouped =
    mark === 'point'
      ? plain.replaceAll(/[, ']/g, '')
      : plain.replaceAll(/[. ']/g, '').replace(',', '.');
  const value = Number(ungrouped);
  return Number.isFinite(value)
    ? accepted(value)
    : refused(`\`${text}\` is beyond any number`, 'correct it');
};

/**
 * An amount of money in minor units, of which a unit of the currency has `minor`. A leading or trailing currency sign or
 * code is passed over. Refuses negative sums and sums that minor units cannot count exactly, such as 1e308.
 */
export const readAmount = (text: string, mark: DecimalMark, minor: number): Outcome<number> => {
  const bare = text.trim().replaceAll(/^(?:[A-Z]{3}|R\$|\p{Sc})\s*|\s*(?:[A-Z]{3}|\p{Sc})$/gu, '');
  const number = readNumber(bare, mark);
  if (!number.ok) return refused(`\`${text}\` is not an amount`, number.fix);
  if (number.value < 0)
    return refused(`\`${text}\` is a negative amount`, 'leave it empty when nothing was earned');
  const amount = Math.round(number.value * minor);
  return Number.isSafeInteger(amount)
    ? accepted(amount)
    : refused(`\`${text}\` is more than any amount can be`, 'correct the amount');
};
