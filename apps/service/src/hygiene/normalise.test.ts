import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyKey } from './company-key.ts';
import { arbitraryRawContact } from './contact.arbitrary.ts';
import { factsFromContact } from './facts-from-contact.ts';
import { asRaw, normaliseContact } from './normalise-contact.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { normaliseMail } from './normalise-mail.ts';
import { normaliseName } from './normalise-name.ts';
import { normalisePhone } from './normalise-phone.ts';
import { fold, normaliseText } from './normalise-text.ts';

const options = { defaultCountry: 'US' };

describe('names', () => {
  it.each([
    ['  jane\u00a0 DOE ', 'jane DOE'],
    ['JANE DOE', 'Jane Doe'],
    ['jane doe', 'Jane Doe'],
    ['LUDWIG VAN BEETHOVEN', 'Ludwig van Beethoven'],
    ['DE BRUYN', 'De Bruyn'],
    ['jean-luc d’ARC', 'jean-luc d’ARC'],
    ["SEAN O'BRIEN-SMITH", "Sean O'Brien-Smith"],
    ['RONALD MCDONALD', 'Ronald McDonald'],
    ['HENRY FORD III', 'Henry Ford III'],
    ['LI WEI', 'Li Wei'],
    ['J', 'J'],
    ['МАРИЯ ИВАНОВА', 'Мария Иванова'],
    ['ΑΛΕΞΗΣ', 'Αλεξης'],
    ['王小明', '王小明'],
    ['გიორგი', 'გიორგი'],
    ['İLKER IŞIK', 'İLKER IŞIK'],
    ['Jane\u0000\r\nBcc: x', 'Jane Bcc: x'],
    ['\u202eenaJ', 'enaJ'],
  ])('%j reads %j', (raw, name) => {
    expect(normaliseName(raw)).toBe(name);
  });

  it('stay in one normal form where a capital has more marks', () => {
    const once = normaliseName('ῗα') ?? '';
    expect(normaliseName(once)).toBe(once);
    expect(once).toBe(once.normalize('NFC'));
  });

  it('are null when nothing is left', () => {
    expect(normaliseName(' \u200b\t')).toBeNull();
  });

  test.prop([fc.string({ unit: 'grapheme' })])('normalise once and for all', (raw) => {
    const once = normaliseName(raw);
    if (once !== null) expect(normaliseName(once)).toBe(once);
    const text = normaliseText(raw);
    if (text !== null) expect(normaliseText(text)).toBe(text);
    expect(fold(fold(raw))).toBe(fold(raw));
  });
});

