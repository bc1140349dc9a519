import { eventsFrom, type Lead, type LeadEventType } from '@baton/core';
import { inWorkspace, type KeyHolder } from '@baton/store';
import { mayReport } from '../http/access.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { policyWords, withWords } from './policy-words.ts';
import { inputSchema } from './reported-event.ts';

export interface PossibleAction {
  readonly type: LeadEventType;
  /** JSON Schema of what is sent, with the words that the lead's policy takes. */
  readonly input: Record<string, unknown>;
}

/** What the caller may report of the lead now, guards aside: the statechart's events in its state, by role. */
export const possibleActions = async (
  { db }: Service,
  { workspace, role }: KeyHolder,
  lead: Lead,
): Promise<readonly PossibleAction[]> => {
  const engine = await inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ org: number | null }>`
      select org from baton.workspaces where workspace = ${workspace}`;
    if (row?.org === null || row?.org === undefined)
      throw new Problem(409, 'not-ready', `workspace ${workspace} has no org`);
    const { policy, calendars } = lead;
    return db.engines.engine(tx, workspace, { policy, calendars, org: row.org });
  });
  const { chart, policy } = engine.lifecycle;
  return eventsFrom(chart, lead.state)
    .filter((type) => mayReport(role, type))
    .map((type) => ({
      type,
      input: withWords(inputSchema(type) ?? {}, policyWords(policy, lead, type)),
    }));
};
