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

/** Adds the cases up. A case that was neither won nor lost is open; its holder is whoever holds the lead. */
export const ledgerOf = (cases: readonly Case[]): Ledger => {
  const totals = new Map<string, LedgerLine>();
  let attainable = 0;
  let won = 0;
  let wonUnrecorded = 0;
  let openAtHorizon = 0;
  for (const of of cases) {
    const { attainable: value, signedAt, leak, lead } = of;
    if (value === 0) continue;
    attainable += value;
    if (signedAt !== null) {
      won += value;
      if (!of.recorded) wonUnrecorded += value;
      continue;
    }
    const cause = leak?.cause ?? 'open at horizon';
    const holder = leak?.holder ?? lead?.custodian?.person ?? 'nobody';
    if (leak === null) openAtHorizon += value;
    const key = `${cause} ${holder}`;
    totals.set(key, { cause, holder, total: (totals.get(key)?.total ?? 0) + value });
  }
  return {
    attainable,
    won,
    wonUnrecorded,
    openAtHorizon,
    lines: [...totals.values()].toSorted(order),
  };
};

/** Lines of several replications as one. */
export const addLines = (all: readonly (readonly LedgerLine[])[]): readonly LedgerLine[] => {
  const totals = new Map<string, LedgerLine>();
  for (const line of all.flat()) {
    const key = `${line.cause} ${line.holder}`;
    totals.set(key, { ...line, total: (totals.get(key)?.total ?? 0) + line.total });
  }
  return [...totals.values()].toSorted(order);
};
