import { accepted, type Outcome, refused } from './outcome.ts';

const PERCENT = /^([+-]?)(\d{1,6}(?:\.\d{1,6})?)\s*%$/;

/**
 * Reads `75%`, `200%`, `+10%`, `-5%` as a fraction (0.75, 2, 0.1, -0.05). A bare number from -1 to 1 is taken as the
 * fraction itself; a greater one is refused, since `75` could mean either. The decimal is moved in the text, so `33.3%`
 * is the double nearest to 0.333.
 */
export const parsePercent = (text: string | number): Outcome<number> => {
  if (typeof text === 'number')
    return Math.abs(text) <= 1
      ? accepted(text)
      : refused(`${text} is not a percentage`, `write \`${text}%\`, or a fraction between 0 and 1`);
  const match = PERCENT.exec(text.trim());
  if (match === null)
    return refused(`\`${text}\` is not a percentage`, 'write for example `75%` or `+10%`');
  const fraction = Number(`${match[2]}e-2`);
  return accepted(match[1] === '-' && fraction !== 0 ? -fraction : fraction);
};

/** A fraction as `parsePercent` reads it back: 0.75 becomes `75%`. Eight decimals of the fraction are kept. */
export const formatPercent = (fraction: number): string =>
  `${Number((fraction * 100).toFixed(6))}%`;
