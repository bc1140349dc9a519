import type { Tx } from '@baton/store';

/** Whether the org in force has the person. */
export const isInOrg = async (tx: Tx, workspace: string, person: string): Promise<boolean> => {
  const found = await tx`
    select from baton.workspaces w join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where w.workspace = ${workspace} and (o.document -> 'people') ? ${person}`;
  return found.length > 0;
};
