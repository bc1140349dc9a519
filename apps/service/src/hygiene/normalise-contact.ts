import type { Contact, PostalAddress, RawContact } from './contact.ts';
import { isFreeMail } from './mail-services.ts';
import { normaliseDomain } from './normalise-domain.ts';
import { normaliseMail } from './normalise-mail.ts';
import { normaliseName } from './normalise-name.ts';
import { normalisePhone } from './normalise-phone.ts';
import { normaliseText } from './normalise-text.ts';

export interface HygieneOptions {
  /** Two ISO letters: the country of telephone numbers without a prefix, from the workspace. */
  readonly defaultCountry: string;
}

/**
 * Brings a contact to normal form. A name given in parts is joined given name first; whoever writes it the other way
 * round gives `name`. A mail address in the wrong field is not searched for. `normaliseContact(asRaw(c))` is `c`.
 */
export const normaliseContact = (raw: RawContact, { defaultCountry }: HygieneOptions): Contact => {
  const given = text(raw.given, normaliseName);
  const family = text(raw.family, normaliseName);
  const parts = [given, family].filter((part) => part !== null).join(' ');
  const mail = text(raw.mail, normaliseMail);
  const site = text(raw.website, normaliseDomain);
  // A page at a free service says as little about a company as an address there.
  const ownSite = site === null || isFreeMail(site) ? null : site;
  const refusedMail = mail === null ? text(raw.mail, normaliseText) : null;
  const refusedSite = ownSite === null ? text(raw.website, normaliseText) : null;
  return {
    name: text(raw.name, normaliseName) ?? (parts === '' ? null : parts),
    given,
    family,
    jobTitle: text(raw.jobTitle, normaliseText),
    company: text(raw.company, normaliseText),
    mail,
    phone: text(raw.phone, (phone) => normalisePhone(phone, defaultCountry)),
    domain: ownSite ?? (mail === null || mail.free ? null : mail.domain),
    address: addressOf(raw),
    refused: {
      ...(refusedMail === null ? {} : { mail: refusedMail }),
      ...(refusedSite === null ? {} : { website: refusedSite }),
    },
  };
};

/** A contact as a source would give it again. */
export const asRaw = (contact: Contact): RawContact => {
  const raw = {
    name: contact.name,
    given: contact.given,
    family: contact.family,
    jobTitle: contact.jobTitle,
    company: contact.company,
    mail: contact.mail?.address ?? contact.refused.mail ?? null,
    phone: contact.phone?.raw ?? null,
    website: contact.refused.website ?? contact.domain,
    ...contact.address,
  };
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
};

const text = <T>(value: string | undefined, normalise: (raw: string) => T | null): T | null =>
  value === undefined ? null : normalise(value);

const addressOf = (raw: RawContact): PostalAddress | null => {
  const address = {
    street: text(raw.street, normaliseText),
    postalCode: text(raw.postalCode, normaliseText)?.toUpperCase() ?? null,
    city: text(raw.city, normaliseText),
    region: text(raw.region, normaliseText),
    country: countryCode(text(raw.country, normaliseText)),
  };
  return Object.values(address).every((part) => part === null) ? null : address;
};

/** ISO codes in upper case; a country's name stays as given. */
const countryCode = (country: string | null): string | null =>
  country !== null && /^[a-z]{2,3}$/iu.test(country) ? country.toUpperCase() : country;
