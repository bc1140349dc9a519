import type { AccountRecord } from './account.ts';
import { companyKey } from './company-key.ts';

/** Accounts by what contacts are matched on. Built once for a set of accounts; lookups touch only a few of them. */
export interface AccountIndex {
  readonly byDomain: ReadonlyMap<string, readonly AccountRecord[]>;
  /** By company key, and by its first four characters for names that are nearly the same. */
  readonly byName: ReadonlyMap<string, readonly AccountRecord[]>;
  readonly byNameStart: ReadonlyMap<string, readonly AccountRecord[]>;
  readonly byPhonePrefix: ReadonlyMap<string, readonly AccountRecord[]>;
  readonly keys: ReadonlyMap<string, string>;
}

export const nameStart = (key: string): string => Array.from(key).slice(0, 4).join('');

/** Works in time linear in the accounts. `keys` are their company keys by id, where the caller has them. */
export const indexAccounts = (
  accounts: readonly AccountRecord[],
  keys: ReadonlyMap<string, string> = new Map(
    accounts.map(({ id, name }) => [id, companyKey(name)]),
  ),
): AccountIndex => {
  const keyOf = (account: AccountRecord): string => keys.get(account.id) ?? '';
  return {
    byDomain: group(accounts, ({ domains }) => domains),
    byName: group(accounts, (account) => [keyOf(account)]),
    byNameStart: group(accounts, (account) => [nameStart(keyOf(account))]),
    byPhonePrefix: group(accounts, ({ phonePrefixes }) => phonePrefixes),
    keys,
  };
};

const group = (
  accounts: readonly AccountRecord[],
  keysOf: (account: AccountRecord) => readonly string[],
): ReadonlyMap<string, readonly AccountRecord[]> => {
  const groups = new Map<string, AccountRecord[]>();
  for (const account of accounts)
    for (const key of new Set(keysOf(account))) {
      const members = groups.get(key);
      if (members !== undefined) members.push(account);
      else if (key !== '') groups.set(key, [account]);
    }
  return groups;
};
