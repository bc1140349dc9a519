import type { CalendarException, CalendarSpec } from '../time/calendar-spec.ts';

/**
 * The normalised org: who is there. Everything that names a person names its id. `version` counts the
 * org's changes; entries name it as the calendars' version.
 */
export interface Org {
  readonly name: string;
  readonly version: number;
  /** ISO 4217. Money everywhere is integer minor units of it. */
  readonly currency: string;
  readonly calendars: Readonly<Record<string, CalendarSpec>>;
  readonly people: Readonly<Record<string, Person>>;
  readonly teams: Readonly<Record<string, Team>>;
  readonly pools: Readonly<Record<string, Pool>>;
  /** Role name to person. */
  readonly roles: Readonly<Record<string, string>>;
  readonly desks: Readonly<Record<string, Desk>>;
  readonly accounts: Readonly<Record<string, Account>>;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly calendar: string;
  readonly team: string | null;
  readonly manager: string | null;
  /** Values of facts this person may be given: `{ product: ['press'] }`. A fact not named is unrestricted. */
  readonly entitled: Readonly<Record<string, readonly string[]>>;
  /** Free attributes for best fit, seen by score rules as `owner.<name>`. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly away: readonly CalendarException[];
  /** In order of preference. */
  readonly deputies: readonly string[];
}

export interface Team {
  readonly id: string;
  readonly manager: string;
  readonly members: readonly string[];
  readonly calendar: string;
}

export interface Pool {
  readonly id: string;
  /** The person who answers for the pool's queue. */
  readonly lead: string;
  readonly members: readonly { readonly person: string; readonly weight: number }[];
  readonly calendar: string;
}

export interface Desk {
  readonly id: string;
  /** The named person at the desk. */
  readonly holder: string;
  /** Who else works there; the holder answers for them. */
  readonly members: readonly string[];
  /** Who decides when the desk does not. */
  readonly final: string;
  readonly calendar: string;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly segment: string | null;
  readonly domain: string | null;
}
