import type { Org } from '@baton/core';
import { expect, test } from 'vitest';
import { accountsOf } from './accounts-of-org.ts';

const orgWith = (accounts: Org['accounts']): Org => ({
  name: 'acme',
  version: 1,
  currency: 'USD',
  calendars: {},
  people: {},
  teams: {},
  pools: {},
  roles: {},
  desks: {},
  accounts,
});

const globex = {
  id: 'globex',
  name: 'Globex Corp.',
  owner: 'r-01',
  segment: null,
  domain: 'Shop.Globex.com',
};

test('accounts are found by registered domain and by name without its legal form', async () => {
  const index = await accountsOf(orgWith({ globex }));
  expect(index.byDomain.get('globex.com')?.[0]).toMatchObject({ id: 'globex', customer: true });
  expect(index.byName.get('globex')?.[0]?.owner).toBe('r-01');
});

test('another version of the org with the same accounts is indexed no second time', async () => {
  const [first, second] = [orgWith({ globex }), orgWith({ globex: { ...globex } })];
  expect(await accountsOf(second)).toBe(await accountsOf(first));
  const changed = orgWith({ globex: { ...globex, owner: 'r-02' } });
  const index = await accountsOf(changed);
  expect(index).not.toBe(await accountsOf(first));
  expect(index.byDomain.get('globex.com')?.[0]?.owner).toBe('r-02');
  const more = orgWith({ globex, initech: { ...globex, id: 'initech', domain: null } });
  expect((await accountsOf(more)).byName.get('globex')).toHaveLength(2);
});
