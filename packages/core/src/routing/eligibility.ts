import type { Refusal } from '../decide/decision.ts';
import type { Directory } from '../decide/directory.ts';
import type { Entitlements, OrgMember } from '../decide/org-member.ts';
import type { Lead } from '../lead/lead.ts';
import type { Terms } from '../policy/terms.ts';
import { ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import type { Facts } from '../rules/condition.ts';
import { factOf } from '../rules/facts-named.ts';
import { dueAfter } from '../time/need.ts';

/** What routing knows of a lead. */
export type RoutedLead = Pick<Lead, 'facts' | 'excluded' | 'lastOwner'>;

/** The lead, the instant and the terms on which it would be offered. */
export interface Asked {
  readonly directory: Directory;
  readonly lead: RoutedLead;
  readonly offer: Pick<Terms, 'within' | 'calendar'>;
  readonly at: number;
}

/** Why somebody cannot have the lead now, and when that ends by itself; `refused: null` is eligible. */
export interface Eligibility {
  readonly refused: Refusal | null;
  readonly back: number | null;
}

const ELIGIBLE: Eligibility = { refused: null, back: null };
const UNKNOWN: Eligibility = { refused: 'unknown', back: null };
const EXCLUDED: Eligibility = { refused: 'excluded', back: null };
const NOT_ENTITLED: Eligibility = { refused: 'not-entitled', back: null };

/**
 * Entitled to every value the lead has of a fact that the person's entitlements name. A fact that the lead does not
 * have restricts nobody: what is not known yet must not hide a lead from those who could find out.
 */
const isEntitled = (entitled: Entitlements, facts: Facts): boolean => {
  for (const [name, allowed] of entitled) {
    const value = factOf(facts, name);
    if (value === undefined) continue;
    const isAllowed =
      typeof value === 'object'
        ? value.every((one) => allowed.includes(one))
        : allowed.includes(String(value));
    if (!isAllowed) return false;
  }
  return true;
};

/** When an offer to this person would be due, on the clock of the clause or of their team. */
const offerDue = ({ directory, offer, at }: Asked, person: string): number => {
  const clock = directory.calendar(offer.calendar ?? directory.clockOf(person));
  return dueAfter(offer.within ?? ONE_BUSINESS_DAY, clock, at);
};

/**
 * Whether a person may be offered the lead now: not excluded, entitled, and at work, or back before the offer would be
 * due. Caps are the pool's matter.
 */
export const eligibilityOf = (asked: Asked, person: string): Eligibility =>
  memberEligibility(asked, asked.directory.member(person));

/** The same of a person who was found before; `null` is somebody whom the org does not have. */
export const memberEligibility = (asked: Asked, member: OrgMember | null): Eligibility => {
  const { lead, at } = asked;
  if (member === null) return UNKNOWN;
  const { person } = member.party;
  if (lead.excluded.includes(person)) return EXCLUDED;
  if (!isEntitled(member.entitled, lead.facts)) return NOT_ENTITLED;
  const back = member.availableFrom(at);
  if (back === at) return ELIGIBLE;
  if (back !== null && back < offerDue(asked, person)) return ELIGIBLE;
  return { refused: member.isAway(at) ? 'away' : 'off-hours', back };
};

/** Refusals that no waiting ends. */
const lasting: ReadonlySet<Refusal | null> = new Set<Refusal | null>([
  'excluded',
  'not-entitled',
  'unknown',
  'not-account-owner',
  'outside-window',
]);

/** Whether waiting can make somebody eligible. */
export const canWait = (candidates: readonly Eligibility[]): boolean =>
  candidates.some(({ refused }) => !lasting.has(refused));
