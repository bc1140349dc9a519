import { CERTAIN, LIKELY } from './duplicate-score.ts';
import { duplicatePairs } from './find-duplicates.ts';
import type { KnownContact } from './known-contact.ts';

/** `share` is `count / of`, 0 where nothing was asked. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
}

export interface QualityReport {
  readonly contacts: number;
  /** How many of all contacts have each. */
  readonly completeness: Readonly<Record<CompletenessPart, Share>>;
  /** Of those given, how many can be used. */
  readonly validity: { readonly mail: Share; readonly phone: Share };
  /** Contacts that can be reached by mail or telephone at all. */
  readonly reachable: Share;
  /** Of the usable mail addresses. */
  readonly freeMail: Share;
  readonly disposableMail: Share;
  readonly sharedMailbox: Share;
  readonly matchedToAccount: Share;
  readonly duplicates: {
    /** Contacts that are in a certain pair, or in a likely or certain one. */
    readonly certain: Share;
    readonly likely: Share;
    /** The surest pairs, at most 100. */
    readonly pairs: readonly { readonly ids: readonly [string, string]; readonly score: number }[];
  };
}

export const completenessParts = [
  'name',
  'company',
  'jobTitle',
  'mail',
  'phone',
  'domain',
  'address',
] as const;
export type CompletenessPart = (typeof completenessParts)[number];

/** How good a list of contacts is: counts beside shares, so that a share of three contacts is seen as one. */
export const qualityReport = (list: readonly KnownContact[]): QualityReport => {
  const contacts = list.map(({ contact }) => contact);
  const share = <T>(of: readonly T[], holds: (one: T) => boolean): Share => {
    const count = of.filter(holds).length;
    return { count, of: of.length, share: of.length === 0 ? 0 : count / of.length };
  };
  const mails = contacts.map(({ mail }) => mail).filter((mail) => mail !== null);
  const mailsGiven = contacts.filter(
    ({ mail, refused }) => mail !== null || refused.mail !== undefined,
  );
  const phones = contacts.map(({ phone }) => phone).filter((phone) => phone !== null);
  const pairs = duplicatePairs(list, LIKELY);
  const inPairs = (atLeast: number): ReadonlySet<string> =>
    new Set(pairs.filter(({ score }) => score >= atLeast).flatMap(({ ids }) => ids));
  const [certain, likely] = [inPairs(CERTAIN), inPairs(LIKELY)];
  return {
    contacts: list.length,
    completeness: Object.fromEntries(
      completenessParts.map((part) => [part, share(contacts, (contact) => contact[part] !== null)]),
    ) as Record<CompletenessPart, Share>,
    validity: {
      mail: share(mailsGiven, ({ mail }) => mail !== null),
      phone: share(phones, ({ e164 }) => e164 !== null),
    },
    reachable: share(
      contacts,
      ({ mail, phone }) => mail !== null || (phone?.e164 ?? null) !== null,
    ),
    freeMail: share(mails, ({ free }) => free),
    disposableMail: share(mails, ({ disposable }) => disposable),
    sharedMailbox: share(mails, ({ shared }) => shared),
    matchedToAccount: share(list, ({ account }) => account !== null),
    duplicates: {
      certain: share(list, ({ id }) => certain.has(id)),
      likely: share(list, ({ id }) => likely.has(id)),
      pairs: pairs.slice(0, 100).map(({ ids, score }) => ({ ids, score })),
    },
  };
};
