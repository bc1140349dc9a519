import { type AccountTieBreak, defaultHygiene, type Hygiene } from '@baton/core';
import { type AccountIndex, nameStart } from './account-index.ts';
import type { AccountRecord } from './account.ts';
import { companyKey } from './company-key.ts';
import type { Contact } from './contact.ts';
import { jaroWinkler } from './similarity.ts';

export type AccountReason = 'domain' | 'name' | 'similar-name' | 'phone-prefix';

export interface AccountCandidate {
  readonly account: string;
  readonly score: number;
  readonly reasons: readonly AccountReason[];
}

export interface AccountMatch extends AccountCandidate {
  /** The tie-break that chose among equals; `null` where there was one alone, `id` where all tie-breaks were even. */
  readonly decidedBy: AccountTieBreak | 'id' | null;
  /** Who else matched, best first. */
  readonly others: readonly AccountCandidate[];
}

/** How sure a match must be, and what chooses among equals: the policy's. */
export type AccountMatching = Hygiene['accounts'];

/** Beyond these, more accounts that begin alike are not looked at one by one. */
const MOST_BEGINNING_ALIKE = 500;
const NAMES_ALIKE = 0.93;

/**
 * The account a contact belongs to, or `null`. Evidence: the registered domain of website or business address 1; the company's
 * name without legal forms 0.9; a name as similar as 0.93 or more by Jaro–Winkler, 0.88 times that; a telephone exchange
 * 0.7. Two kinds of evidence for one account add a twentieth each, at most 1. Addresses at free services are no
 * evidence, so two strangers at one of them never meet.
 */
export const matchAccount = (
  contact: Contact,
  index: AccountIndex,
  { tieBreaks, atLeast }: AccountMatching = defaultHygiene.accounts,
): AccountMatch | null => {
  const found = new Map<string, Found>();
  const add = (account: AccountRecord, score: number, reason: AccountReason): void => {
    const before = found.get(account.id);
    found.set(account.id, {
      account,
      best: Math.max(score, before?.best ?? 0),
      reasons: [...(before?.reasons ?? []), reason],
    });
  };
  if (contact.domain !== null)
    for (const account of index.byDomain.get(contact.domain) ?? []) add(account, 1, 'domain');
  if (contact.company !== null) matchName(companyKey(contact.company), index, add);
  for (const account of byPhone(contact.phone?.e164 ?? null, index))
    add(account, 0.7, 'phone-prefix');

  const ranked = [...found.values()]
    .filter((one) => scoreOf(one) >= atLeast)
    .map((one) => ({ ...one, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score || compare(a.account, b.account, contact, tieBreaks).order);
  const [first, second] = ranked;
  if (first === undefined) return null;
  const tied = second !== undefined && second.score === first.score;
  const [best, ...others] = ranked.map(({ account, score, reasons }) => ({
    account: account.id,
    score,
    reasons,
  }));
  if (best === undefined) return null;
  return {
    ...best,
    decidedBy: tied ? compare(first.account, second.account, contact, tieBreaks).by : null,
    others,
  };
};

interface Found {
  readonly account: AccountRecord;
  readonly best: number;
  readonly reasons: readonly AccountReason[];
}

const scoreOf = ({ best, reasons }: Found): number =>
  Math.min(1, best + 0.05 * (reasons.length - 1));

const matchName = (
  key: string,
  index: AccountIndex,
  add: (account: AccountRecord, score: number, reason: AccountReason) => void,
): void => {
  const exact = index.byName.get(key) ?? [];
  for (const account of exact) add(account, 0.9, 'name');
  for (const account of (index.byNameStart.get(nameStart(key)) ?? []).slice(
    0,
    MOST_BEGINNING_ALIKE,
  )) {
    const likeness = jaroWinkler(key, index.keys.get(account.id) ?? '');
    if (likeness >= NAMES_ALIKE && likeness < 1) add(account, 0.88 * likeness, 'similar-name');
  }
};

/** The longest exchange that the number begins with. Shorter than six digits it would be a town. */
const byPhone = (e164: string | null, index: AccountIndex): readonly AccountRecord[] => {
  for (let length = e164?.length ?? 0; length >= 7; length--) {
    const accounts = index.byPhonePrefix.get(e164?.slice(0, length) ?? '');
    if (accounts !== undefined) return accounts;
  }
  return [];
};

const compare = (
  a: AccountRecord,
  b: AccountRecord,
  contact: Contact,
  breaks: readonly AccountTieBreak[],
): { readonly order: number; readonly by: AccountTieBreak | 'id' } => {
  for (const by of breaks) {
    const order = rank(b, by, contact) - rank(a, by, contact);
    if (order !== 0) return { order, by };
  }
  return { order: a.id < b.id ? -1 : 1, by: 'id' };
};

/** Higher is preferred. */
const rank = (account: AccountRecord, by: AccountTieBreak, contact: Contact): number => {
  switch (by) {
    case 'customer':
      return Number(account.customer);
    case 'has-owner':
      return Number(account.owner !== null);
    case 'same-country':
      return Number(account.country !== null && account.country === countryOf(contact));
    case 'main-domain':
      return Number(contact.domain !== null && account.domains[0] === contact.domain);
    case 'oldest':
      return -account.createdAt;
    case 'newest':
      return account.createdAt;
    default:
      return by satisfies never;
  }
};

const countryOf = ({ address, phone }: Contact): string | null =>
  address?.country ?? phone?.country ?? null;
