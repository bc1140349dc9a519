import type { Facts } from '@baton/core';
import type { Contact } from '../../hygiene/contact.ts';
import { normaliseContact } from '../../hygiene/normalise-contact.ts';
import { pickBelow, pickOne } from './pick.ts';

const GIVEN =
  'Ada Amir Anika Bruno Camila Chen Dara Dmitri Elif Emeka Farah Felix Grace Hana Henrik Ines Ivo Jamal Jo Kofi Lena Liam Mara Mei Nadia Noor Olek Paula Priya Quinn Rafael Ruth Samir Sofia Tariq Tessa Uma Viktor Wanda Yusuf'.split(
    ' ',
  );
const FAMILY =
  'Abbott Adeyemi Bauer Bianchi Castillo Chowdhury Dahl Dubois Eriksen Farouk Fischer Garcia Hoang Ivanov Jansen Kaur Kowalski Larsen Lindqvist Marsh Mbeki Nakamura Novak Okafor Park Petrov Quiroga Rossi Saito Schmidt Silva Tanaka Thorne Umarov Vance Weber Xu Yilmaz Zhang Zuniga'.split(
    ' ',
  );
const FIRST =
  'Amber Birch Cobalt Delta Ember Fjord Garnet Harbor Indigo Juniper Kestrel Lumen'.split(' ');
const SECOND = 'Analytics Foods Freight Health Labs Logistics Mills Motors Robotics Systems'.split(
  ' ',
);
const TITLES = [
  'Head of Operations',
  'Marketing Manager',
  'CTO',
  'RevOps Lead',
  'Founder',
  'Buyer',
];

const COUNTRY: Readonly<Record<string, string>> = { NA: 'US', EMEA: 'DE', APAC: 'SG' };
/** Number blocks that are kept free for fiction, where a country has some. */
const phoneOf = (country: string, digits: number): string => {
  const last = String(digits).padStart(4, '0');
  if (country === 'US') return `+1 212 555 01${last.slice(2)}`;
  return country === 'DE' ? `+49 30 23125 ${last.slice(1)}` : `+65 6${last}${last.slice(1)}`;
};

/**
 * Somebody made up who fits the facts of an inquiry. The addresses end in `.example`, where no mail can arrive: who tries the
 * demo with a mail server writes to nobody.
 */
export const demoContact = (id: string, facts: Facts, seed: string): Contact => {
  const given = pickOne(GIVEN, seed, id, 'given');
  const family = pickOne(FAMILY, seed, id, 'family');
  const company = `${pickOne(FIRST, seed, id, 'first')} ${pickOne(SECOND, seed, id, 'second')}`;
  const country = COUNTRY[String(facts['region'])] ?? 'US';
  const isFree = facts['freeMail'] === true;
  const domain = isFree ? 'freemail.example' : `${company.toLowerCase().replace(' ', '-')}.example`;
  const contact = normaliseContact(
    {
      given,
      family,
      jobTitle: pickOne(TITLES, seed, id, 'title'),
      company,
      country,
      ...(facts['hasMail'] === false ? {} : { mail: `${given}.${family}@${domain}`.toLowerCase() }),
      ...(facts['hasPhone'] === true
        ? { phone: phoneOf(country, pickBelow(10_000, seed, id, 'phone')) }
        : {}),
    },
    { defaultCountry: country },
  );
  // No list of free services knows a made-up one.
  return contact.mail === null || !isFree
    ? contact
    : { ...contact, mail: { ...contact.mail, free: true }, domain: null };
};

const ASKS = [
  'Could somebody show us how this works with our data?',
  'We are comparing three vendors and decide this quarter.',
  'What does it cost for a team of our size?',
  'Please call, mornings are best.',
  'We saw the talk and have questions about the integration.',
  'Our contract ends soon and we would like to see an alternative.',
] as const;

/** What the prospect wrote. */
export const demoMessage = (id: string, seed: string): string => pickOne(ASKS, seed, id, 'message');
