import type { Contact } from './contact.ts';
import {
  type ContactRecord,
  defaultSurvivorship,
  loserSurvives,
  type Survivorship,
  type SurvivingPart,
  survivingParts,
} from './survivorship.ts';

export interface MergedContact {
  readonly contact: Contact;
  /** Which record each part came from; a part that neither had is absent. */
  readonly from: Readonly<Partial<Record<SurvivingPart, string>>>;
  readonly changedAt: number;
  readonly mailVerifiedAt: number | null;
  /** Either's wish not to be contacted is kept, whatever the rules say. */
  readonly doNotContact: boolean;
  /** Both as they were: the merge can be undone. */
  readonly winner: ContactRecord;
  readonly loser: ContactRecord;
}

/** One contact out of two, part by part. Deterministic; the originals are kept whole. */
export const mergeContacts = (
  winner: ContactRecord,
  loser: ContactRecord,
  rules: Survivorship = defaultSurvivorship,
): MergedContact => {
  const sources = survivingParts.flatMap((part) => {
    const source = loserSurvives(part, winner, loser, rules[part]) ? loser : winner;
    return source.contact[part] === null ? [] : [[part, source] as const];
  });
  const of = new Map<SurvivingPart, ContactRecord>(sources);
  const named = of.get('name')?.contact;
  const mailed = of.get('mail');
  const contact: Contact = {
    name: named?.name ?? null,
    given: named?.given ?? null,
    family: named?.family ?? null,
    jobTitle: of.get('jobTitle')?.contact.jobTitle ?? null,
    company: of.get('company')?.contact.company ?? null,
    mail: mailed?.contact.mail ?? null,
    phone: of.get('phone')?.contact.phone ?? null,
    domain:
      (of.get('company') ?? mailed)?.contact.domain ??
      winner.contact.domain ??
      loser.contact.domain,
    address: of.get('address')?.contact.address ?? null,
    refused: { ...loser.contact.refused, ...winner.contact.refused },
  };
  return {
    contact,
    from: Object.fromEntries(sources.map(([part, source]) => [part, source.id])),
    changedAt: Math.max(winner.changedAt, loser.changedAt),
    mailVerifiedAt: mailed?.mailVerifiedAt ?? null,
    doNotContact: winner.doNotContact || loser.doNotContact,
    winner,
    loser,
  };
};

export interface Unmerged {
  readonly winner: ContactRecord;
  readonly loser: ContactRecord;
}

/**
 * Undoes a merge. `now` is the merged contact as it stands: what was changed in it since is the winner's, the loser is as it
 * was. A wish not to be contacted that came since counts for both, because nobody knows which of them said it.
 */
export const unmergeContacts = (
  merged: MergedContact,
  now: Pick<ContactRecord, 'contact' | 'changedAt' | 'doNotContact'>,
): Unmerged => {
  const since = now.doNotContact && !merged.doNotContact;
  const edits = (Object.keys(now.contact) as (keyof Contact)[]).filter(
    (part) => JSON.stringify(now.contact[part]) !== JSON.stringify(merged.contact[part]),
  );
  const { winner, loser } = merged;
  return {
    winner: {
      ...winner,
      contact: {
        ...winner.contact,
        ...Object.fromEntries(edits.map((part) => [part, now.contact[part]])),
      },
      changedAt: edits.length === 0 ? winner.changedAt : now.changedAt,
      doNotContact: winner.doNotContact || since,
    },
    loser: { ...loser, doNotContact: loser.doNotContact || since },
  };
};
