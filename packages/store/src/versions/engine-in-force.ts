import type { Engine } from '@baton/core';
import type { Database } from '../database.ts';
import { inWorkspace, nameWorkspace, retrying } from '../transact.ts';

interface Current {
  readonly policy: number | null;
  readonly org: number | null;
}

/** In one round trip, since nothing in the transaction waits for an answer. */
const currentIn = async ({ sql }: Pick<Database, 'sql'>, workspace: string): Promise<Current> => {
  const { asked } = await retrying(() =>
    sql.begin((tx) => {
      const named = nameWorkspace(tx, workspace);
      const asked = tx<Current>`
        select policy, org from baton.workspaces where workspace = ${workspace}`;
      tx.last(Promise.all([named, asked]));
      return Promise.resolve({ asked });
    }),
  );
  const [row] = await asked;
  return row ?? { policy: null, org: null };
};

/** By which new leads are decided now; null while there is no active policy or no org. */
export const engineInForce = async (db: Database, workspace: string): Promise<Engine | null> => {
  const { policy, org } = await currentIn(db, workspace);
  if (policy === null || org === null) return null;
  const versions = { policy, calendars: org, org };
  return (
    db.engines.peek(workspace, versions) ??
    inWorkspace(db, workspace, (tx) => db.engines.engine(tx, workspace, versions))
  );
};
