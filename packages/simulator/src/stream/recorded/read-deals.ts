import { type Outcome, accepted } from '@baton/core';
import { readAmount } from './read-number.ts';
import { instantReader } from './read-lead.ts';
import { minorOf, type RecordingMap } from './recording-map.ts';
import { cellOf, type RecordedRow, type RowRemark } from './recorded-row.ts';

export interface RecordedDeal {
  readonly line: number;
  readonly wonAt: number;
  /** The same as it is written in the file. */
  readonly day: string;
  /** Minor units; `null` where the recording has none that can be read. */
  readonly value: number | null;
  /** Why an amount that is there could not be read. */
  readonly withoutValue: string | null;
}

/**
 * Reads a row as a won deal, `null` where it has no day of winning. A deal whose amount cannot be read was won all the
 * same: it has no value. Refuses one whose day cannot be read.
 */
export const dealReader = (
  map: RecordingMap,
): ((row: RecordedRow, lead: string) => Outcome<RecordedDeal | null>) => {
  const { won } = map;
  if (won === undefined) return () => accepted(null);
  const readInstant = instantReader(won.instant, map);
  return (row, lead) => {
    const day = cellOf(row, won.instant.column);
    if (day === '') return accepted(null);
    const wonAt = readInstant(row, lead);
    if (!wonAt.ok) return wonAt;
    const text = won.value === undefined ? '' : cellOf(row, won.value.column);
    const value = text === '' ? accepted(0) : readAmount(text, map.decimal, minorOf(map));
    return accepted({
      line: row.line,
      wonAt: wonAt.value,
      day,
      // A sum of 0 is how exports write that nobody entered one.
      value: value.ok && value.value > 0 ? value.value : null,
      withoutValue: value.ok ? null : value.message,
    });
  };
};

export interface RecordedDeals {
  readonly byLead: ReadonlyMap<string, RecordedDeal>;
  /** Leads that were won on a day that cannot be read, each with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Rows that are no deal of a lead. */
  readonly leftOut: readonly RowRemark[];
  readonly remarks: readonly RowRemark[];
}

/** Reads the deals of a second file. */
export const readDeals = (rows: readonly RecordedRow[], map: RecordingMap): RecordedDeals => {
  const byLead = new Map<string, RecordedDeal>();
  const unreadable = new Map<string, string>();
  const leftOut: RowRemark[] = [];
  const remarks: RowRemark[] = [];
  const read = dealReader(map);
  for (const row of rows) {
    const { line } = row;
    const leaveOut = (reason: string): void => {
      leftOut.push({ file: 'deals', line, reason });
    };
    const id = cellOf(row, map.won?.on ?? map.id);
    const seen = byLead.get(id);
    const deal = read(row, id);
    if (id === '') leaveOut(`\`${map.won?.on ?? map.id}\` is empty`);
    else if (seen !== undefined) leaveOut(`lead ${id} was won on line ${seen.line} already`);
    else if (!deal.ok) {
      leaveOut(deal.message);
      unreadable.set(id, `its deal on line ${line} cannot be read: ${deal.message}`);
    } else if (deal.value === null) leaveOut('it has no day on which it was won');
    else {
      byLead.set(id, deal.value);
      const { withoutValue } = deal.value;
      if (withoutValue !== null)
        remarks.push({ file: 'deals', line, reason: `won without a value: ${withoutValue}` });
    }
  }
  return { byLead, unreadable, leftOut, remarks };
};
