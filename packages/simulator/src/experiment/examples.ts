import type { LeadOutcome } from '../ledger/lead-outcome.ts';

/** A lead that one policy wins and another loses, for `baton lead`. */
export interface Example {
  readonly lead: string;
  readonly wonBy: string;
  readonly lostBy: string;
  /** Minor units. */
  readonly value: number;
  readonly cause: string;
  readonly holder: string;
}

const EACH = 3;

const between = (
  wonBy: string,
  won: readonly LeadOutcome[],
  lostBy: string,
  lost: readonly LeadOutcome[],
): readonly Example[] =>
  won
    .flatMap(({ id, won: value }, index): readonly Example[] => {
      const other = lost[index];
      // Both handled the same leads in the same order.
      if (other?.id !== id || value === 0 || other.won > 0 || other.cause === 'open at horizon')
        return [];
      return [
        { lead: id, wonBy, lostBy, value, cause: other.cause ?? '', holder: other.holder ?? '' },
      ];
    })
    .toSorted((a, b) => b.value - a.value || (a.lead < b.lead ? -1 : 1))
    .slice(0, EACH);

/** The dearest leads that each candidate wins and the baseline loses, and the other way round. */
export const examplesOf = (
  names: readonly string[],
  [baseline, ...candidates]: readonly (readonly LeadOutcome[])[],
): readonly Example[] => {
  const [baseName = 'baseline', ...candidateNames] = names;
  return candidates.flatMap((candidate, index) => {
    const name = candidateNames[index] ?? '';
    return [
      ...between(name, candidate, baseName, baseline ?? []),
      ...between(baseName, baseline ?? [], name, candidate),
    ];
  });
};
