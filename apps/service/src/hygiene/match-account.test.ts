import { accountTieBreaks, defaultHygiene } from '@baton/core';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAccounts } from './account-index.ts';
import type { AccountRecord } from './account.ts';
import { arbitraryRawContact } from './contact.arbitrary.ts';
import type { RawContact } from './contact.ts';
import { matchAccount } from './match-account.ts';
import { normaliseContact } from './normalise-contact.ts';

const account = (id: string, given: Partial<AccountRecord> = {}): AccountRecord => ({
  id,
  name: id,
  domains: [],
  phonePrefixes: [],
  country: null,
  owner: null,
  customer: false,
  createdAt: 0,
  ...given,
});

const accounts = [
  account('acme', { name: 'Acme Robotics, Inc.', domains: ['acme.com', 'acme.de'] }),
  account('acme-ch', {
    name: 'ACME Robotics AG',
    domains: ['acme.ch'],
    country: 'CH',
    phonePrefixes: ['+4144668'],
  }),
  account('globex', { name: 'Globex Corporation', domains: ['globex.com'], createdAt: 5 }),
  account('globex-old', {
    name: 'Globex Corp',
    domains: ['acme-group.com', 'globex.com'],
    createdAt: 1,
  }),
];
const match = (raw: RawContact, options = defaultHygiene.accounts, of = accounts) =>
  matchAccount(normaliseContact(raw, { defaultCountry: 'CH' }), indexAccounts(of), options);

describe('a contact is matched to an account', () => {
  it.each<[string, RawContact, string | null, readonly string[]]>([
    ['its domain', { mail: 'jane@eu.acme.com' }, 'acme', ['domain']],
    ['a second domain', { website: 'https://www.acme.de' }, 'acme', ['domain']],
    [
      'its name, whatever the legal form',
      { company: 'GLOBEX LLC', mail: 'g@gmail.com' },
      'globex-old',
      ['name'],
    ],
    ['a name misspelt', { company: 'Acme Robotix' }, 'acme', ['similar-name']],
    [
      'domain and name together',
      { company: 'Acme Robotics', mail: 'j@acme.ch' },
      'acme-ch',
      ['domain', 'name'],
    ],
    ['nothing at a free service', { mail: 'acme@gmail.com' }, null, []],
    ['nothing by an exchange alone', { phone: '044 668 18 00' }, null, []],
  ])('by %s', (_, raw, id, reasons) => {
    const found = match(raw);
    expect(found?.account ?? null).toBe(id);
    expect(found?.reasons ?? []).toEqual(reasons);
  });

  it('by an exchange where the workspace says that is enough', () => {
    const found = match({ phone: '044 668 18 00' }, { tieBreaks: [], atLeast: 0.7 });
    expect(found).toMatchObject({ account: 'acme-ch', reasons: ['phone-prefix'], decidedBy: null });
  });

  it('by the tie-breaks in the order that the workspace states', () => {
    const raw = { mail: 'x@globex.com' };
    expect(match(raw, { tieBreaks: ['oldest'], atLeast: 0.8 })).toMatchObject({
      account: 'globex-old',
      decidedBy: 'oldest',
    });
    expect(match(raw, { tieBreaks: ['newest', 'oldest'], atLeast: 0.8 })).toMatchObject({
      account: 'globex',
      decidedBy: 'newest',
    });
    expect(match(raw, { tieBreaks: ['customer', 'main-domain'], atLeast: 0.8 })).toMatchObject({
      account: 'globex',
      decidedBy: 'main-domain',
    });
    expect(match(raw, { tieBreaks: [], atLeast: 0.8 })).toMatchObject({
      account: 'globex',
      decidedBy: 'id',
    });
    expect(match(raw)?.others.map(({ account }) => account)).toEqual(['globex-old']);
  });

  it('in its country, by the telephone where there is no address', () => {
    const raw = { company: 'Acme Robotics', phone: '079 555 12 12' };
    expect(match(raw, { tieBreaks: ['same-country'], atLeast: 0.8 })).toMatchObject({
      account: 'acme-ch',
      decidedBy: 'same-country',
    });
  });

  test.prop([
    arbitraryRawContact,
    fc.shuffledSubarray([...accountTieBreaks]),
    fc.shuffledSubarray(accounts, { minLength: 4 }),
  ])('the same way in whatever order the accounts come', (raw, breaks, shuffled) => {
    const options = { tieBreaks: breaks, atLeast: 0.7 };
    expect(match(raw, options, shuffled)?.account).toBe(match(raw, options)?.account);
  });
});
