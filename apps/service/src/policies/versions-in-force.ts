import type { Tx } from '@baton/store';

/** The numbers of the policy and the org in force; null while the workspace is not ready. */
export const versionsInForce = async (
  tx: Tx,
  workspace: string,
): Promise<{ readonly policy: number; readonly org: number } | null> => {
  const [row] = await tx<{ policy: number; org: number }>`
    select policy, org from baton.workspaces
    where workspace = ${workspace} and policy is not null and org is not null`;
  return row ?? null;
};
