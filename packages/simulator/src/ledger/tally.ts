import type { LeadEventType, ObligationKind } from '@baton/core';

/** What can be counted by somebody or something. */
export type Counts = Map<string, number>;

export const add = (counts: Counts, key: string, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

export interface Acceptance {
  offers: number;
  accepted: number;
}

export interface DutyCount {
  met: number;
  missed: number;
}

export interface ExcuseCount {
  /** How often it was given, by rep and by source. */
  readonly byRep: Counts;
  readonly bySource: Counts;
  /** Leads it was given on, and what perfect handling would have won of them (minor units). */
  count: number;
  attainable: number;
}

const MONTHS = 24;
const MONTH_MS = 30.436875 * 86_400_000;

/** The month of a lead's life, from 0; the last takes the rest. */
export const monthOf = (ageMs: number): number =>
  Math.min(MONTHS - 1, Math.max(0, Math.floor(ageMs / MONTH_MS)));

export const newMonths = (): number[] => Array.from({ length: MONTHS }, () => 0);

/** What is counted while a replication runs. Everything is a sum, so that replications add up. */
export class Tally {
  leads = 0;
  events = 0;
  attempts = 0;
  shams = 0;
  reassignments = 0;
  escalations = 0;
  exceptionDesk = 0;
  givenUpEarly = 0;
  mails = 0;
  liveTouches = 0;
  leadCost = 0;
  readonly refusals: Counts = new Map();
  /** How often each kind of obligation was met, and how often missed. */
  readonly duties = new Map<ObligationKind, DutyCount>();
  readonly offersByPerson = new Map<string, Acceptance>();
  readonly offersBySource = new Map<string, Acceptance>();
  readonly excuses = new Map<string, ExcuseCount>();
  /** Work done on leads, by the month of their life. */
  readonly worked = newMonths();

  refused(type: LeadEventType, code: string): void {
    // A deadline that comes too early is the shell's business, not a refusal of what somebody wanted.
    if (code !== 'stale') add(this.refusals, type);
  }

  duty(kind: ObligationKind, met: boolean): void {
    let count = this.duties.get(kind);
    if (count === undefined) this.duties.set(kind, (count = { met: 0, missed: 0 }));
    if (met) count.met += 1;
    else count.missed += 1;
  }

  offer(person: string, source: string): void {
    acceptanceOf(this.offersByPerson, person).offers += 1;
    acceptanceOf(this.offersBySource, source).offers += 1;
  }

  accepted(person: string, source: string): void {
    acceptanceOf(this.offersByPerson, person).accepted += 1;
    acceptanceOf(this.offersBySource, source).accepted += 1;
  }

  excuse(excuse: string, given: { rep: string; source: string; attainable: number }): void {
    let counts = this.excuses.get(excuse);
    if (counts === undefined) {
      counts = { byRep: new Map(), bySource: new Map(), count: 0, attainable: 0 };
      this.excuses.set(excuse, counts);
    }
    counts.count += 1;
    counts.attainable += given.attainable;
    add(counts.byRep, given.rep);
    add(counts.bySource, given.source);
  }
}

const acceptanceOf = (all: Map<string, Acceptance>, key: string): Acceptance => {
  let found = all.get(key);
  if (found === undefined) all.set(key, (found = { offers: 0, accepted: 0 }));
  return found;
};
