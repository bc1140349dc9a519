import { describe, expect, it } from 'vitest';
import type { RawContact } from './contact.ts';
import { countQuality } from './count-quality.ts';
import { normaliseContact } from './normalise-contact.ts';

const qualityOf = (raws: readonly RawContact[]) => {
  const counting = countQuality();
  for (const [index, raw] of raws.entries()) {
    const contact = normaliseContact(raw, { defaultCountry: 'US' });
    const account = index === 0 ? 'a' : null;
    counting.take({ contact, account }, { certain: index === 1, likely: index < 2 });
  }
  return counting.end();
};

describe('the quality of contacts', () => {
  it('counts what is there, what can be used and what is there twice', () => {
    const quality = qualityOf([
      { name: 'Jane Doe', mail: 'jane@acme.com', phone: '415 555 2671' },
      { name: 'Jane Doe', mail: 'JANE+x@acme.com' },
      { name: 'Bob Ray', mail: 'bob@gmail.com', phone: '555' },
      { mail: 'not an address' },
    ]);
    expect(quality.contacts).toBe(4);
    expect(quality.completeness.name).toEqual({ count: 3, of: 4, share: 0.75 });
    expect(quality.validity.mail).toEqual({ count: 3, of: 4, share: 0.75 });
    expect(quality.validity.phone).toEqual({ count: 1, of: 2, share: 0.5 });
    expect(quality.reachable.count).toBe(3);
    expect(quality.freeMail).toEqual({ count: 1, of: 3, share: 1 / 3 });
    expect(quality.matchedToAccount.count).toBe(1);
    expect(quality.duplicates.certain.count).toBe(1);
    expect(quality.duplicates.likely).toEqual({ count: 2, of: 4, share: 0.5 });
  });

  it('of nobody has shares of nothing', () => {
    expect(qualityOf([]).freeMail).toEqual({ count: 0, of: 0, share: 0 });
  });
});
