import { companyKey } from './company-key.ts';
import type { KnownContact } from './known-contact.ts';
import { nameSimilarity } from './name-similarity.ts';
import { jaroWinkler } from './similarity.ts';

export type DuplicateReason =
  | 'same-mail'
  | 'same-phone'
  | 'similar-name'
  | 'same-account'
  | 'same-domain'
  | 'same-company'
  | 'names-differ'
  | 'shared-mailbox';

export interface DuplicateScore {
  /** 0 to 1. From `CERTAIN` on a merge needs no second look; from `LIKELY` on a person should look. */
  readonly score: number;
  /** What speaks for it, and what against. */
  readonly reasons: readonly DuplicateReason[];
}

export const CERTAIN = 0.95;
export const LIKELY = 0.75;
/** Below this two names are two people's. */
const NAMES_ALIKE = 0.88;

/**
 * How sure it is that two contacts are one person. The strongest of:
 *
 * - the same mail key: 1; with names that differ 0.7, of a shared mailbox (`info@`) 0.5;
 * - the same telephone number: 0.96 with similar names, 0.8 where a name is missing, 0.4 otherwise (a switchboard);
 * - names alike by at least 0.88, times 0.94 at the same account or company domain, times 0.9 at a company of the same
 *   or nearly the same name (Jaro–Winkler of the company keys at least 0.95).
 *
 * Fuzzy evidence alone stays below `CERTAIN`. Symmetric.
 */
export const duplicateScore = (one: KnownContact, other: KnownContact): DuplicateScore => {
  const a = one.contact;
  const b = other.contact;
  const likeness = a.name === null || b.name === null ? null : nameSimilarity(a.name, b.name);
  const alike = likeness !== null && likeness >= NAMES_ALIKE;
  const differ = likeness !== null && !alike;
  const found: { score: number; reason: DuplicateReason }[] = [];

  if (a.mail !== null && a.mail.key === b.mail?.key)
    found.push({
      score: differ ? (a.mail.shared ? 0.5 : 0.7) : mailAlone(a.mail.shared, alike),
      reason: 'same-mail',
    });
  if (a.phone !== null && a.phone.e164 !== null && a.phone.e164 === b.phone?.e164)
    found.push({ score: alike ? 0.96 : differ ? 0.4 : 0.8, reason: 'same-phone' });
  if (alike) {
    const place = samePlace(one, other);
    if (place !== null) found.push({ score: likeness * place.weight, reason: place.reason });
  }

  const score = Math.max(0, ...found.map((evidence) => evidence.score));
  const reasons = found.map((evidence) => evidence.reason);
  if (found.length > 0 && alike) reasons.push('similar-name');
  if (found.length > 0 && differ) reasons.push('names-differ');
  if (reasons.includes('same-mail') && a.mail?.shared === true) reasons.push('shared-mailbox');
  return { score, reasons };
};

/** A shared mailbox without two names to compare may be anybody. */
const mailAlone = (shared: boolean, alike: boolean): number => (shared && !alike ? 0.7 : 1);

const samePlace = (
  one: KnownContact,
  other: KnownContact,
): { readonly weight: number; readonly reason: DuplicateReason } | null => {
  const a = one.contact;
  const b = other.contact;
  if (one.account !== null && one.account === other.account)
    return { weight: 0.94, reason: 'same-account' };
  if (a.domain !== null && a.domain === b.domain) return { weight: 0.94, reason: 'same-domain' };
  if (a.company === null || b.company === null) return null;
  const [key, otherKey] = [companyKey(a.company), companyKey(b.company)];
  const near = key !== '' && jaroWinkler(key, otherKey) >= 0.95;
  return near ? { weight: 0.9, reason: 'same-company' } : null;
};
