import type { Engine, Org, Policy } from '@baton/core';
import { type Database, engineInForce, type Tx } from '@baton/store';
import { Problem } from '../http/problem.ts';

/** The versions by which a new lead is decided. */
export interface InForce {
  readonly policy: Policy;
  readonly org: Org;
}

const partsOf = ({ policy, directory }: Engine): InForce => ({ policy, org: directory.org });

const notReady = (workspace: string): Problem =>
  new Problem(409, 'not-ready', `workspace ${workspace} has no active policy or no org yet`);

/** Throws a problem, 409, while the workspace has no active policy or no org. */
export const inForceWithin = async (
  { engines }: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
): Promise<InForce> => {
  const [row] = await tx<{ policy: number | null; org: number | null }>`
    select policy, org from baton.workspaces where workspace = ${workspace}`;
  const { policy = null, org = null } = row ?? {};
  if (policy === null || org === null) throw notReady(workspace);
  return partsOf(await engines.engine(tx, workspace, { policy, calendars: org, org }));
};

/** The same in a transaction of its own. */
export const inForce = async (db: Database, workspace: string): Promise<InForce> => {
  const engine = await engineInForce(db, workspace);
  if (engine === null) throw notReady(workspace);
  return partsOf(engine);
};
