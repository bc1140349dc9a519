import { DAY_MS, isClosed, isNurture } from '@baton/core';
import type { Case } from '../shell/case.ts';
import { count, newSpeedHistogram } from './histogram.ts';
import { type LeadOutcome, outcomeOf } from './lead-outcome.ts';
import { type Ledger, LedgerLines } from './ledger.ts';
import { Row } from './row.ts';
import { monthOf, newMonths } from './tally.ts';

/** Still on its way to somebody who sells: nobody was ever offered it, and no rule or desk put it elsewhere. */
const isUndelivered = ({ lead }: Case): boolean =>
  lead !== null &&
  lead.owners.length === 0 &&
  lead.pass > 0 &&
  !isClosed(lead.state) &&
  !isNurture(lead.state);

/** Closed by the rules the moment it came: nobody had to follow up. */
const isRuledOut = ({ lead }: Case): boolean => lead?.state === 'disqualified' && lead.seq === 1;

/**
 * What is kept of a lead that has left a simulation: sums and counts, and two numbers for the medians. A lead is entered
 * once, when it is closed or when the simulation ends; the order says nothing, since all sums are of integers.
 */
export class Books {
  leads = 0;
  /** Signed, and signed in a pass after the first. */
  wins = 0;
  recycledWins = 0;
  /** Signed and never entered. */
  unrecorded = 0;
  /** Never really contacted; of those that came a day before the end or earlier and were not ruled out at once. */
  neverContacted = 0;
  followUpFailed = 0;
  undelivered = 0;
  respondedWithinADay = 0;
  /** Ms from the inquiry to the response that the log shows, and to the first real attempt. */
  readonly responses = new Row();
  readonly contacts = new Row();
  readonly speedToLead = newSpeedHistogram();
  /** Purchases from anybody by month of a lead's life. */
  readonly bought = newMonths();
  private readonly lines = new LedgerLines();
  private readonly outcomes: LeadOutcome[] | null;
  private readonly until: number;

  constructor(until: number, outcomes: boolean) {
    this.until = until;
    this.outcomes = outcomes ? [] : null;
  }

  add(of: Case): void {
    const { lead, inquiry, prospect, firstAttemptAt } = of;
    this.leads += 1;
    this.lines.add(of);
    if (of.signedAt !== null) {
      this.wins += 1;
      if (!of.recorded) this.unrecorded += 1;
      if ((lead?.pass ?? 0) > 1) this.recycledWins += 1;
    }
    if (inquiry.at < this.until - DAY_MS) {
      if (firstAttemptAt === null && !isRuledOut(of)) this.followUpFailed += 1;
      if (isUndelivered(of)) this.undelivered += 1;
    }
    this.addSpeed(of);
    if (prospect.buysAt <= this.until) {
      const month = monthOf(prospect.buysAt - prospect.capturedAt);
      this.bought[month] = (this.bought[month] ?? 0) + 1;
    }
    if (this.outcomes !== null) this.outcomes[of.index] = outcomeOf(of);
  }

  /** In the order in which the leads came; `null` where nobody asked for them. */
  get outcomesInOrder(): readonly LeadOutcome[] | null {
    return this.outcomes;
  }

  get ledger(): Ledger {
    return this.lines.ledger;
  }

  private addSpeed({ lead, inquiry, firstAttemptAt }: Case): void {
    const contact = firstAttemptAt === null ? null : firstAttemptAt - inquiry.at;
    count(this.speedToLead, contact);
    if (contact === null) this.neverContacted += 1;
    else this.contacts.push(contact);
    const firstResponseAt = lead?.firstResponseAt ?? null;
    if (firstResponseAt === null) return;
    const response = firstResponseAt - inquiry.at;
    this.responses.push(response);
    if (response <= DAY_MS) this.respondedWithinADay += 1;
  }
}
