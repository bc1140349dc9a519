import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRawContact } from './contact.arbitrary.ts';
import type { RawContact } from './contact.ts';
import { mergeContacts, unmergeContacts } from './merge-contacts.ts';
import { normaliseContact } from './normalise-contact.ts';
import { type ContactRecord, defaultSurvivorship, survivingParts } from './survivorship.ts';

const record = (id: string, raw: RawContact, more: Partial<ContactRecord> = {}): ContactRecord => ({
  id,
  contact: normaliseContact(raw, { defaultCountry: 'US' }),
  changedAt: 0,
  mailVerifiedAt: null,
  doNotContact: false,
  ...more,
});
const arbitraryRecord = fc
  .record({
    raw: arbitraryRawContact,
    changedAt: fc.nat(3),
    mailVerifiedAt: fc.option(fc.nat(3)),
    doNotContact: fc.boolean(),
  })
  .map(
    ({ raw, ...more }) =>
      (id: string) =>
        record(id, raw, more),
  );

describe('a merged contact', () => {
  it('has the address whole, from where it is most complete', () => {
    const one = record('a', { street: '1 Main St' });
    const other = record('b', { street: '2 Side St', city: 'Boston', postalCode: '02101' });
    expect(mergeContacts(one, other).contact.address).toEqual(other.contact.address);
  });

  it('has the mail address verified last, and no throw-away one', () => {
    const old = record('a', { mail: 'old@acme.com' }, { changedAt: 9, mailVerifiedAt: 1 });
    const proven = record('b', { mail: 'new@acme.com' }, { changedAt: 1, mailVerifiedAt: 2 });
    const junk = record('c', { mail: 'x@mailinator.com' }, { changedAt: 9, mailVerifiedAt: 9 });
    expect(mergeContacts(old, proven).contact.mail?.address).toBe('new@acme.com');
    expect(mergeContacts(old, junk).contact.mail?.address).toBe('old@acme.com');
    expect(mergeContacts(junk, old).contact.mail?.address).toBe('old@acme.com');
  });

  it('has a telephone number that can be called, the newer of two', () => {
    const broken = record('a', { phone: '555' }, { changedAt: 9 });
    const whole = record('b', { phone: '415 555 2671' });
    expect(mergeContacts(broken, whole).contact.phone?.e164).toBe('+14155552671');
  });

  it('has the fuller name, with its parts from one person', () => {
    const short = record('a', { name: 'J. Doe' });
    const long = record('b', { given: 'Jane', family: 'Doe' });
    expect(mergeContacts(short, long).contact).toMatchObject({ name: 'Jane Doe', given: 'Jane' });
  });

  it('obeys other rules where the workspace has them', () => {
    const one = record('a', { company: 'Old' }, { changedAt: 1 });
    const other = record('b', { company: 'New' }, { changedAt: 2 });
    expect(mergeContacts(one, other).contact.company).toBe('Old');
    const rules = { ...defaultSurvivorship, company: 'newest' } as const;
    expect(mergeContacts(one, other, rules)).toMatchObject({
      contact: { company: 'New' },
      from: { company: 'b' },
    });
  });

  test.prop([arbitraryRecord, arbitraryRecord])(
    'loses nothing and can be undone',
    (makeOne, makeOther) => {
      const [one, other] = [makeOne('a'), makeOther('b')];
      const merged = mergeContacts(one, other);
      for (const part of survivingParts) {
        const given = one.contact[part] !== null || other.contact[part] !== null;
        expect(merged.contact[part] !== null).toBe(given);
        expect(merged.from[part] !== undefined).toBe(given);
      }
      expect(merged.doNotContact).toBe(one.doNotContact || other.doNotContact);
      expect(unmergeContacts(merged, merged)).toEqual({ winner: one, loser: other });
    },
  );

  it('gives what was changed since to the winner, and a wish not to be contacted to both', () => {
    const one = record('a', { name: 'Jane Doe', mail: 'jane@acme.com' });
    const other = record('b', { name: 'Jane Doe', phone: '415 555 2671' });
    const merged = mergeContacts(one, other);
    const now = {
      contact: { ...merged.contact, jobTitle: 'CEO' },
      changedAt: 7,
      doNotContact: true,
    };
    expect(unmergeContacts(merged, now)).toEqual({
      winner: {
        ...one,
        contact: { ...one.contact, jobTitle: 'CEO' },
        changedAt: 7,
        doNotContact: true,
      },
      loser: { ...other, doNotContact: true },
    });
  });
});
