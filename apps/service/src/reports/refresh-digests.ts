import type { Engine, SealedEntry } from '@baton/core';
import { type Database, inWorkspace, limitStatements, type Tx } from '@baton/store';
import type { Digest } from './digest.ts';
import { digestOf } from './digest-of.ts';
import { storedDigest } from './stored-digest.ts';
import type { EngineOf } from './replay-steps.ts';

/**
 * Entries are numbered when they are written and seen when they are committed, so a lower number may appear behind a higher
 * one. So many numbers behind the mark are looked at again.
 */
const LOOK_BACK = 5000;
/** A round that folds as many may have left others. */
export const LEADS_AT_ONCE = 500;
const ENTRIES_AT_ONCE = 5000;

interface Behind {
  readonly lead: string;
  /** Number of the lead's first entry that is not folded in. */
  readonly ordinal: number;
}

const markOf = async (tx: Tx, workspace: string): Promise<number> => {
  const [row] = await tx<{ ordinal: number }>`
    select ordinal from baton.digest_marks where workspace = ${workspace}`;
  return row?.ordinal ?? 0;
};

const behindOf = (tx: Tx, workspace: string, mark: number) => tx<Behind>`
  select e.lead, min(e.ordinal) as ordinal from (
    select lead, seq, ordinal from baton.custody_entries
    where workspace = ${workspace} and ordinal > ${mark - LOOK_BACK}
    order by ordinal limit ${LOOK_BACK + ENTRIES_AT_ONCE}) e
  left join baton.lead_digests d on d.workspace = ${workspace} and d.lead = e.lead
  where d.seq is null or d.seq < e.seq
  group by e.lead order by 2`;

const seenUntil = async (tx: Tx, workspace: string, mark: number): Promise<number> => {
  const [row] = await tx<{ ordinal: number }>`
    select coalesce(max(ordinal), 0) as ordinal from (
      select ordinal from baton.custody_entries where workspace = ${workspace} and ordinal > ${mark - LOOK_BACK}
      order by ordinal limit ${LOOK_BACK + ENTRIES_AT_ONCE}) e`;
  return row?.ordinal ?? 0;
};

const logsOf = async (
  tx: Tx,
  workspace: string,
  leads: readonly string[],
): Promise<readonly (readonly SealedEntry[])[]> => {
  const rows = await tx<{ lead: string; body: string }>`
    select lead, body from baton.custody_entries where workspace = ${workspace} and lead = any(${[...leads]}::text[])
    order by lead, seq`;
  const logs = new Map<string, SealedEntry[]>();
  for (const { lead, body } of rows) {
    const log = logs.get(lead) ?? [];
    log.push(JSON.parse(body) as SealedEntry);
    logs.set(lead, log);
  }
  return [...logs.values()];
};

/** Every version that the logs name, made ready: folding cannot wait. */
const enginesFor = async (
  { engines }: Pick<Database, 'engines'>,
  tx: Tx,
  workspace: string,
  logs: readonly (readonly SealedEntry[])[],
): Promise<EngineOf> => {
  const [row] = await tx<{ org: number | null }>`
    select org from baton.workspaces where workspace = ${workspace}`;
  const org = row?.org ?? 0;
  const ready = new Map<string, Engine>();
  for (const { policy, calendars } of logs.flat()) {
    const key = `${policy} ${calendars}`;
    if (!ready.has(key))
      ready.set(key, await engines.engine(tx, workspace, { policy, calendars, org }));
  }
  return (policy: number, calendars: number): Engine => {
    const engine = ready.get(`${policy} ${calendars}`);
    if (engine === undefined) throw new Error(`version ${policy} was not made ready`);
    return engine;
  };
};

const store = (tx: Tx, workspace: string, digests: readonly Digest[]) => tx`
  insert into baton.lead_digests as d (workspace, lead, seq, captured_at, at, state, open, source, program, segment, life,
    offers, attempts, duties, judgements)
  select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(digests.map(storedDigest))}::text::jsonb) as r(lead text,
    seq int, captured_at bigint, at bigint, state text, open boolean, source text, program text, segment text, life text,
    offers text, attempts text, duties text, judgements text)
  on conflict (workspace, lead) do update set seq = excluded.seq, captured_at = excluded.captured_at, at = excluded.at,
    state = excluded.state, open = excluded.open, source = excluded.source, program = excluded.program,
    segment = excluded.segment, life = excluded.life, offers = excluded.offers, attempts = excluded.attempts,
    duties = excluded.duties, judgements = excluded.judgements
  where d.seq < excluded.seq`;

const moveMark = (tx: Tx, workspace: string, ordinal: number) => tx`
  insert into baton.digest_marks as m (workspace, ordinal) values (${workspace}, ${ordinal})
  on conflict (workspace) do update set ordinal = greatest(m.ordinal, excluded.ordinal)`;

/** What was folded; a log that does not follow the lifecycle is told of and left out, since verification is about those. */
const digestsOf = (
  logs: readonly (readonly SealedEntry[])[],
  engineOf: EngineOf,
  onFault: (error: unknown) => void,
): readonly Digest[] =>
  logs.flatMap((log) => {
    try {
      return [digestOf(engineOf, log)];
    } catch (error) {
      onFault(error);
      return [];
    }
  });

/**
 * A round: folds the leads that are behind, the longest first, 500 at most. How many were folded; 0 when nothing is left to
 * do. Without `statementMs` it waits for the database as long as it takes.
 */
export const refreshDigests = (
  db: Database,
  workspace: string,
  onFault: (error: unknown) => void,
  statementMs?: number,
): Promise<number> =>
  inWorkspace(db, workspace, async (tx) => {
    if (statementMs !== undefined) await limitStatements(tx, statementMs);
    let folded = 0;
    const mark = await markOf(tx, workspace);
    // Ahead of the search: what is committed between the two is found again.
    const seen = await seenUntil(tx, workspace, mark);
    const behind = await behindOf(tx, workspace, mark);
    const taken = behind.slice(0, LEADS_AT_ONCE);
    if (taken.length > 0) {
      // In one order, so that two who do the same wait for each other and do not deadlock.
      const logs = await logsOf(tx, workspace, taken.map(({ lead }) => lead).toSorted());
      const engineOf = await enginesFor(db, tx, workspace, logs);
      const digests = digestsOf(logs, engineOf, onFault);
      folded = digests.length;
      await store(tx, workspace, digests);
    }
    const left = behind[LEADS_AT_ONCE];
    const reached = left === undefined ? seen : left.ordinal - 1;
    if (reached > mark) await moveMark(tx, workspace, reached);
    return reached > mark ? Math.max(1, folded) : folded;
  });
