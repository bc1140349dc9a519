import type { Hygiene } from './policy.ts';

/** What holds where a policy says nothing of hygiene: accounts are matched, and nothing is merged by itself. */
export const defaultHygiene: Hygiene = {
  accounts: {
    atLeast: 0.8,
    tieBreaks: ['customer', 'has-owner', 'same-country', 'main-domain', 'oldest'],
  },
  duplicates: { merge: 'never' },
};
