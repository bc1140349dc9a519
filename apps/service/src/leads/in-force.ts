import type { Org, Policy } from '@baton/core';
import { type Database, inWorkspace, type Tx } from '@baton/store';
import { Problem } from '../http/problem.ts';

/** The versions by which a new lead is decided. */
export interface InForce {
  readonly policy: Policy;
  readonly org: Org;
}

/** Throws a problem, 409, while the workspace has no active policy or no org. */
export const inForceWithin = async (
  { engines }: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
): Promise<InForce> => {
  const [row] = await tx<{ policy: number | null; org: number | null }>`
    select policy, org from baton.workspaces where workspace = ${workspace}`;
  const { policy = null, org = null } = row ?? {};
  if (policy === null || org === null)
    throw new Problem(
      409,
      'not-ready',
      `workspace ${workspace} has no active policy or no org yet`,
    );
  const engine = await engines.engine(tx, workspace, { policy, calendars: org, org });
  return { policy: engine.policy, org: engine.directory.org };
};

/** The same in a transaction of its own. */
export const inForce = (db: Database, workspace: string): Promise<InForce> =>
  inWorkspace(db, workspace, (tx) => inForceWithin(db, tx, workspace));
