import type { Policy } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import type { Carry } from '../events/apply.ts';
import { inWorkspace } from '../transact.ts';
import { adoptInForce, placesOf } from './activate-policy.ts';
import type { Adoption } from './adopt-each.ts';

interface Last {
  readonly policy: number;
  readonly openLeads: 'adopt' | 'keep';
  readonly at: number;
  readonly actor: string;
  readonly document: Policy;
}

const lastOf = async (tx: Tx, workspace: string): Promise<Last | null> => {
  const [row] = await tx<Last>`
    select a.policy, a.open_leads as "openLeads", a.at, a.actor, p.document
    from baton.activations a
    join baton.policies p on p.workspace = a.workspace and p.version = a.policy
    where a.workspace = ${workspace} order by a.seq desc limit 1`;
  return row ?? null;
};

/**
 * Goes on with an adoption that was cut off: if the last activation (made before `before`) says that open leads adopt, those
 * still under another version do, in the name of who activated. Those that stand where the version has no place for them
 * are left, and so are those whose calendars alone are older.
 */
export const resumeAdoption = async (
  db: Database,
  workspace: string,
  { at, carry, before }: { readonly at: number; readonly carry?: Carry; readonly before?: number },
): Promise<Adoption> => {
  const last = await inWorkspace(db, workspace, (tx) => lastOf(tx, workspace));
  if (last?.openLeads !== 'adopt' || (before !== undefined && last.at >= before))
    return { adopted: 0, left: [] };
  return adoptInForce(db, workspace, {
    at,
    by: last.actor,
    states: placesOf(last.document),
    ...(carry === undefined ? {} : { carry }),
  });
};
