import { eventsFrom, type Lead, type LeadEventType } from '@baton/core';
import { inWorkspace, type KeyHolder } from '@baton/store';
import { mayReport } from '../http/access.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';

/** What the caller may report of the lead now, guards aside: the statechart's events in its state, by role. */
export const possibleActions = async (
  { db }: Service,
  { workspace, role }: KeyHolder,
  lead: Lead,
): Promise<readonly LeadEventType[]> => {
  const engine = await inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ org: number | null }>`
      select org from baton.workspaces where workspace = ${workspace}`;
    if (row?.org === null || row?.org === undefined)
      throw new Problem(409, 'not-ready', `workspace ${workspace} has no org`);
    const { policy, calendars } = lead;
    return db.engines.engine(tx, workspace, { policy, calendars, org: row.org });
  });
  return eventsFrom(engine.lifecycle.chart, lead.state).filter((type) => mayReport(role, type));
};
