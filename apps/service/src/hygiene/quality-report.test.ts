import { describe, expect, it } from 'vitest';
import type { RawContact } from './contact.ts';
import { normaliseContact } from './normalise-contact.ts';
import { qualityReport } from './quality-report.ts';

const list = (raws: readonly RawContact[]) =>
  raws.map((raw, index) => ({
    id: `c${index}`,
    contact: normaliseContact(raw, { defaultCountry: 'US' }),
    account: index === 0 ? 'a' : null,
  }));

describe('a quality report', () => {
  it('counts what is there, what can be used and what is there twice', () => {
    const report = qualityReport(
      list([
        { name: 'Jane Doe', mail: 'jane@acme.com', phone: '415 555 2671' },
        { name: 'Jane Doe', mail: 'JANE+x@acme.com' },
        { name: 'Bob Ray', mail: 'bob@gmail.com', phone: '555' },
        { mail: 'not an address' },
      ]),
    );
    expect(report.completeness.name).toEqual({ count: 3, of: 4, share: 0.75 });
    expect(report.validity.mail).toEqual({ count: 3, of: 4, share: 0.75 });
    expect(report.validity.phone).toEqual({ count: 1, of: 2, share: 0.5 });
    expect(report.reachable.count).toBe(3);
    expect(report.freeMail).toEqual({ count: 1, of: 3, share: 1 / 3 });
    expect(report.matchedToAccount.count).toBe(1);
    expect(report.duplicates.certain.count).toBe(2);
    expect(report.duplicates.pairs).toEqual([{ ids: ['c0', 'c1'], score: 1 }]);
  });

  it('of nothing has shares of nothing', () => {
    const report = qualityReport([]);
    expect(report.freeMail).toEqual({ count: 0, of: 0, share: 0 });
    expect(report.duplicates.pairs).toEqual([]);
  });
});
