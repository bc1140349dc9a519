import { setImmediate as breathe } from 'node:timers/promises';
import type { Org } from '@baton/core';
import { type AccountIndex, indexAccounts } from './account-index.ts';
import type { AccountRecord } from './account.ts';
import { companyKey } from './company-key.ts';
import { normaliseDomain } from './normalise-domain.ts';

type Accounts = Org['accounts'];

interface Indexed {
  readonly accounts: Accounts;
  readonly index: Promise<AccountIndex>;
}

/** Accounts whose names and domains are brought to normal form before other requests have their turn. */
const AT_ONCE = 500;
/** Sets of accounts that are kept besides those of the orgs in memory. */
const KEPT_AT_MOST = 8;

const known = new WeakMap<Org, Promise<AccountIndex>>();
let recent: readonly Indexed[] = [];

/** An absence makes a new version of the org, and leaves the accounts as they were. */
const isSame = (a: Accounts, b: Accounts): boolean => {
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => {
      const [one, other] = [a[id], b[id]];
      return (
        one?.name === other?.name && one?.owner === other?.owner && one?.domain === other?.domain
      );
    })
  );
};

const indexed = async (accounts: Accounts): Promise<AccountIndex> => {
  const records: AccountRecord[] = [];
  const keys = new Map<string, string>();
  for (const { id, name, owner, domain } of Object.values(accounts)) {
    if (records.length % AT_ONCE === AT_ONCE - 1) await breathe();
    const registered = domain === null ? null : normaliseDomain(domain);
    keys.set(id, companyKey(name));
    records.push({
      id,
      name,
      domains: registered === null ? [] : [registered],
      phonePrefixes: [],
      country: null,
      owner,
      customer: true,
      createdAt: 0,
    });
  }
  return indexAccounts(records, keys);
};

/**
 * The org's accounts made ready to match: once for as long as they stay the same, and in parts, so that other requests go on
 * meanwhile. 100,000 accounts take some seconds the first time and some tenths of one for another version of the org. Every
 * account of an org is a customer; of countries, exchanges and age an org says nothing.
 */
export const accountsOf = (org: Org): Promise<AccountIndex> => {
  const found = known.get(org);
  if (found !== undefined) return found;
  const { accounts } = org;
  const same = recent.find((one) => isSame(one.accounts, accounts));
  const index = same?.index ?? indexed(accounts);
  const others = recent.filter((one) => one !== same).slice(0, KEPT_AT_MOST - 1);
  recent = [{ accounts, index }, ...others];
  known.set(org, index);
  return index;
};
