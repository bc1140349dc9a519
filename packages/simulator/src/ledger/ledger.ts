import type { Case } from '../shell/case.ts';
import type { Cause } from './leak.ts';

/** Attainable revenue not won, by its one cause and one holder; `total` in minor units. */
export interface LedgerLine {
  readonly cause: Cause;
  readonly holder: string;
  readonly total: number;
}

/** Money of a replication, integers of minor units: `attainable` is `won` and the lines' totals, exactly. */
export interface Ledger {
  readonly attainable: number;
  readonly won: number;
  /** Part of `won` that nobody had entered as won when the simulation ended. */
  readonly wonUnrecorded: number;
  /** Part of the lines: what could still be won. */
  readonly openAtHorizon: number;
  readonly lines: readonly LedgerLine[];
}

/** Greatest first; ties by name, so that the order says nothing of the run. */
const order = (left: LedgerLine, right: LedgerLine): number =>
  right.total - left.total ||
  (left.cause < right.cause
    ? -1
    : left.cause > right.cause
      ? 1
      : left.holder < right.holder
        ? -1
        : 1);

/** Adds cases up. A case that was neither won nor lost is open; its holder is whoever holds the lead. */
export class LedgerLines {
  private readonly totals = new Map<string, LedgerLine>();
  private attainable = 0;
  private won = 0;
  private wonUnrecorded = 0;
  private openAtHorizon = 0;

  add({ attainable: value, signedAt, leak, lead, recorded }: Case): void {
    if (value === 0) return;
    this.attainable += value;
    if (signedAt !== null) {
      this.won += value;
      if (!recorded) this.wonUnrecorded += value;
      return;
    }
    const cause = leak?.cause ?? 'open at horizon';
    const holder = leak?.holder ?? lead?.custodian?.person ?? 'nobody';
    if (leak === null) this.openAtHorizon += value;
    const key = `${cause} ${holder}`;
    const total = (this.totals.get(key)?.total ?? 0) + value;
    this.totals.set(key, { cause, holder, total });
  }

  get ledger(): Ledger {
    const { attainable, won, wonUnrecorded, openAtHorizon, totals } = this;
    return {
      attainable,
      won,
      wonUnrecorded,
      openAtHorizon,
      lines: [...totals.values()].toSorted(order),
    };
  }
}

/** Lines of several replications as one. */
export const addLines = (all: readonly (readonly LedgerLine[])[]): readonly LedgerLine[] => {
  const totals = new Map<string, LedgerLine>();
  for (const line of all.flat()) {
    const key = `${line.cause} ${line.holder}`;
    totals.set(key, { ...line, total: (totals.get(key)?.total ?? 0) + line.total });
  }
  return [...totals.values()].toSorted(order);
};
