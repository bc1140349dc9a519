import type { Mail } from './normalise-mail.ts';
import type { Phone } from './normalise-phone.ts';

/**
 * What a source says about a person and their company, as text. All of it is personal data: it stands in a side
 * table, never on a lead or in custody.
 */
export interface RawContact {
  readonly name?: string;
  readonly given?: string;
  readonly family?: string;
  readonly jobTitle?: string;
  readonly company?: string;
  readonly mail?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
}

export type ContactField = keyof RawContact;
export const contactFields = [
  'name',
  'given',
  'family',
  'jobTitle',
  'company',
  'mail',
  'phone',
  'website',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
] as const satisfies readonly ContactField[];

/** One place; merged whole or not at all, because half of one address and half of another is nowhere. */
export interface PostalAddress {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
}

/** A contact in normal form. What was given and could not be used is in `refused`, so that it is not lost. */
export interface Contact {
  readonly name: string | null;
  readonly given: string | null;
  readonly family: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  readonly mail: Mail | null;
  readonly phone: Phone | null;
  /** The company's registered domain: the website's, else that of a mail address which is no free one. */
  readonly domain: string | null;
  readonly address: PostalAddress | null;
  readonly refused: { readonly mail?: string; readonly website?: string };
}
