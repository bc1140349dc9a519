import type { Org } from '@baton/core';
import { type AccountIndex, indexAccounts } from './account-index.ts';
import type { AccountRecord } from './account.ts';
import { normaliseDomain } from './normalise-domain.ts';

const indexes = new WeakMap<Org, AccountIndex>();

/**
 * The org's accounts made ready to match. Built once for each org that is in memory, which is once a version: 100,000
 * accounts take about a second then, and nothing at the next inquiry. Every account of an org is a customer; of countries,
 * exchanges and age an org says nothing.
 */
export const accountsOf = (org: Org): AccountIndex => {
  const known = indexes.get(org);
  if (known !== undefined) return known;
  const records = Object.values(org.accounts).map(({ id, name, owner, domain }): AccountRecord => {
    const registered = domain === null ? null : normaliseDomain(domain);
    return {
      id,
      name,
      domains: registered === null ? [] : [registered],
      phonePrefixes: [],
      country: null,
      owner,
      customer: true,
      createdAt: 0,
    };
  });
  const index = indexAccounts(records);
  indexes.set(org, index);
  return index;
};
