import type { Tx } from '@baton/store';

/** Whether the org in force has the person. It stays in force until the transaction ends, so that nobody is given a key while they leave. */
export const isInOrg = async (tx: Tx, workspace: string, person: string): Promise<boolean> => {
  const found = await tx`
    select from baton.workspaces w join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where w.workspace = ${workspace} and (o.document -> 'people') ? ${person}
    for share of w`;
  return found.length > 0;
};
