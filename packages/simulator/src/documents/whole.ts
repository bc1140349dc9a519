import { formatPercent, type Outcome, accepted, refused } from '@baton/core';

/** Percentages are rounded when they are written, each by half a point at most; of many not all the same way. */
const rounding = (count: number): number => Math.min(0.005 * count, 0.02) + 1e-9;

/**
 * Whether shares that are parts of one whole add up to 100%, within rounding. A table such as 33%, 33%, 33% does; one
 * that adds up to 130% has a slip in it that nothing else would show.
 */
export const addUp = (shares: readonly number[]): Outcome<null> => {
  const sum = shares.reduce((total, share) => total + share, 0);
  return Math.abs(sum - 1) <= rounding(shares.length)
    ? accepted(null)
    : refused(`the shares add up to ${formatPercent(sum)}`, 'let them add up to 100%');
};
