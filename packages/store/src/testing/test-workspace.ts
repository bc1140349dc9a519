import { connectDatabase, type Database } from '../database.ts';
import { activatePolicy } from '../versions/activate-policy.ts';
import { addOrg, addPolicy, createWorkspace } from '../versions/workspaces.ts';
import { fixtureOrg, fixturePolicy, MONDAY_AT } from './fixture.ts';
import { testDatabase } from './test-database.ts';

const authored = { at: MONDAY_AT, by: 'ops', source: '' };

/** A workspace under the fixture's policy and org. */
export const testWorkspace = async (db: Database, workspace: string): Promise<string> => {
  await createWorkspace(db, { workspace, name: workspace, at: MONDAY_AT });
  await addOrg(db, workspace, fixtureOrg(), authored);
  const version = await addPolicy(db, workspace, fixturePolicy(), authored);
  const activation = {
    version,
    openLeads: 'keep',
    at: MONDAY_AT,
    by: 'ops',
    why: 'first',
  } as const;
  await activatePolicy(db, workspace, activation);
  return workspace;
};

export interface TestStore {
  readonly db: Database;
  /** Past row-level security. */
  readonly superuser: string;
}

/** A database of the test file's own with a connection as the service. */
export const testStore = async (connectionsAtMost = 10): Promise<TestStore> => {
  const { service, superuser } = await testDatabase();
  return { db: await connectDatabase(service, connectionsAtMost), superuser };
};
