import fc from 'fast-check';
import type { RawContact } from './contact.ts';
import type { KnownContact } from './known-contact.ts';
import { normaliseContact } from './normalise-contact.ts';

const names = fc.oneof(
  fc.constantFrom(
    'Jane Doe',
    'JANE DOE',
    'Doe, Jane',
    'J. Doe',
    'jane van den berg',
    'José García',
    'Jose Garcia',
    'Müller',
    'Łukasz Żak',
    'ΑΛΕΞΗΣ ΠΑΠΑΣ',
    'МАРИЯ ИВАНОВА',
    '王小明',
    'გიორგი',
    'İLKER IŞIK',
    "O'BRIEN-SMITH",
    'MCDONALD',
  ),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
);
const companies = fc.constantFrom(
  'ACME Robotics, Inc.',
  'Acme Robotics',
  'acme',
  'Müller & Söhne GmbH',
  'The Co.',
  '株式会社ソニー',
);
const mails = fc.oneof(
  fc.constantFrom(
    'jane@acme.com',
    'Jane+trade-show@ACME.com',
    'j.a.n.e@gmail.com',
    'jane@googlemail.com',
    'info@acme.com',
    'jane@mail.acme.co.uk',
    'nobody@mailinator.com',
    'jane@müller.de',
    'not an address',
  ),
  fc.emailAddress(),
);
const phones = fc.constantFrom(
  '(415) 555-2671',
  '+1 415 555 2671',
  '0041 44 668 18 00',
  '+44 20 7946 0958 ext. 12',
  '555',
  'call me',
);

export const arbitraryRawContact: fc.Arbitrary<RawContact> = fc.record(
  {
    name: names,
    given: names,
    family: names,
    jobTitle: fc.string({ maxLength: 20 }),
    company: companies,
    mail: mails,
    phone: phones,
    website: fc.constantFrom(
      'https://www.acme.com/x',
      'acme.com',
      'gmail.com',
      'localhost',
      '10.0.0.1',
    ),
    street: fc.string({ maxLength: 12 }),
    postalCode: fc.constantFrom('sw1a 1aa', '8005'),
    city: fc.constantFrom('Zürich', ' London '),
    country: fc.constantFrom('ch', 'GB', 'Switzerland'),
  },
  { requiredKeys: [] },
);

export const arbitraryKnownContact: fc.Arbitrary<KnownContact> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 6 }),
  contact: arbitraryRawContact.map((raw) => normaliseContact(raw, { defaultCountry: 'US' })),
  account: fc.constantFrom(null, 'a-1', 'a-2'),
});
