import type { Policy } from '../../policy/policy.ts';
import { tieBreaksInWords } from '../words/hygiene.ts';
import { type Change, insteadOf, part } from './change.ts';

/** Differences of matching accounts and merging duplicates. */
export const diffHygiene = (a: Policy, b: Policy): readonly Change[] => {
  const both = [a.hygiene, b.hygiene] as const;
  return [
    ...part(
      ['hygiene', 'accounts', 'atLeast'],
      both,
      ({ accounts }) => accounts.atLeast,
      insteadOf('An inquiry belongs to an account that it matches with at least', String),
    ),
    ...part(
      ['hygiene', 'accounts', 'tieBreaks'],
      both,
      ({ accounts }) => accounts.tieBreaks,
      insteadOf('Of accounts that match as well one is chosen', tieBreaksInWords),
    ),
    ...part(
      ['hygiene', 'duplicates', 'merge'],
      both,
      ({ duplicates }) => duplicates.merge,
      (merge) =>
        merge === 'certain'
          ? 'Leads that are certainly of one person are now merged by themselves'
          : 'Leads of one person are no longer merged by themselves',
    ),
  ];
};
