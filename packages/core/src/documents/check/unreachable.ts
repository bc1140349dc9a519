import type { Condition } from '../../rules/condition.ts';
import { type Case, casesOf, isCaseWithin, pieces, type Types } from './cases.ts';

/** A rule as the search sees it. `passesOn`: leads that match may still come to later rules. */
export interface OrderedRule {
  readonly name: string;
  readonly when: Condition | null;
  readonly passesOn: boolean;
}

/** A rule that no lead ever comes to: its condition cannot hold, or the rules named always match before it. */
export interface Unreachable {
  readonly index: number;
  readonly because: readonly string[];
}

type Blocker = { readonly name: string; readonly cases: readonly Case[] };

/** The earlier rules that together take every case; `null` when some case gets past them. */
const takenBy = (
  cases: readonly Case[],
  blockers: readonly Blocker[],
  types: Types,
): readonly string[] | null => {
  const names = new Set<string>();
  for (const piece of cases.flatMap(pieces)) {
    const taker = blockers.find((blocker) =>
      blocker.cases.some((taken) => isCaseWithin(piece, taken, types)),
    );
    if (taker === undefined) return null;
    names.add(taker.name);
  }
  return [...names];
};

/**
 * Rules of an ordered list that can never be reached. It finds conditions that contradict themselves, rules after one
 * without a condition, and rules each of whose cases lies within an earlier rule: bounds within bounds, values among
 * values, value by value over several earlier rules. It is sound, not complete: comparisons between two facts and of
 * lists count only when they are the same, numbers are not split between earlier rules (`< 20` and `>= 20` together do
 * not make a third rule unreachable), and conditions with more than 256 cases are left alone.
 */
export const findUnreachable = (
  rules: readonly OrderedRule[],
  types: Types,
): readonly Unreachable[] => {
  const found: Unreachable[] = [];
  const blockers: Blocker[] = [];
  rules.forEach(({ name, when, passesOn }, index) => {
    const cases = casesOf(when, types);
    if (cases === null) return;
    const because = takenBy(cases, blockers, types);
    if (because !== null) found.push({ index, because });
    else if (!passesOn) blockers.push({ name, cases });
  });
  return found;
};
