import type { Org, Policy } from '@baton/core';
import { named, type Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { endAbsent } from '../keys/end-absent.ts';
import { StoreError } from '../store-error.ts';
import { inWorkspace, takeWorkspace } from '../transact.ts';

/** Who did something, when, and what they wrote. */
export interface Authored {
  readonly at: number;
  readonly by: string;
  /** The document as it was written: YAML or JSON. */
  readonly source: string;
}

/** Makes a workspace; false if there is one of that id. */
export const createWorkspace = (
  db: Database,
  {
    workspace,
    name,
    at,
  }: { readonly workspace: string; readonly name: string; readonly at: number },
): Promise<boolean> =>
  inWorkspace(db, workspace, async (tx) => {
    const { count } = await tx`
      insert into baton.workspaces (workspace, name, created_at) values (${workspace}, ${name}, ${at})
      on conflict do nothing`;
    return count === 1;
  });

/** Ids of all workspaces: what workers go through. */
export const workspaceNames = async ({
  sql,
}: Pick<Database, 'sql'>): Promise<readonly string[]> => {
  const rows = await sql<{ name: string }>`select baton.workspace_names() as name`;
  return rows.map(({ name }) => name);
};

const nextVersion = async (
  tx: Tx,
  table: 'policies' | 'orgs',
  workspace: string,
): Promise<number> => {
  const [row] = await tx<{ next: number }>`
    select coalesce(max(version), 0) + 1 as next from ${named(`baton.${table}`)} where workspace = ${workspace}`;
  return row?.next ?? 1;
};

/** Waits until no event is under way in the workspace, and keeps others out until the transaction ends. */
const beAlone = async (tx: Tx, workspace: string): Promise<void> => {
  await takeWorkspace(tx, workspace);
  const found = await tx`select from baton.workspaces where workspace = ${workspace}`;
  if (found.length === 0) throw new StoreError('unknown', `there is no workspace ${workspace}`);
};

/** Alone in the workspace: no event is under way that began with what was in force before. */
export const alone = <T>(
  db: Database,
  workspace: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  inWorkspace(db, workspace, async (tx) => {
    await beAlone(tx, workspace);
    return work(tx);
  });

/**
 * Stores the next version of the policy, which must have passed its checks; it comes into force when it is activated. The
 * answer is its number, which the stored document bears.
 */
export const addPolicy = (
  db: Database,
  workspace: string,
  policy: Policy,
  authored: Authored,
): Promise<number> =>
  inWorkspace(db, workspace, (tx) => addPolicyIn(tx, workspace, policy, authored));

/** `addPolicy` within a transaction of the workspace. */
export const addPolicyIn = async (
  tx: Tx,
  workspace: string,
  policy: Policy,
  { at, by, source }: Authored,
): Promise<number> => {
  await beAlone(tx, workspace);
  const version = await nextVersion(tx, 'policies', workspace);
  await tx`
    insert into baton.policies (workspace, version, document, source, created_at, created_by)
    values (${workspace}, ${version}, ${JSON.stringify({ ...policy, version })}::text::jsonb, ${source}, ${at}, ${by})`;
  return version;
};

/**
 * Stores the next version of the org, which must have passed its checks with the policies in use. It is in force at once:
 * the next decision knows who is there. Deadlines under way keep the calendars they were counted on until they are
 * adopted (`activatePolicy`). Keys, log-ins and sessions of who is not in it any more end. The answer is its number.
 */
export const addOrg = (
  db: Database,
  workspace: string,
  org: Org,
  authored: Authored,
): Promise<number> => inWorkspace(db, workspace, (tx) => addOrgIn(tx, workspace, org, authored));

/** `addOrg` within a transaction of the workspace. */
export const addOrgIn = async (
  tx: Tx,
  workspace: string,
  org: Org,
  { at, by, source }: Authored,
): Promise<number> => {
  await beAlone(tx, workspace);
  const version = await nextVersion(tx, 'orgs', workspace);
  await tx`
    insert into baton.orgs (workspace, version, document, source, created_at, created_by)
    values (${workspace}, ${version}, ${JSON.stringify({ ...org, version })}::text::jsonb, ${source}, ${at}, ${by})`;
  await tx`update baton.workspaces set org = ${version} where workspace = ${workspace}`;
  await endAbsent(tx, workspace, { people: Object.keys(org.people), at });
  return version;
};
