import { type Estimate, includesZero, isNothing } from '../figures/estimate.ts';
import type { Unit } from '../figures/unit.ts';
import { differenceStep, writeSigned } from '../figures/write-estimate.ts';
import type { Row } from './comparison.ts';

/** A candidate by its name, with one row of differences. */
export interface Named {
  readonly candidates: readonly string[];
  readonly baseline: string;
}

/**
 * The title of a chart of differences: the largest clear one, said in words, or that there is none.
 * @param of what the rows are about, as in `leakage from …`
 */
export function largestDifference(
  rows: readonly Row[],
  unit: Unit,
  { candidates, baseline }: Named,
  of: (row: Row) => string,
): string {
  const all = rows.flatMap((row) =>
    row.differences.flatMap((difference, index) =>
      difference === null ? [] : [{ row, difference, candidate: candidates[index] ?? '' }],
    ),
  );
  if (all.length > 0 && all.every(({ difference }) => isNothing(difference)))
    return 'Nothing differs: both policies do the same';
  const clear = all.filter(({ difference }) => !includesZero(difference));
  const [first, ...rest] = clear;
  if (first === undefined) return `No clear difference to ${baseline}`;
  const largest = rest.reduce((a, b) => (size(b.difference) > size(a.difference) ? b : a), first);
  const { candidate, row, difference } = largest;
  const verb = difference.mean > 0 ? 'raises' : 'lowers';
  return `${candidate} ${verb} ${of(row)} most: ${writeSigned(unit, difference, differenceStep(unit, row.differences))}`;
}

const size = ({ mean }: Estimate): number => Math.abs(mean);

/** The rows, largest mean of any policy first. */
export const largestFirst = <R extends Row>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => largest(b) - largest(a));

const largest = ({ values }: Row): number =>
  Math.max(...values.map((value) => value?.mean ?? Number.NEGATIVE_INFINITY));

/** The rows, lowest value of the baseline first: where most is to be gained. */
export const lowestFirst = <R extends Row>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => (a.values[0]?.mean ?? 2) - (b.values[0]?.mean ?? 2));
