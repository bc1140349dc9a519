import type { Org, Pool } from '../org/org.ts';
import type { Custodian, Party } from '../lead/lead.ts';
import type { Clock } from '../time/clock.ts';
import type { OrgMember } from './org-member.ts';

/**
 * The org made ready to ask: calendars compiled once, absences subtracted, names resolved.
 * Every question about people takes the instant; nothing here changes.
 */
export interface Directory {
  readonly org: Org;
  readonly version: number;
  /** A calendar of the org by id; `wall` is the clock that never closes. */
  calendar(id: string): Clock;
  /** The calendar on which this person's obligations are counted: their team's, else their own. */
  clockOf(person: string): string;
  /** Whether an absence covers the instant. */
  isAway(person: string, at: number): boolean;
  /** The earliest instant from `at` on at which the person is at work, or `null` within two years. */
  availableFrom(person: string, at: number): number | null;
  /** Everything that is asked about a person, found once; `null` for somebody the org does not have. */
  member(person: string): OrgMember | null;
  /** The same of a pool's members, by their place in it. */
  membersOf(pool: Pool): readonly (OrgMember | null)[];
  /** Present deputies in order, deputies of deputies after them, nobody twice. */
  deputies(person: string, at: number): readonly Party[];
  /** The person's manager, never the person: their own, their team's, their pool's lead, else `sales-manager`. */
  managerOf(person: string): string;
  /** A role or person of the org, the first present deputy standing in for one who is away. */
  party(name: string, at: number): Party;
  /** The named person at a desk at that instant: the holder, else a present deputy or member, else the desk's final. */
  desk(id: string, at: number): Custodian;
  /** The final decision maker of a desk. */
  finalOf(desk: string, at: number): Custodian;
  /** The person who answers for a pool's queue. */
  poolLead(pool: string, at: number): Custodian;
}
