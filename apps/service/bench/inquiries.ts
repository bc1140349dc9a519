import type { Inquiry } from '../src/intake/inquiry.ts';
import { readJsonInquiry } from '../src/intake/json-inquiry.ts';
import type { InForce } from '../src/leads/in-force.ts';
import { regions, sources, wordOf } from './documents.ts';

/** What a form would send. */
export interface Asked {
  readonly contact: {
    readonly name: string;
    readonly company: string;
    readonly mail: string;
    readonly phone: string;
  };
  readonly facts: {
    readonly source: string;
    readonly region: string;
    readonly employees: number;
  };
  readonly message: string;
}

const PEOPLE_OF_ONE_COMPANY = 20;
/** Inquiries of companies on record come from as many as the smallest store has, so that all look-ups find as much. */
const KNOWN_COMPANIES = 400;

const letter = (n: number): string => String.fromCharCode(65 + (n % 26));

/** The same person and company as `fill` stores under the number. */
export const contactOf = (n: number, company: number): Asked['contact'] => {
  const word = wordOf(company);
  return {
    name: `${letter(n)}enna ${letter(Math.floor(n / 26))}oss${wordOf(n)}`,
    company: `${word[0]?.toUpperCase()}${word.slice(1)} Works`,
    mail: `m${wordOf(n)}@${word}-works.com`,
    phone: `+1${4_152_000_000 + n}`,
  };
};

export const companyOf = (n: number): number => Math.floor(n / PEOPLE_OF_ONE_COMPANY);

const KNOWN_PEOPLE = PEOPLE_OF_ONE_COMPANY * KNOWN_COMPANIES;
const NEW_FROM = 2_000_000;

const contactAt = (n: number): Asked['contact'] => {
  if (n % 25 === 0) {
    const known = (n * 37) % KNOWN_PEOPLE;
    return contactOf(known, companyOf(known));
  }
  return contactOf(NEW_FROM + n, n % 5 === 0 ? (n / 5) % KNOWN_COMPANIES : companyOf(NEW_FROM) + n);
};

/**
 * The `n`th new inquiry: every 25th of a person on record, four of 25 of a company on record (half of these are accounts), the
 * others of people and companies that nobody has heard of. Facts go through all that the rules ask.
 */
export const askedAt = (n: number): Asked => ({
  contact: contactAt(n),
  facts: {
    source: sources[Math.floor(n / 4) % sources.length] ?? 'web-demo',
    region: regions[n % regions.length] ?? 'NA',
    employees: 1 + ((n * 7919) % 4000),
  },
  message: 'Please show us the platform, and tell us what it would cost for all of our offices.',
});

/** As the edge hands it over: in normal form. */
export const inquiryOf = (asked: Asked, versions: InForce, at: number): Inquiry => {
  const read = readJsonInquiry(asked, versions, { receivedAt: at, defaultCountry: 'US' });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.inquiry;
};
