import { companyKey } from './company-key.ts';
import type { KnownContact } from './known-contact.ts';
import { foldedWords } from './normalise-text.ts';

/**
 * Only contacts that share a key are compared, so that a new one is not held against everything on record. A store
 * keeps these in an index. Texts, prefixed by what they are:
 *
 * - `mail:`, `phone:` the exact keys;
 * - `account:`, `domain:`, `company:` each with the first letter of each word of the name. Two spellings of a name that
 *   have no word with the same first letter are not found; the company is cut to its first word, so that
 *   `Acme Robotics` and `Acme` meet.
 */
export const blockingKeys = ({ contact, account }: KnownContact): readonly string[] => {
  const { mail, phone, name, domain, company } = contact;
  const initials = new Set(
    name === null ? [] : foldedWords(name).map((word) => Array.from(word)[0] ?? ''),
  );
  const firstWord = company === null ? '' : (companyKey(company).split(' ')[0] ?? '');
  const places = [
    ...(account === null ? [] : [`account:${account}`]),
    ...(domain === null ? [] : [`domain:${domain}`]),
    ...(firstWord === '' ? [] : [`company:${firstWord}`]),
  ];
  return [
    ...(mail === null ? [] : [`mail:${mail.key}`]),
    ...(phone === null || phone.e164 === null ? [] : [`phone:${phone.e164}`]),
    ...places.flatMap((place) => [...initials].map((initial) => `${place}:${initial}`)),
  ];
};
