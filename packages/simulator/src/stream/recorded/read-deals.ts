import { readAmount } from './read-number.ts';
import { instantReader } from './read-lead.ts';
import { minorOf, type RecordingMap } from './recording-map.ts';
import { cellOf, type RecordedRow, type RowRemark } from './recorded-row.ts';

export interface RecordedDeal {
  readonly line: number;
  readonly wonAt: number;
  /** Minor units; `null` where the recording has none. */
  readonly value: number | null;
}

export interface RecordedDeals {
  readonly byLead: ReadonlyMap<string, RecordedDeal>;
  readonly refused: readonly RowRemark[];
}

/** Reads the won deals, from rows of their own or from the leads' rows (where an empty instant means not won). */
export const readDeals = (rows: readonly RecordedRow[], map: RecordingMap): RecordedDeals => {
  const byLead = new Map<string, RecordedDeal>();
  const refused: RowRemark[] = [];
  const { won } = map;
  if (won === undefined) return { byLead, refused };
  const file = won.file === undefined ? 'leads' : 'deals';
  const readInstant = instantReader(won.instant, map);
  for (const row of rows) {
    const refuse = (reason: string): void => {
      refused.push({ file, line: row.line, reason: `the deal is left out: ${reason}` });
    };
    const id = cellOf(row, won.on ?? map.id);
    if (cellOf(row, won.instant.column) === '' && file === 'leads') continue;
    const seen = byLead.get(id);
    if (seen !== undefined) {
      refuse(`lead ${id} was won on line ${seen.line} already`);
      continue;
    }
    const wonAt = readInstant(row, id);
    const text = won.value === undefined ? '' : cellOf(row, won.value.column);
    const value = text === '' ? null : readAmount(text, map.decimal, minorOf(map));
    if (!wonAt.ok) refuse(wonAt.message);
    else if (value !== null && !value.ok) refuse(value.message);
    // A sum of 0 is how exports write that nobody entered one.
    else
      byLead.set(id, {
        line: row.line,
        wonAt: wonAt.value,
        value: value === null || value.value === 0 ? null : value.value,
      });
  }
  return { byLead, refused };
};
