import type { Engine, Lead } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';

/** What decides about a lead: its policy and calendars, and who is there now. */
export const engineOfLead = (
  { db }: Pick<Service, 'db'>,
  workspace: string,
  { policy, calendars }: Pick<Lead, 'policy' | 'calendars'>,
): Promise<Engine> =>
  inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ org: number | null }>`
      select org from baton.workspaces where workspace = ${workspace}`;
    const org = row?.org ?? null;
    if (org === null) throw new Problem(409, 'not-ready', `workspace ${workspace} has no org`);
    return db.engines.engine(tx, workspace, { policy, calendars, org });
  });
