import { DAY_MS } from '@baton/core';
import type { SimulatedLead } from '../../world/simulated-lead.ts';
import type { RecordedDeal } from './read-deals.ts';
import type { RecordingMap } from './recording-map.ts';
import { cellOf, type RecordedRow } from './recorded-row.ts';

/** When the last result could have been recorded, epoch ms; nothing is later where the map does not say. */
export const endOf = ({ ends }: RecordingMap): number =>
  ends === undefined ? Infinity : Date.parse(ends) + DAY_MS;

/** Whether a deal is earlier than its lead. A spread time of day may put a lead after a deal of the same day. */
export const isEarly = ({ at }: SimulatedLead, deal: RecordedDeal, map: RecordingMap): boolean =>
  deal.wonAt < at - (map.instant.spread === undefined ? 0 : DAY_MS);

const contact = (row: RecordedRow, map: RecordingMap, { facts }: SimulatedLead): string[] => {
  const reasons: string[] = [];
  const leftOut = (column: string | undefined, has: unknown, what: string): void => {
    const text = column === undefined ? '' : cellOf(row, column);
    if (has === false && text !== '')
      reasons.push(`\`${column}\` holds no ${what}: it is left out`);
  };
  leftOut(map.mail, facts['hasMail'], 'e-mail address');
  leftOut(map.phone, facts['hasPhone'], 'telephone number');
  if (facts['hasMail'] === false && facts['hasPhone'] === false)
    reasons.push('neither an e-mail address nor a telephone number');
  return reasons;
};

/** What somebody should know of a row that is imported. `deal` is its own, or one of the second file. */
export const remarksOn = (
  row: RecordedRow,
  map: RecordingMap,
  lead: SimulatedLead,
  deal: RecordedDeal | null,
): readonly string[] => {
  const reasons = contact(row, map, lead);
  const created = cellOf(row, map.instant.column);
  if (lead.at >= endOf(map))
    reasons.push(
      `it was created on \`${created}\`, after \`ends\` (${map.ends}): no result of it could be recorded`,
    );
  if (deal === null) return reasons;
  if (deal.withoutValue !== null && map.won?.file === undefined)
    reasons.push(`won without a value: ${deal.withoutValue}`);
  if (isEarly(lead, deal, map))
    reasons.push(
      `won on \`${deal.day}\`, before the first contact on \`${created}\`: taken as won at it`,
    );
  if (deal.wonAt >= endOf(map))
    reasons.push(`won on \`${deal.day}\`, after \`ends\` (${map.ends})`);
  return reasons;
};