describe('mail addresses', () => {
  it.each([
    ['Jane.Doe@ACME.com', 'Jane.Doe@acme.com', 'jane.doe@acme.com'],
    ['mailto:jane@acme.com?subject=hi', 'jane@acme.com', 'jane@acme.com'],
    ['Jane Doe <jane+show@acme.com>', 'jane+show@acme.com', 'jane@acme.com'],
    ['j.a.n.e+x@googlemail.com', 'j.a.n.e+x@googlemail.com', 'jane@gmail.com'],
    ['j.ane@acme.com', 'j.ane@acme.com', 'j.ane@acme.com'],
    ['jane@müller.de', 'jane@xn--mller-kva.de', 'jane@xn--mller-kva.de'],
    ['+tag@acme.com', '+tag@acme.com', '+tag@acme.com'],
  ])('%s is written to as %s and compared as %s', (raw, address, key) => {
    expect(normaliseMail(raw)).toMatchObject({ address, key });
  });

  it.each([
    'jane',
    'jane@localhost',
    'jane@printer.local',
    'jane@[10.0.0.1]',
    'a@b@c.com',
    'jane..doe@acme.com',
    'jane@acme.com\r\nBcc: all@acme.com',
    '"a b"@acme.com',
    'jane@-acme.com',
    `${'x'.repeat(65)}@acme.com`,
    '',
  ])('%j is none', (raw) => {
    expect(normaliseMail(raw)).toBeNull();
  });

  it.each([
    ['jane@gmail.com', true, false],
    ['jane@yahoo.co.jp', true, false],
    ['x@mailinator.com', true, true],
    ['x@sub.mailinator.com', true, true],
    ['jane@siemens.com', false, false],
  ])('%s is free %s and disposable %s', (raw, free, disposable) => {
    expect(normaliseMail(raw)).toMatchObject({ free, disposable });
  });

  it('know a mailbox that several people read', () => {
    expect(normaliseMail('Info@acme.com')?.shared).toBe(true);
    expect(normaliseMail('jane@acme.com')?.shared).toBe(false);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['(415) 555-2671', 'US', '+14155552671'],
    ['0041 44 668 18 00', 'US', '+41446681800'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['+44 20 7946 0958 ext. 12', 'US', '+442079460958'],
    ['tel: +41 44 668 18 00', 'US', '+41446681800'],
    ['555', 'US', null],
  ])('%s in %s is %s', (raw, country, e164) => {
    expect(normalisePhone(raw, country)).toMatchObject({ raw, e164 });
  });

  it('keep the extension apart, and refuse text without a digit', () => {
    expect(normalisePhone('+44 20 7946 0958 ext. 12', 'US')?.extension).toBe('12');
    expect(normalisePhone('call me', 'US')).toBeNull();
  });

  it('say so when the default country is none', () => {
    expect(() => normalisePhone('555 123', 'USA')).toThrow('USA is no country');
  });
});

describe('domains', () => {
  it.each([
    ['https://www.Shop.Müller.co.uk:8080/a?b', 'xn--mller-kva.co.uk'],
    ['acme.com.', 'acme.com'],
    ['joe@mail.acme.com', 'acme.com'],
    ['alice.github.io', 'alice.github.io'],
    ['acme.newsuffix', 'acme.newsuffix'],
    ['co.uk', null],
    ['localhost', null],
    ['intranet.local', null],
    ['10.0.0.1', null],
    ['http://[::1]/', null],
  ])('%s is %s', (raw, domain) => {
    expect(normaliseDomain(raw)).toBe(domain);
  });
});

describe('company keys', () => {
  it.each([
    ['ACME Robotics, Inc.', 'acme robotics'],
    ['The Acme Robotics Co., Ltd.', 'acme robotics'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
    ['Société Générale S.A.', 'societe generale'],
    ['Philips N.V.', 'philips'],
    ['ООО Ромашка', 'ромашка'],
    ['株式会社ソニー', 'ソニー'],
    ['Intel sp. z o.o.', 'intel'],
    ['㍿ソニー', 'ソニー'],
    ['㍿', '株式会社'],
    ['Limited', 'limited'],
    ['AB', 'ab'],
    ['A.B.C. Metals', 'abc metals'],
  ])('%s is %s', (name, key) => {
    expect(companyKey(name)).toBe(key);
  });

  test.prop([fc.string({ unit: 'grapheme' })])('are keys of themselves', (name) => {
    expect(companyKey(companyKey(name))).toBe(companyKey(name));
  });
});

describe('contacts', () => {
  test.prop([arbitraryRawContact])('normalise once and for all', (raw) => {
    const once = normaliseContact(raw, options);
    expect(normaliseContact(asRaw(once), options)).toEqual(once);
  });

  it('keep what they cannot use', () => {
    const contact = normaliseContact(
      { mail: 'jane at acme', website: 'gmail.com', phone: '12' },
      options,
    );
    expect(contact.refused).toEqual({ mail: 'jane at acme', website: 'gmail.com' });
    expect(contact.phone).toMatchObject({ raw: '12', e164: null });
    expect(contact.domain).toBeNull();
  });

  it('take the domain of a business address, never of a free one', () => {
    expect(normaliseContact({ mail: 'jane@eu.acme.com' }, options).domain).toBe('acme.com');
    expect(normaliseContact({ mail: 'jane@gmail.com' }, options).domain).toBeNull();
  });

  it('say facts without personal data', () => {
    const contact = normaliseContact(
      { name: 'Jane', mail: 'jane@eu.acme.com', phone: '555' },
      options,
    );
    expect(factsFromContact(contact)).toEqual({
      hasPhone: false,
      hasMail: true,
      freeMail: false,
      emailDomain: 'acme.com',
    });
    expect(factsFromContact(normaliseContact({}, options))).toEqual({
      hasPhone: false,
      hasMail: false,
    });
  });
});
