import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRawContact } from './contact.arbitrary.ts';
import { mergeContacts, type MergedContact } from './merge-contacts.ts';
import { normaliseContact } from './normalise-contact.ts';
import type { ContactRecord } from './survivorship.ts';
import { asRecord, withoutMerge } from './without-merge.ts';

const arbitraryRecord = (id: string): fc.Arbitrary<ContactRecord> =>
  fc.record({
    id: fc.constant(id),
    contact: arbitraryRawContact.map((raw) => normaliseContact(raw, { defaultCountry: 'US' })),
    changedAt: fc.nat(3),
    mailVerifiedAt: fc.option(fc.nat(3)),
    doNotContact: fc.constant(false),
  });

const mergedAll = (
  winner: ContactRecord,
  losers: readonly ContactRecord[],
): { readonly merges: readonly MergedContact[]; readonly now: ContactRecord } =>
  losers.reduce<{ readonly merges: readonly MergedContact[]; readonly now: ContactRecord }>(
    ({ merges, now }, loser) => {
      const merged = mergeContacts(now, loser);
      return { merges: [...merges, merged], now: asRecord(merged) };
    },
    { merges: [], now: winner },
  );

const arbitraryLosers = fc.tuple(...['b', 'c', 'd'].map(arbitraryRecord));

/** Takes the merge at the place back, of those that are left. */
const undo = (merges: readonly MergedContact[], now: ContactRecord, place: number) => {
  const [first, ...rest] = merges.slice(place);
  if (first === undefined) throw new Error('there is no such merge');
  const { later, winner } = withoutMerge([first, ...rest], now);
  return { merges: [...merges.slice(0, place), ...later], now: winner };
};

describe('a merge among several of one winner', () => {
  test.prop([arbitraryRecord('a'), arbitraryLosers, fc.nat(2)])(
    'taken back leaves what the others alone would have made',
    (winner, losers, place) => {
      const { merges, now } = mergedAll(winner, losers);
      const others = losers.filter((_, index) => index !== place);
      expect(undo(merges, now, place)).toEqual(mergedAll(winner, others));
    },
  );

  test.prop([arbitraryRecord('a'), arbitraryLosers, fc.nat(2), fc.nat(1)])(
    'all taken back, in any order, leaves the winner as it was',
    (winner, losers, first, second) => {
      const { merges, now } = mergedAll(winner, losers);
      const once = undo(merges, now, first);
      const twice = undo(once.merges, once.now, second);
      expect(undo(twice.merges, twice.now, 0).now).toEqual(winner);
    },
  );

  it('keeps what somebody changed by hand, before and after the later merge', () => {
    const record = (id: string, raw: object): ContactRecord => ({
      id,
      contact: normaliseContact(raw, { defaultCountry: 'US' }),
      changedAt: 0,
      mailVerifiedAt: null,
      doNotContact: false,
    });
    const first = mergeContacts(
      record('a', { name: 'Jane Doe' }),
      record('b', { company: 'Acme' }),
    );
    const between = { ...asRecord(first), changedAt: 5 };
    const titled = { ...between, contact: { ...between.contact, jobTitle: 'CEO' } };
    const second = mergeContacts(titled, record('c', { phone: '415 555 2671' }));
    const renamed = {
      ...asRecord(second),
      contact: { ...second.contact, name: 'Jane Roe' },
      changedAt: 6,
    };
    const { winner, later } = withoutMerge([first, second], renamed);
    expect(winner.contact).toMatchObject({ name: 'Jane Roe', jobTitle: 'CEO', company: null });
    expect(winner.contact.phone?.e164).toBe('+14155552671');
    expect(later).toHaveLength(1);
  });

  it('is done again with another loser, who brings in less', () => {
    const contact = (raw: object) => normaliseContact(raw, { defaultCountry: 'US' });
    const empty = { changedAt: 0, mailVerifiedAt: null, doNotContact: false };
    const winner = { id: 'a', contact: contact({ name: 'Jane Doe' }), ...empty };
    const loser = { id: 'b', contact: contact({ company: 'Acme', jobTitle: 'CEO' }), ...empty };
    const merged = mergeContacts(winner, loser);
    const less = { ...loser, contact: contact({ jobTitle: 'CEO' }) };
    const { winner: now } = withoutMerge([merged], asRecord(merged), less);
    expect(now.contact).toMatchObject({ name: 'Jane Doe', jobTitle: 'CEO', company: null });
  });
});
