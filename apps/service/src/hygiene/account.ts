/** An account on record, as far as matching asks. */
export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  /** Registered domains (`normaliseDomain`); the first is the main one. */
  readonly domains: readonly string[];
  /** E.164 beginnings of its exchanges: `+4144668`. */
  readonly phonePrefixes: readonly string[];
  /** Two ISO letters. */
  readonly country: string | null;
  readonly owner: string | null;
  readonly customer: boolean;
  /** Epoch ms. */
  readonly createdAt: number;
}

/**
 * What prefers one account to another that matches as well. Tried in the order that the workspace states:
 * an account that is a customer, one that has an owner, one in the contact's country, one whose main domain it is, the older, the
 * newer. The smaller id at last, so that the same contact always goes to the same account.
 */
export const tieBreaks = [
  'customer',
  'has-owner',
  'same-country',
  'main-domain',
  'oldest',
  'newest',
] as const;
export type TieBreak = (typeof tieBreaks)[number];
