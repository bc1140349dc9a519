import { DAY_MS, isClosed, type Lead } from '@baton/core';
import type { LinkKeys } from './answer-link.ts';
import { signView } from './view-link.ts';

/** Links in mails work this long after what they are about was due: an offer may wait beyond its deadline. */
export const LINKS_LIVE_ON_MS = 7 * DAY_MS;

/** Whether this person holds the lead, from the offer on: who does is told how the prospect is reached. */
export const hasCustody = ({ custodian, state }: Lead, person: string): boolean =>
  custodian?.person === person && !isClosed(state);

/** Whether the lead's page is for this person: they hold it, or owe something on it. */
export const mayLook = (lead: Lead, person: string): boolean =>
  hasCustody(lead, person) || lead.obligations.some(({ owedBy }) => owedBy === person);

/** The address of the lead's page for this person; null when it is not theirs to look at. */
export const pageOfLead = (
  lead: Lead,
  {
    workspace,
    person,
    at,
  }: { readonly workspace: string; readonly person: string; readonly at: number },
  { publicUrl, linkKeys }: { readonly publicUrl: string; readonly linkKeys: LinkKeys },
): string | null => {
  if (!mayLook(lead, person)) return null;
  const lastDue = Math.max(at, ...lead.obligations.map(({ due }) => due));
  const expiresAt = lastDue + LINKS_LIVE_ON_MS;
  return `${publicUrl}/lead?t=${signView({ workspace, lead: lead.id, person, expiresAt }, linkKeys)}`;
};
