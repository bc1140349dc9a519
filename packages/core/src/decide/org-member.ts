import type { Party } from '../lead/lead.ts';
import type { Person } from '../org/org.ts';
import { type Clock, nextOpenWithin, isOpen, unchangedUntil, WALL } from '../time/clock.ts';
import { DAY_MS } from '../time/span.ts';

/** Somebody who is not back within two years has left. */
const LOOK_AHEAD_MS = 731 * DAY_MS;

/** When somebody is there: found when first asked, since most of an org is never asked about. */
export interface Hours {
  /** The clock that runs but during absences. */
  readonly present: (person: string) => Clock;
  /** Their calendar, absences taken out. */
  readonly working: (person: string) => Clock;
}

/** What somebody is entitled to by the name of the fact. */
export type Entitlements = readonly (readonly [fact: string, allowed: readonly string[]])[];

/** A person of an org with everything that decisions ask about them, found once. */
export class OrgMember {
  readonly party: Party;
  readonly entitled: Entitlements;
  private readonly hours: Hours;
  private present: Clock | null = null;
  private working: Clock | null = null;
  /** The answers given last hold for these instants: a simulation asks about one after the other. */
  private away = false;
  private awayFrom = Infinity;
  private awayUntil = -Infinity;
  private back: number | null = null;
  private backFrom = Infinity;
  private backUntil = -Infinity;

  constructor({ id, entitled }: Person, calendar: string, hours: Hours) {
    this.party = { person: id, calendar };
    this.entitled = Object.entries(entitled);
    this.hours = hours;
  }

  /** Whether an absence covers the instant. */
  isAway(at: number): boolean {
    if (at >= this.awayFrom && at < this.awayUntil) return this.away;
    const clock = (this.present ??= this.hours.present(this.party.person));
    this.away = clock !== WALL && !isOpen(clock, at);
    this.awayFrom = at;
    this.awayUntil = unchangedUntil(clock, at);
    return this.away;
  }

  /** The earliest instant from `at` on at which they are at work, or `null` within two years. */
  availableFrom(at: number): number | null {
    if (at >= this.backFrom && at < this.backUntil) return this.back ?? at;
    const clock = (this.working ??= this.hours.working(this.party.person));
    const back = nextOpenWithin(clock, at, LOOK_AHEAD_MS);
    this.back = back === at ? null : back;
    this.backFrom = at;
    this.backUntil = back === null ? at : unchangedUntil(clock, at);
    return back;
  }
}

/** The first of them who is not away. */
export const firstPresent = (members: readonly OrgMember[], at: number): OrgMember | undefined => {
  for (const member of members) if (!member.isAway(at)) return member;
  return undefined;
};
