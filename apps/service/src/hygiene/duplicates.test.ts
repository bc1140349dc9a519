import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingKeys } from './blocking-keys.ts';
import { arbitraryKnownContact } from './contact.arbitrary.ts';
import type { RawContact } from './contact.ts';
import { CERTAIN, duplicateScore, LIKELY } from './duplicate-score.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { KnownContact } from './known-contact.ts';
import { nameSimilarity } from './name-similarity.ts';
import { normaliseContact } from './normalise-contact.ts';
import { jaroWinkler } from './similarity.ts';

const known = (id: string, raw: RawContact, account: string | null = null): KnownContact => ({
  id,
  contact: normaliseContact(raw, { defaultCountry: 'US' }),
  account,
});

describe('Jaro–Winkler', () => {
  // The examples of Winkler 1990 and of the U.S. Census Bureau's strcmp95.
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
    ['JERALDINE', 'GERALDINE', 0.926],
    ['ABC', 'XYZ', 0],
    ['', '', 1],
    ['', 'A', 0],
  ])('of %s and %s is %f', (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3);
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  test.prop([words, words])('is symmetric and between 0 and 1', (one, other) => {
    expect(jaroWinkler(one, other)).toBe(jaroWinkler(other, one));
    expect(jaroWinkler(one, other)).toBeGreaterThanOrEqual(0);
    expect(jaroWinkler(one, other)).toBeLessThanOrEqual(1);
  });
});

describe('names', () => {
  it.each([
    ['Jane Doe', 'Doe, Jane'],
    ['José García', 'Jose Garcia'],
    ['Jean-Pierre Martin', 'Jeanpierre Martin'],
    ['Jon Smyth', 'John Smith'],
    ['J. Smith', 'John Smith'],
    ['John Q. Public', 'John Public'],
  ])('%s and %s may be one person', (one, other) => {
    expect(nameSimilarity(one, other)).toBeGreaterThanOrEqual(0.88);
  });

  it.each([
    ['Jane Doe', 'John Doe'],
    ['Jane', 'Jane Doe'],
    ['Mary Jones', 'Mark Johnson'],
    ['Wei Li', 'Wei Zhang'],
    ['', 'Jane'],
  ])('%s and %s are two', (one, other) => {
    expect(nameSimilarity(one, other)).toBeLessThan(0.88);
  });

  test.prop([
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  ])('are compared symmetrically', (one, other) => {
    expect(nameSimilarity(one, other)).toBe(nameSimilarity(other, one));
  });
});

describe('duplicates', () => {
  it.each<[string, RawContact, RawContact, number]>([
    ['mail with a tag', { mail: 'jane@acme.com' }, { mail: 'JANE+x@acme.com' }, 1],
    [
      'telephone and name',
      { phone: '4155552671', name: 'Jane Doe' },
      { phone: '+1 415 555 2671', name: 'Doe, Jane' },
      0.96,
    ],
    [
      'switchboard',
      { phone: '4155552671', name: 'Jane Doe' },
      { phone: '4155552671', name: 'Bob Ray' },
      0.4,
    ],
    [
      'info@ with two names',
      { mail: 'info@acme.com', name: 'Jane Doe' },
      { mail: 'info@acme.com', name: 'Bob Ray' },
      0.5,
    ],
    [
      'an address handed on',
      { mail: 'x@acme.com', name: 'Jane Doe' },
      { mail: 'x@acme.com', name: 'Bob Ray' },
      0.7,
    ],
    [
      'name and domain',
      { mail: 'jane@acme.com', name: 'Jane Doe' },
      { mail: 'jd@acme.com', name: 'Jane Doe' },
      0.94,
    ],
    [
      'name and company',
      { company: 'Acme Inc', name: 'Jane Doe' },
      { company: 'ACME', name: 'Jane Doe' },
      0.9,
    ],
    [
      'name at a free service',
      { mail: 'jane@gmail.com', name: 'Jane Doe' },
      { mail: 'jd@gmail.com', name: 'Jane Doe' },
      0,
    ],
  ])('by %s', (_, one, other, score) => {
    expect(duplicateScore(known('a', one), known('b', other)).score).toBeCloseTo(score, 10);
  });

  it('say what speaks for and against', () => {
    const one = known('a', { mail: 'info@acme.com', name: 'Jane Doe' });
    const other = known('b', { mail: 'info@acme.com', name: 'Bob Ray' });
    expect(duplicateScore(one, other).reasons).toEqual([
      'same-mail',
      'names-differ',
      'shared-mailbox',
    ]);
  });

  it('are found by account where nothing else is known', () => {
    const score = duplicateScore(
      known('a', { name: 'Jane Doe' }, 'x'),
      known('b', { name: 'Jane Do' }, 'x'),
    );
    expect(score.score).toBeGreaterThan(LIKELY);
    expect(score.score).toBeLessThan(CERTAIN);
  });

  it('come best first, without the one asked about', () => {
    const one = known('a', { name: 'Jane Doe', mail: 'jane@acme.com' });
    const list = [
      known('c', { name: 'J. Doe', mail: 'jd@acme.com' }),
      one,
      known('b', { mail: 'jane@acme.com' }),
    ];
    expect(findDuplicates(one, list).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test.prop([arbitraryKnownContact, arbitraryKnownContact])('are symmetric', (one, other) => {
    expect(duplicateScore(one, other)).toEqual(duplicateScore(other, one));
  });

  test.prop([arbitraryKnownContact])('are sure of oneself', (one) => {
    const { mail, phone, name } = one.contact;
    const same = duplicateScore(one, { ...one, id: 'other' }).score;
    if (mail !== null && (!mail.shared || name !== null))
      expect(same).toBeGreaterThanOrEqual(name === null || /[\p{L}\p{N}]/u.test(name) ? 1 : 0.5);
    else if (phone !== null && phone.e164 !== null) expect(same).toBeGreaterThanOrEqual(0.4);
  });

  test.prop([arbitraryKnownContact, arbitraryKnownContact])(
    'of one address or one number share a key, whatever else they say',
    (one, other) => {
      const [a, b] = [one.contact, other.contact];
      const same =
        (a.mail !== null && a.mail.key === b.mail?.key) ||
        (a.phone !== null && a.phone.e164 !== null && a.phone.e164 === b.phone?.e164);
      if (same)
        expect(blockingKeys(one).some((key) => blockingKeys(other).includes(key))).toBe(true);
    },
  );
});
