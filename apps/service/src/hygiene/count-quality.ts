import type { KnownContact } from './known-contact.ts';

/** `share` is `count / of`, 0 where nothing was asked. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
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

export interface Quality {
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
  /** Contacts that are in a certain pair, or in a likely or certain one. */
  readonly duplicates: { readonly certain: Share; readonly likely: Share };
}

export interface Counting {
  readonly take: (
    known: Pick<KnownContact, 'contact' | 'account'>,
    pairs: { readonly certain: boolean; readonly likely: boolean },
  ) => void;
  readonly end: () => Quality;
}

class Tally {
  #count = 0;
  #of = 0;
  add(holds: boolean): void {
    this.#of += 1;
    if (holds) this.#count += 1;
  }
  get share(): Share {
    const [count, of] = [this.#count, this.#of];
    return { count, of, share: of === 0 ? 0 : count / of };
  }
}

/** Takes contacts one after the other and keeps counts alone, so that any number of them can be looked at. */
export const countQuality = (): Counting => {
  let contacts = 0;
  const parts = completenessParts.map((part) => [part, new Tally()] as const);
  const [mailValid, phoneValid, reachable] = [new Tally(), new Tally(), new Tally()];
  const [free, disposable, shared] = [new Tally(), new Tally(), new Tally()];
  const [matched, certain, likely] = [new Tally(), new Tally(), new Tally()];
  return {
    take: ({ contact, account }, pairs) => {
      contacts += 1;
      const { mail, phone, refused } = contact;
      const canCall = phone !== null && phone.e164 !== null;
      for (const [part, tally] of parts) tally.add(contact[part] !== null);
      if (mail !== null || refused.mail !== undefined) mailValid.add(mail !== null);
      if (phone !== null) phoneValid.add(canCall);
      reachable.add(mail !== null || canCall);
      if (mail !== null) {
        free.add(mail.free);
        disposable.add(mail.disposable);
        shared.add(mail.shared);
      }
      matched.add(account !== null);
      certain.add(pairs.certain);
      likely.add(pairs.likely);
    },
    end: () => ({
      contacts,
      completeness: Object.fromEntries(parts.map(([part, tally]) => [part, tally.share])) as Record<
        CompletenessPart,
        Share
      >,
      validity: { mail: mailValid.share, phone: phoneValid.share },
      reachable: reachable.share,
      freeMail: free.share,
      disposableMail: disposable.share,
      sharedMailbox: shared.share,
      matchedToAccount: matched.share,
      duplicates: { certain: certain.share, likely: likely.share },
    }),
  };
};
