import type { NotedHead, Org, Policy, SealedEntry, SignedCheckpoint } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { logsOf } from './entries-of.ts';
import { sealedFrom } from './sealed-from.ts';

const CHECKPOINTS_AT_ONCE = 50;
const LEADS_AT_ONCE = 200;

/** Every version of the policy and of the org that the workspace has had, the oldest first. */
export const allVersions = async (
  tx: Tx,
  workspace: string,
): Promise<{ readonly policies: readonly Policy[]; readonly orgs: readonly Org[] }> => {
  const [policies, orgs] = await Promise.all([
    tx<{ document: Policy }>`
      select document from baton.policies where workspace = ${workspace} order by version`,
    tx<{ document: Org }>`
      select document from baton.orgs where workspace = ${workspace} order by version`,
  ]);
  return {
    policies: policies.map(({ document }) => document),
    orgs: orgs.map(({ document }) => document),
  };
};

type Row = Omit<SignedCheckpoint, 'heads'> & { readonly heads: string };

/** Every checkpoint with the heads that it notes, in order, read piece by piece. */
export async function* checkpointsOf(tx: Tx, workspace: string): AsyncGenerator<SignedCheckpoint> {
  for (let after = 0; ;) {
    const rows = await tx<Row>`
      select workspace, seq, at, ordinal, heads, root, previous, hash, key_id as "keyId", signature
      from baton.checkpoints where workspace = ${workspace} and seq > ${after}
      order by seq limit ${CHECKPOINTS_AT_ONCE}`;
    for (const row of rows) {
      yield { ...row, heads: JSON.parse(row.heads) as NotedHead[] };
      after = row.seq;
    }
    if (rows.length < CHECKPOINTS_AT_ONCE) return;
  }
}

/** Epoch ms, `[from, to)`; null is without an end. */
export interface LogPeriod {
  readonly from: number | null;
  readonly to: number | null;
}

/** The whole logs of all leads with an entry in the period, lead by lead, read piece by piece. */
export async function* logsIn(
  tx: Tx,
  workspace: string,
  { from, to }: LogPeriod,
): AsyncGenerator<readonly SealedEntry[]> {
  if (from === null && to === null) {
    yield* logsOf(tx, workspace);
    return;
  }
  const found = await tx<{ lead: string }>`
    select distinct lead from baton.custody_entries
    where workspace = ${workspace} and at >= coalesce(${from}::bigint, at) and at < coalesce(${to}::bigint, at + 1)
    order by lead`;
  const leads = found.map(({ lead }) => lead);
  for (let first = 0; first < leads.length; first += LEADS_AT_ONCE) {
    const rows = await tx<{ body: string; hash: string }>`
      select body, hash from baton.custody_entries
      where workspace = ${workspace} and lead = any(${leads.slice(first, first + LEADS_AT_ONCE)})
      order by lead, seq`;
    yield* Map.groupBy(rows.map(sealedFrom), ({ lead }) => lead).values();
  }
}
