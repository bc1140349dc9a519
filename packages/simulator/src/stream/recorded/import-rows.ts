import { type Outcome, accepted, refused as refusal } from '@baton/core';
import type { SimulatedLead } from '../../world/simulated-lead.ts';
import { cannotKnow } from './cannot-know.ts';
import { dealReader, readDeals, type RecordedDeal, type RecordedDeals } from './read-deals.ts';
import { leadReader } from './read-lead.ts';
import type { RecordingMap } from './recording-map.ts';
import type { RecordedRow, RowRemark } from './recorded-row.ts';
import { isEarly, remarksOn } from './remarks-on.ts';

export interface ImportedRecording {
  /** Sorted by instant, then id. */
  readonly leads: readonly SimulatedLead[];
  /** Rows of the leads' file that were not imported: with `leads` they are all its rows, each once. */
  readonly refused: readonly RowRemark[];
  /** Rows of the deals' own file that are no deal of an imported lead. */
  readonly dealsLeftOut: readonly RowRemark[];
  /** Rows that were imported and deserve a remark. */
  readonly remarks: readonly RowRemark[];
  /** What the recording cannot know, and what was assumed; for people, shown with every result. */
  readonly notes: readonly string[];
}

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

type DealOf = (row: RecordedRow, lead: string) => Outcome<RecordedDeal | null>;

/** A lead's deal stands in its own row, or in the second file. A lead won on a day that cannot be read is refused. */
const dealFinder = (map: RecordingMap, deals: RecordedDeals): DealOf => {
  const own = dealReader(map);
  if (map.won?.file === undefined)
    return (row, id) => {
      const deal = own(row, id);
      return deal.ok ? deal : refusal(`when it was won cannot be read: ${deal.message}`, deal.fix);
    };
  return (_row, id) => {
    const deal = deals.byLead.get(id) ?? null;
    const unreadable = deals.unreadable.get(id);
    return deal === null && unreadable !== undefined
      ? refusal(unreadable, 'correct the deal')
      : accepted(deal);
  };
};

/**
 * Turns rows into leads by a map whose columns are all there (`columnsOf`). A bad row is refused with its line and
 * reason and the good ones are imported; nothing throws. Ids that were seen before are refused. No lead changes its
 * result by what is wrong in its row: one that was won stays won, if need be without a value, or is refused whole.
 */
export const importRows = (
  rows: readonly RecordedRow[],
  deals: readonly RecordedRow[],
  map: RecordingMap,
): ImportedRecording => {
  const read = leadReader(map);
  const lines = new Map<string, number>();
  const refused: RowRemark[] = [];
  const remarks: RowRemark[] = [];
  const found: SimulatedLead[] = [];
  const won = readDeals(map.won?.file === undefined ? [] : deals, map);
  const dealOf = dealFinder(map, won);
  let early = 0;
  for (const row of rows) {
    const refuse = (reason: string): void => {
      refused.push({ file: 'leads', line: row.line, reason });
    };
    const lead = read(row);
    if (!lead.ok) {
      refuse(lead.message);
      continue;
    }
    const { id, at } = lead.value;
    const seen = lines.get(id);
    if (seen !== undefined) {
      refuse(`the id ${id} stands on line ${seen} already`);
      continue;
    }
    const deal = dealOf(row, id);
    if (!deal.ok) {
      refuse(deal.message);
      continue;
    }
    lines.set(id, row.line);
    const { value } = deal;
    for (const reason of remarksOn(row, map, lead.value, value))
      remarks.push({ file: 'leads', line: row.line, reason });
    if (value !== null && isEarly(lead.value, value, map)) early += 1;
    const recorded = {
      wonAt: value === null ? null : Math.max(at, value.wonAt),
      value: value?.value ?? null,
    };
    found.push(map.won === undefined ? lead.value : { ...lead.value, recorded });
  }
  const leads = found.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const notes = [...cannotKnow(leads, map)];
  if (early > 0)
    notes.push(
      `${plural(early, 'deal was', 'deals were')} recorded as won before the first contact; taken as won at it.`,
    );
  return {
    leads,
    refused,
    dealsLeftOut: [...won.leftOut, ...strangers(won, lines)].toSorted(byPlace),
    remarks: [...remarks, ...won.remarks].toSorted(byPlace),
    notes,
  };
};

const strangers = ({ byLead }: RecordedDeals, lines: ReadonlyMap<string, number>): RowRemark[] =>
  [...byLead]
    .filter(([id]) => !lines.has(id))
    .map(([id, { line }]) => ({
      file: 'deals',
      line,
      reason: `its lead ${id} is not among the leads imported`,
    }));

const byPlace = (a: RowRemark, b: RowRemark): number =>
  a.file === b.file ? a.line - b.line : a.file === 'leads' ? -1 : 1;
