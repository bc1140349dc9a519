import type { Refusal } from '../decide/decision.ts';
import type { Directory } from '../decide/directory.ts';
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

type Entitled = Readonly<Record<string, readonly string[]>>;

const listed = new WeakMap<Entitled, readonly (readonly [string, readonly string[]])[]>();

/** What somebody is entitled to, listed once: every routing asks for every member. */
const entriesOf = (entitled: Entitled): readonly (readonly [string, readonly string[]])[] => {
  let entries = listed.get(entitled);
  if (entries === undefined) listed.set(entitled, (entries = Object.entries(entitled)));
  return entries;
};

/**
 * Entitled to every value the lead has of a fact that the person's entitlements name. A fact that the lead does not
 * have restricts nobody: what is not known yet must not hide a lead from those who could find out.
 */
const isEntitled = (entitled: Entitled, facts: Facts): boolean =>
  entriesOf(entitled).every(([name, allowed]) => {
    const value = factOf(facts, name);
    if (value === undefined) return true;
    return typeof value === 'object'
      ? value.every((one) => allowed.includes(one))
      : allowed.includes(String(value));
  });

/** When an offer to this person would be due, on the clock of the clause or of their team. */
const offerDue = ({ directory, offer, at }: Asked, person: string): number => {
  const clock = directory.calendar(offer.calendar ?? directory.clockOf(person));
  return dueAfter(offer.within ?? ONE_BUSINESS_DAY, clock, at);
};

/**
 * Whether a person may be offered the lead now: not excluded, entitled, and at work, or back before the offer would be
 * due. Caps are the pool's matter.
 */
export const eligibilityOf = (asked: Asked, person: string): Eligibility => {
  const { directory, lead, at } = asked;
  const known = Object.hasOwn(directory.org.people, person)
    ? directory.org.people[person]
    : undefined;
  if (known === undefined) return { refused: 'unknown', back: null };
  if (lead.excluded.includes(person)) return { refused: 'excluded', back: null };
  if (!isEntitled(known.entitled, lead.facts)) return { refused: 'not-entitled', back: null };
  const back = directory.availableFrom(person, at);
  if (back === at) return ELIGIBLE;
  if (back !== null && back < offerDue(asked, person)) return ELIGIBLE;
  return { refused: directory.isAway(person, at) ? 'away' : 'off-hours', back };
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
