import type { Org, Policy } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { takeWorkspace } from '../transact.ts';
import { addOrgIn, type Authored } from './workspaces.ts';

/** The newest org, which is in force, as it was written and as it was understood. */
export interface StoredOrg {
  readonly version: number;
  readonly source: string;
  readonly document: Org;
  readonly createdAt: number;
  readonly createdBy: string;
}

/** The org of a version, or the one in force; null if there is none. */
export const readOrg = async (
  tx: Tx,
  workspace: string,
  version?: number,
): Promise<StoredOrg | null> => {
  const wanted = version ?? null;
  const [row] = await tx<StoredOrg>`
    select o.version, o.source, o.document, o.created_at as "createdAt", o.created_by as "createdBy"
    from baton.workspaces w join baton.orgs o on o.workspace = w.workspace
      and o.version = coalesce(${wanted}::int, w.org)
    where w.workspace = ${workspace}`;
  return row ?? null;
};

/** An open lead that is held or owed something by what an org no longer has: `person r-01`, `desk intake`, `pool europe`. */
export interface HeldByGone {
  readonly lead: string;
  readonly state: string;
  readonly gone: string;
}

const STRANDED_AT_MOST = 1000;

const gone = (before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>) =>
  Object.keys(before).filter((id) => !Object.hasOwn(now, id));

/** Open leads, a thousand at most, of which a holder or somebody who owes would be nobody under the org. */
export const heldByGone = async (
  tx: Tx,
  workspace: string,
  before: Org,
  now: Org,
): Promise<readonly HeldByGone[]> => {
  const people = gone(before.people, now.people);
  const desks = gone(before.desks, now.desks);
  const pools = gone(before.pools, now.pools);
  if (people.length + desks.length + pools.length === 0) return [];
  return tx<HeldByGone>`
    select lead, state, min(gone) as gone from (
      select l.lead, l.state, l.custodian_kind || ' ' || l.custodian_id as gone from baton.leads l
      where l.workspace = ${workspace} and l.next_at is not null
        and ((l.custodian_kind = 'desk' and l.custodian_id = any(${desks}))
          or (l.custodian_kind = 'pool' and l.custodian_id = any(${pools}))
          or (l.custodian_kind = 'person' and l.custodian_id = any(${people})))
      union all
      select l.lead, l.state, 'person ' || l.custodian_person from baton.leads l
      where l.workspace = ${workspace} and l.next_at is not null and l.custodian_person = any(${people})
      union all
      select l.lead, l.state, 'person ' || o.owed_by from baton.obligations o
      join baton.leads l on l.workspace = o.workspace and l.lead = o.lead
      where o.workspace = ${workspace} and o.owed_by = any(${people})
    ) held group by lead, state order by lead limit ${STRANDED_AT_MOST}`;
};

/** Policies that an org has to fit: the one in force, and those that open leads are still under. */
export const policiesInUse = async (
  tx: Tx,
  workspace: string,
): Promise<readonly { readonly version: number; readonly policy: Policy }[]> =>
  tx<{ version: number; policy: Policy }>`
    select version, document as policy from baton.policies where workspace = ${workspace} and version in (
      select policy from baton.workspaces where workspace = ${workspace} and policy is not null
      union select policy from baton.leads where workspace = ${workspace} and next_at is not null)
    order by version desc`;

export type ChangedOrg =
  | { readonly ok: true; readonly version: number }
  /** Another version was stored since `from` was read: the change is to be made anew, and nobody else can now. */
  | { readonly ok: false; readonly why: 'moved' }
  | { readonly ok: false; readonly why: 'stranded'; readonly stranded: readonly HeldByGone[] };

/**
 * Stores an org that was made out of the version `from`, unless that is no longer the newest or open leads are held by
 * what it no longer has. `check` is called alone in the workspace, ahead of writing; what it throws ends the transaction.
 * From here on until the transaction ends nobody else stores a version.
 */
export const changeOrgIn = async (
  tx: Tx,
  workspace: string,
  {
    from,
    org,
    authored,
    check,
  }: {
    readonly from: StoredOrg;
    readonly org: Org;
    readonly authored: Authored;
    readonly check?: (tx: Tx) => Promise<unknown>;
  },
): Promise<ChangedOrg> => {
  await takeWorkspace(tx, workspace);
  const [row] = await tx<{ org: number | null }>`
    select org from baton.workspaces where workspace = ${workspace}`;
  if (row?.org !== from.version) return { ok: false, why: 'moved' };
  await check?.(tx);
  const stranded = await heldByGone(tx, workspace, from.document, org);
  if (stranded.length > 0) return { ok: false, why: 'stranded', stranded };
  return { ok: true, version: await addOrgIn(tx, workspace, org, authored) };
};
