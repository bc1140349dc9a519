import type { Contact } from './contact.ts';

/** A contact with what decides whose value survives. Instants are epoch ms. */
export interface ContactRecord {
  readonly id: string;
  readonly contact: Contact;
  readonly changedAt: number;
  /** When a mail to its address was last known to arrive: a reply, a confirmed link. */
  readonly mailVerifiedAt: number | null;
  /** The person asked not to be contacted. */
  readonly doNotContact: boolean;
}

/** Parts that survive as one. Names and addresses are taken whole, never stitched together from two people. */
export const survivingParts = ['name', 'jobTitle', 'company', 'mail', 'phone', 'address'] as const;
export type SurvivingPart = (typeof survivingParts)[number];

/**
 * Whose value survives where both have one; where only one has, it is that one's.
 * - `winner`: the winner of the merge (the lead that got furthest);
 * - `newest`, `oldest`: by `changedAt`;
 * - `most-complete`: with more parts, then more letters;
 * - `newest-verified`: the mail address verified last, then as `newest`; a throw-away address never against a real one.
 */
export type SurvivorshipRule = 'winner' | 'newest' | 'oldest' | 'most-complete' | 'newest-verified';
export type Survivorship = Readonly<Record<SurvivingPart, SurvivorshipRule>>;

export const defaultSurvivorship: Survivorship = {
  name: 'most-complete',
  jobTitle: 'newest',
  company: 'winner',
  mail: 'newest-verified',
  phone: 'newest',
  address: 'most-complete',
};

/** Whether the loser's value of the part survives. */
export const loserSurvives = (
  part: SurvivingPart,
  winner: ContactRecord,
  loser: ContactRecord,
  rule: SurvivorshipRule,
): boolean => {
  const [mine, theirs] = [winner.contact[part], loser.contact[part]];
  if (theirs === null) return false;
  if (mine === null) return true;
  if (part === 'phone' && isCallable(winner) !== isCallable(loser)) return isCallable(loser);
  if (part === 'mail' && isThrowaway(winner) !== isThrowaway(loser)) return isThrowaway(winner);
  switch (rule) {
    case 'winner':
      return false;
    case 'newest':
      return loser.changedAt > winner.changedAt;
    case 'oldest':
      return loser.changedAt < winner.changedAt;
    case 'most-complete':
      return completeness(part, loser) > completeness(part, winner);
    case 'newest-verified': {
      const [ours, others] = [
        winner.mailVerifiedAt ?? -Infinity,
        loser.mailVerifiedAt ?? -Infinity,
      ];
      return ours === others ? loser.changedAt > winner.changedAt : others > ours;
    }
    default:
      return rule satisfies never;
  }
};

const isCallable = ({ contact }: ContactRecord): boolean => (contact.phone?.e164 ?? null) !== null;
const isThrowaway = ({ contact }: ContactRecord): boolean => contact.mail?.disposable ?? false;

/** Parts first, letters among as many parts. An initial is no part. */
const completeness = (part: SurvivingPart, { contact }: ContactRecord): number => {
  const texts = textsOf(part, contact).filter((text) => text !== null && text !== '');
  return texts.length * 1e6 + texts.join('').length;
};

const textsOf = (part: SurvivingPart, contact: Contact): readonly (string | null)[] => {
  switch (part) {
    case 'name': {
      const words = contact.name?.split(' ').filter((word) => !/^\p{L}\.?$/u.test(word)) ?? [];
      return [contact.given, contact.family, ...words];
    }
    case 'address':
      return Object.values<string | null>({ ...contact.address });
    case 'mail':
      return [contact.mail?.address ?? null];
    case 'phone':
      return [contact.phone?.raw ?? null, contact.phone?.extension ?? null];
    case 'jobTitle':
    case 'company':
      return [contact[part]];
    default:
      return part satisfies never;
  }
};
