import type { Org } from '@baton/core';
import type { Database, Tx } from '@baton/store';
import { refuseFilters, unknownPerson } from '../http/unknown-word.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';

type Account = Org['accounts'][string];

/** Ids in the order of their letters, once for each org: a version never changes. */
const sorted = new WeakMap<Org, readonly string[]>();

const idsOf = (org: Org): readonly string[] => {
  const known = sorted.get(org) ?? Object.keys(org.accounts).toSorted();
  sorted.set(org, known);
  return known;
};

const placeIn = (cursor: string): string | null => {
  const id = Buffer.from(cursor, 'base64url').toString();
  return Buffer.from(id).toString('base64url') === cursor ? id : null;
};

/** A page of accounts of the org in force, by id; null for a cursor that is none. Throws a problem, 400, for an owner whom the org does not have. */
export const listAccounts = async (
  db: Database,
  tx: Tx,
  workspace: string,
  {
    limit,
    owner,
    cursor,
  }: { readonly limit: number; readonly owner: string | null; readonly cursor: string | null },
): Promise<{ readonly items: Account[]; readonly cursor: string | null } | null> => {
  const versions = await versionsInForce(tx, workspace);
  if (versions === null) return { items: [], cursor: null };
  const org = await db.engines.org(tx, workspace, versions.org);
  const after = cursor === null ? '' : placeIn(cursor);
  if (after === null) return null;
  const found = idsOf(org).flatMap((id) => {
    const account = org.accounts[id];
    return account !== undefined && id > after && (owner === null || account.owner === owner)
      ? [account]
      : [];
  });
  if (found.length === 0 && owner !== null && !Object.hasOwn(org.people, owner))
    refuseFilters([unknownPerson('owner', owner)]);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { items, cursor: isMore ? Buffer.from(last.id).toString('base64url') : null };
};
