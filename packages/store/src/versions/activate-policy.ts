import { type Policy, settledStates } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import type { Carry } from '../events/apply.ts';
import { StoreError } from '../store-error.ts';
import { type Adopter, adoptEach, type Adoption } from './adopt-each.ts';
import { alone } from './workspaces.ts';

export interface Activation {
  readonly version: number;
  /** Whether leads under way come under the version (and the org's newest calendars), or stay under theirs. */
  readonly openLeads: 'adopt' | 'keep';
  readonly at: number;
  readonly by: string;
  readonly why: string;
}

/** An open lead that stands where the version has no place for it. */
export interface Stranded {
  readonly lead: string;
  readonly state: string;
}

export type Activated =
  | ({ readonly ok: true } & Adoption)
  | { readonly ok: false; readonly stranded: readonly Stranded[] };

const STRANDED_AT_MOST = 1000;

const policyIn = async (tx: Tx, workspace: string, version: number): Promise<Policy> => {
  const [row] = await tx<{ document: Policy }>`
    select document from baton.policies where workspace = ${workspace} and version = ${version}`;
  if (row !== undefined) return row.document;
  throw new StoreError('unknown', `workspace ${workspace} has no policy version ${version}`);
};

/** The states that a lead may be in when it comes under the policy: the policy's own, and those it says where they go from. */
export const placesOf = (policy: Policy): readonly string[] => {
  const states = new Set(settledStates(policy));
  return [
    ...states,
    ...Object.entries(policy.replaces).flatMap(([from, to]) => (states.has(to) ? [from] : [])),
  ];
};

/** Open leads, a thousand at most, in states that the policy neither has nor says where they go from. */
const strandedBy = (
  tx: Tx,
  workspace: string,
  policy: Policy,
): PromiseLike<readonly Stranded[]> => {
  const known = placesOf(policy);
  return tx<Stranded>`
    select lead, state from baton.leads
    where workspace = ${workspace} and next_at is not null and state <> all(${known})
    order by lead limit ${STRANDED_AT_MOST}`;
};

interface Adopting {
  readonly at: number;
  readonly by: string;
  readonly carry?: Carry;
  /** Only leads in these states and under another version of the policy; all, whose calendars are older too, without them. */
  readonly states?: readonly string[];
}

/**
 * Brings leads that are still under another version, or on other calendars, under those in force, each in a transaction of
 * its own. May be called again after a crash: who has adopted is passed over.
 */
export const adoptInForce = (
  db: Database,
  workspace: string,
  { at, by, carry, states }: Adopting,
): Promise<Adoption> => {
  const places = states ?? null;
  const adopting = { at, by, ...(carry === undefined ? {} : { carry }) };
  return adoptEach(
    db,
    workspace,
    adopting,
    (tx, after, limit) => tx<Adopter>`
    select l.lead, l.policy as from, w.policy as to
    from baton.leads l join baton.workspaces w using (workspace)
    where l.workspace = ${workspace} and l.lead > ${after} and l.next_at is not null
      and (l.policy <> w.policy or (${places}::text[] is null and l.calendars <> w.org))
      and (${places}::text[] is null or l.state = any(${places}::text[]))
    order by l.lead limit ${limit}`,
  );
};

/** Called inside the transaction of the activation itself, before any lead adopts: what it writes is committed with it. */
export type Within = (tx: Tx) => Promise<unknown>;

/**
 * Brings a version of the policy into force: new leads come under it from now on, and with `adopt` the open ones as well.
 * StepRefusal, with the leads, when one of them stands where the version has no place for it. Every activation is kept with
 * who and why. Throws `StoreError` `unknown` for a version that was never stored.
 */
export const activatePolicy = async (
  db: Database,
  workspace: string,
  {
    version,
    openLeads,
    at,
    by,
    why,
    carry,
    within,
  }: Activation & { readonly carry?: Carry; readonly within?: Within },
): Promise<Activated> => {
  const stranded = await alone(db, workspace, async (tx) => {
    const policy = await policyIn(tx, workspace, version);
    const found = openLeads === 'adopt' ? await strandedBy(tx, workspace, policy) : [];
    if (found.length > 0) return found;
    await tx`
      insert into baton.activations (workspace, seq, policy, open_leads, at, actor, why)
      select ${workspace}, coalesce(max(seq), 0) + 1, ${version}, ${openLeads}, ${at}, ${by}, ${why}
      from baton.activations where workspace = ${workspace}`;
    await tx`update baton.workspaces set policy = ${version} where workspace = ${workspace}`;
    await within?.(tx);
    return [];
  });
  if (stranded.length > 0) return { ok: false, stranded };
  if (openLeads === 'keep') return { ok: true, adopted: 0, left: [] };
  return {
    ok: true,
    ...(await adoptInForce(db, workspace, { at, by, ...(carry === undefined ? {} : { carry }) })),
  };
};
