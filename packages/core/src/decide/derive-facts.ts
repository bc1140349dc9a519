import type { Account, Org } from '../org/org.ts';
import type { Lead } from '../lead/lead.ts';
import type { Facts, FactValue } from '../rules/condition.ts';
import { factOf } from '../rules/facts-named.ts';
import type { Answers } from './answers.ts';
import type { Deciding } from './deciding.ts';
import { judged } from './judged.ts';

interface AccountIndex {
  readonly byId: ReadonlyMap<string, Account>;
  readonly byDomain: ReadonlyMap<string, Account>;
}

const indexes = new WeakMap<Org, AccountIndex>();

const indexOf = (org: Org): AccountIndex => {
  const known = indexes.get(org);
  if (known !== undefined) return known;
  const accounts = Object.values(org.accounts);
  const index: AccountIndex = {
    byId: new Map(accounts.map((account) => [account.id, account])),
    // Of two accounts with one domain the first counts, as in the document.
    byDomain: new Map(
      accounts
        .toReversed()
        .flatMap((account) =>
          account.domain === null ? [] : [[account.domain.toLowerCase(), account] as const],
        ),
    ),
  };
  indexes.set(org, index);
  return index;
};

/** The account a lead belongs to: the one its fact `account` names, else the one with its `emailDomain`. */
export const accountOf = (org: Org, facts: Facts): Account | null => {
  const { byId, byDomain } = indexOf(org);
  const id = factOf(facts, 'account');
  const domain = factOf(facts, 'emailDomain');
  const named = typeof id === 'string' ? byId.get(id) : undefined;
  const matched = typeof domain === 'string' ? byDomain.get(domain.toLowerCase()) : undefined;
  return named ?? matched ?? null;
};

/** Facts that the lead itself is: they change with every pass, so they are never stored among its facts. */
export const factsOf = (lead: Pick<Lead, 'facts' | 'pass' | 'engagement' | 'lastOwner'>): Facts => {
  const { pass, engagement, lastOwner } = lead;
  const facts: Record<string, FactValue> = { ...lead.facts, pass, engagement };
  if (lastOwner !== null) facts['lastOwner'] = lastOwner.person;
  return facts;
};

/** What every lead starts with. */
export const untouched = { pass: 0, engagement: 0, lastOwner: null } as const;

export interface Derived {
  /** The given facts with `existingCustomer`, `accountOwner` and `segment`; what is stored on the lead. */
  readonly facts: Facts;
  readonly segment: string | null;
}

/**
 * Adds what the org and the policy know of a lead. The account says customer and owner, else what was given stands. The
 * segment is the first of the policy's that matches, else the account's, else a given one.
 */
export const deriveFacts = (
  { policy, sets, directory }: Deciding,
  given: Facts,
  lead: Pick<Lead, 'pass' | 'engagement' | 'lastOwner'>,
  answers: Answers,
): Derived => {
  const account = accountOf(directory.org, given);
  const facts: Record<string, FactValue> = { ...given };
  facts['existingCustomer'] = account !== null || factOf(given, 'existingCustomer') === true;
  if (account?.owner !== null && account?.owner !== undefined)
    facts['accountOwner'] = account.owner;
  const { pass, engagement, lastOwner } = lead;
  const asked = factsOf({ facts, pass, engagement, lastOwner });
  const { index } = judged(sets.segments, asked, answers);
  const stated = factOf(given, 'segment');
  const segment =
    policy.definition.segments[index]?.segment ??
    account?.segment ??
    (typeof stated === 'string' ? stated : null);
  if (segment !== null) facts['segment'] = segment;
  return { facts, segment };
};
