import {
  type Fault,
  isPassing,
  type Lead,
  type PoolState,
  reference,
  replay,
  type SealedEntry,
  verifyChain,
} from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { versionsIn } from '../custody/replayed.ts';
import type { Database } from '../database.ts';
import {
  entryRow,
  insertEntries,
  insertLeads,
  leadRow,
  obligationRow,
  type Place,
  writeObligations,
} from '../events/flush.ts';
import { addPeople, type NewPerson } from '../people/personal-data.ts';
import { alone } from '../versions/workspaces.ts';

/** Leads that were lived elsewhere, by the same core: in the simulator, say. */
export interface Lives {
  /** Of all leads, sealed, in the order in which they happened, under versions that the workspace has. */
  readonly entries: readonly SealedEntry[];
  /** Whose inquiries they are. */
  readonly people: readonly (NewPerson & { readonly lead: string })[];
  /** How far the rotations have come. */
  readonly pools: readonly PoolState[];
  /** Written in the same transaction, when all else has been. */
  readonly within?: (tx: Tx) => Promise<void>;
}

export type Imported =
  | { readonly ok: true; readonly leads: number; readonly entries: number }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const ROWS_AT_ONCE = 2000;

const wrong = (lead: string | null, message: string, seq: number | null = null): Fault => ({
  kind: 'altered',
  lead,
  seq,
  last: seq,
  line: null,
  message,
});

interface Found {
  readonly org: number | null;
  readonly isEmpty: boolean;
  readonly pools: readonly string[];
}

const lookAt = async (tx: Tx, workspace: string): Promise<Found> => {
  const [row] = await tx<Found>`
    select w.org, not exists (select from baton.leads l where l.workspace = w.workspace) as "isEmpty",
      array(select jsonb_object_keys(o.document -> 'pools')) as pools
    from baton.workspaces w left join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where w.workspace = ${workspace}`;
  return row ?? { org: null, isEmpty: true, pools: [] };
};

/** Everything that is wrong beside the logs themselves. */
const misfits = ({ people, pools }: Lives, found: Found, leads: ReadonlyMap<string, Lead>) => [
  ...people
    .filter(({ lead }) => !leads.has(lead))
    .map(({ lead }) => wrong(lead, `lead ${lead} has a person and no entries`)),
  ...pools
    .filter(({ pool }) => !found.pools.includes(pool))
    .map(({ pool }) => wrong(null, `the org has no pool ${pool}`)),
  ...[...leads.values()]
    .filter(({ state }) => isPassing(state))
    .map(({ id, state }) => wrong(id, `lead ${id} ends in ${state}, where no lead is stored`)),
];

const inPieces = async <T>(
  rows: readonly T[],
  write: (piece: readonly T[]) => PromiseLike<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await write(rows.slice(from, from + ROWS_AT_ONCE));
};

const write = async (
  place: Place,
  org: number,
  { entries, people, pools }: Lives,
  leads: ReadonlyMap<string, Lead>,
): Promise<void> => {
  const { tx, workspace } = place;
  const heads = new Map(entries.map(({ lead, hash }) => [lead, hash]));
  const subjects = new Map(people.map(({ lead, subject }) => [lead, subject]));
  await inPieces(people, (piece) => addPeople(tx, workspace, piece));
  await inPieces([...leads], (piece) =>
    insertLeads(
      place,
      piece.map(([id, lead]) =>
        leadRow(id, { lead, head: heads.get(id) ?? '', subject: subjects.get(id) ?? null }),
      ),
    ),
  );
  await inPieces(entries, (piece) => insertEntries(place, piece.map(entryRow)));
  const owed = [...leads].flatMap(([id, lead]) =>
    lead.obligations.map((one) => obligationRow(id, one)),
  );
  await inPieces(owed, (piece) => writeObligations(place, piece));
  const rows = JSON.stringify(pools.map((state) => ({ pool: state.pool, state })));
  await tx`
    insert into baton.pools (workspace, pool, org, state)
    select ${workspace}, r.pool, ${org}::int, r.state
    from jsonb_to_recordset(${rows}::text::jsonb) as r(pool text, state jsonb)`;
};

/**
 * Brings whole lives into a workspace that has no leads yet: log, leads as their logs fold, what they owe, personal data and
 * rotations, in one transaction. Every chain is checked and every log is folded first, and where one is broken
 * nothing is written. Throws `StoreError` `unknown` for a workspace or a version that is not there.
 */
export const importLives = (db: Database, workspace: string, lives: Lives): Promise<Imported> =>
  alone(db, workspace, async (tx): Promise<Imported> => {
    const found = await lookAt(tx, workspace);
    if (!found.isEmpty || found.org === null) {
      const what = found.org === null ? 'no org yet' : 'leads already: lives go into an empty one';
      return { ok: false, faults: [wrong(null, `workspace ${workspace} has ${what}`)] };
    }
    const verified = verifyChain(lives.entries);
    if (!verified.ok) return verified;
    const versionOf = await versionsIn(db, tx, workspace, found.org, lives.entries);
    const replayed = replay(reference, versionOf, lives.entries);
    if (!replayed.ok) {
      const { lead, seq } = replayed.entry;
      const message = `entry ${seq} of lead ${lead} does not follow: ${replayed.message}`;
      return { ok: false, faults: [wrong(lead, message, seq)] };
    }
    const faults = misfits(lives, found, replayed.leads);
    if (faults.length > 0) return { ok: false, faults };
    await write({ tx, workspace }, found.org, lives, replayed.leads);
    await lives.within?.(tx);
    return { ok: true, leads: replayed.leads.size, entries: lives.entries.length };
  });
