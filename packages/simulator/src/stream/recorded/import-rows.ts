import { DAY_MS } from '@baton/core';
import type { SimulatedLead } from '../../world/simulated-lead.ts';
import { cannotKnow } from './cannot-know.ts';
import { readDeals } from './read-deals.ts';
import { leadReader } from './read-lead.ts';
import type { RecordingMap } from './recording-map.ts';
import type { RecordedRow, RowRemark } from './recorded-row.ts';

export interface ImportedRecording {
  /** Sorted by instant, then id. */
  readonly leads: readonly SimulatedLead[];
  /** Rows that were not imported. */
  readonly refused: readonly RowRemark[];
  /** Rows that were imported and deserve a remark. */
  readonly remarks: readonly RowRemark[];
  /** What the recording cannot know, and what was assumed; for people, shown with every result. */
  readonly notes: readonly string[];
}

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/**
 * Turns rows into leads by a map whose columns are all there (`columnsOf`). A bad row is refused with its line and
 * reason and the good ones are imported; nothing throws. Ids that were seen before are refused.
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
  const won = readDeals(map.won?.file === undefined ? rows : deals, map);
  // A spread time of day may put a lead after a deal of the same day; only an earlier day is strange.
  const slackMs = map.instant.spread === undefined ? 0 : DAY_MS;
  let early = 0;
  for (const row of rows) {
    const lead = read(row);
    if (!lead.ok) {
      refused.push({ file: 'leads', line: row.line, reason: lead.message });
      continue;
    }
    const { id, at, facts } = lead.value;
    const seen = lines.get(id);
    if (seen !== undefined) {
      refused.push({
        file: 'leads',
        line: row.line,
        reason: `the id ${id} stands on line ${seen} already`,
      });
      continue;
    }
    lines.set(id, row.line);
    if (facts['hasMail'] === false && facts['hasPhone'] === false)
      remarks.push({
        file: 'leads',
        line: row.line,
        reason: 'neither an e-mail address nor a telephone number',
      });
    const deal = won.byLead.get(id);
    if (deal !== undefined && deal.wonAt < at - slackMs) early += 1;
    found.push(
      map.won === undefined
        ? lead.value
        : {
            ...lead.value,
            recorded: {
              wonAt: deal === undefined ? null : Math.max(at, deal.wonAt),
              value: deal?.value ?? null,
            },
          },
    );
  }
  for (const [id, { line }] of won.byLead)
    if (!lines.has(id))
      remarks.push({
        file: map.won?.file === undefined ? 'leads' : 'deals',
        line,
        reason: `the deal's lead ${id} is not among the leads`,
      });
  const leads = found.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const notes = [...cannotKnow(leads, map)];
  if (early > 0)
    notes.push(
      `${plural(early, 'deal was', 'deals were')} recorded as won before the first contact; taken as won at it.`,
    );
  return {
    leads,
    refused: [...refused, ...won.refused].toSorted(byPlace),
    remarks: remarks.toSorted(byPlace),
    notes,
  };
};

const byPlace = (a: RowRemark, b: RowRemark): number =>
  a.file === b.file ? a.line - b.line : a.file === 'leads' ? -1 : 1;
