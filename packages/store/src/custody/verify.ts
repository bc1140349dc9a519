import { type Fault, type Head, type Lead, type SealedEntry, verifyChain } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { inWorkspace } from '../transact.ts';
import { checkpointFaults, headsNoted, type NotedHeads } from './checkpoint-faults.ts';
import { logsOf } from './entries-of.ts';
import { differsFromLog } from './replayed.ts';
import { sealedFrom } from './sealed-from.ts';

export type Verified =
  | { readonly ok: true; readonly leads: number; readonly entries: number }
  | { readonly ok: false; readonly faults: readonly Fault[] };

interface Stored {
  readonly lead: string;
  readonly seq: number;
  readonly head: string;
  readonly snapshot: Lead;
}

const about = (lead: string, message: string): Fault => ({
  kind: 'altered',
  lead,
  seq: null,
  last: null,
  line: null,
  message,
});

const orgOf = async (tx: Tx, workspace: string): Promise<number> => {
  const [row] = await tx<{ org: number | null }>`
    select org from baton.workspaces where workspace = ${workspace}`;
  return row?.org ?? 0;
};

/** Faults of one lead: its chain against the head it is stored with, and what its log folds to against what is stored. */
const faultsOf = async (
  db: Database,
  tx: Tx,
  workspace: string,
  org: number,
  { lead, seq, head, snapshot }: Stored,
  log: readonly SealedEntry[],
): Promise<readonly Fault[]> => {
  const verified = verifyChain(log, new Map<string, Head>([[lead, { seq, hash: head }]]));
  if (!verified.ok) return verified.faults;
  if (log.length > seq)
    return [about(lead, `lead ${lead} has entries after the ${seq} it is stored with`)];
  const differs = await differsFromLog(db, tx, workspace, org, snapshot, log);
  return differs === null ? [] : [about(lead, differs)];
};

/** Verifies one lead: its chain, its head, and that its log folds to what is stored. */
export const verifyLead = (db: Database, workspace: string, lead: string): Promise<Verified> =>
  inWorkspace(db, workspace, async (tx) => {
    const org = await orgOf(tx, workspace);
    const [stored] = await tx<Stored>`
      select lead, seq, head, snapshot from baton.leads where workspace = ${workspace} and lead = ${lead} for share`;
    const rows = await tx<{ body: string; hash: string }>`
      select body, hash from baton.custody_entries where workspace = ${workspace} and lead = ${lead} order by seq`;
    const log = rows.map(sealedFrom);
    if (stored === undefined) {
      if (log.length === 0) return { ok: true, leads: 0, entries: 0 };
      return { ok: false, faults: [about(lead, `lead ${lead} has entries and is not stored`)] };
    }
    const faults = await faultsOf(db, tx, workspace, org, stored, log);
    return faults.length === 0
      ? { ok: true, leads: 1, entries: log.length }
      : { ok: false, faults };
  });

/** Leads that are stored, or that a checkpoint has seen, and have no entries. */
const missing = async (
  tx: Tx,
  workspace: string,
  noted: NotedHeads,
  seen: ReadonlySet<string>,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  const rows = await tx<{ lead: string }>`
    select lead from baton.leads l where workspace = ${workspace} and not exists (
      select from baton.custody_entries e where e.workspace = l.workspace and e.lead = l.lead)`;
  for (const lead of new Set([...rows.map((row) => row.lead), ...noted.keys()]))
    if (!seen.has(lead))
      faults.push({ ...about(lead, `the entries of lead ${lead} are missing`), kind: 'removed' });
  return faults;
};

const storedOf = async (tx: Tx, workspace: string, lead: string): Promise<Stored | undefined> => {
  const [row] = await tx<Stored>`
    select lead, seq, head, snapshot from baton.leads where workspace = ${workspace} and lead = ${lead}`;
  return row;
};

/**
 * Verifies a whole workspace as it is at one moment: every checkpoint's signature (with `publicKey`, PEM), that each lead's
 * chain passes through the heads that checkpoints noted, and each lead as `verifyLead` does. So neither an entry nor a
 * whole lead can vanish or change unnoticed.
 */
export const verifyWorkspace = (
  db: Database,
  workspace: string,
  publicKey: string,
): Promise<Verified> =>
  db.sql.begin(async (tx): Promise<Verified> => {
    await tx`select set_config('baton.workspace', ${workspace}, true)`;
    const org = await orgOf(tx, workspace);
    const { heads, faults } = await headsNoted(tx, workspace, publicKey);
    const found: Fault[] = [...faults];
    const seen = new Set<string>();
    let entries = 0;
    for await (const log of logsOf(tx, workspace)) {
      const lead = log[0]?.lead ?? '';
      seen.add(lead);
      entries += log.length;
      const stored = await storedOf(tx, workspace, lead);
      found.push(...checkpointFaults(lead, log, heads));
      if (stored === undefined)
        found.push(about(lead, `lead ${lead} has entries and is not stored`));
      else found.push(...(await faultsOf(db, tx, workspace, org, stored, log)));
    }
    found.push(...(await missing(tx, workspace, heads, seen)));
    return found.length === 0
      ? { ok: true, leads: seen.size, entries }
      : { ok: false, faults: found };
  }, 'isolation level repeatable read read only');
