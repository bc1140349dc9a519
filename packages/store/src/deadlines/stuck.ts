import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { isPassing } from '../store-error.ts';
import { inWorkspace } from '../transact.ts';
import type { Claimed } from './claim-due.ts';

const WAIT_MS = 60_000;
const WAIT_AT_MOST_MS = 3_600_000;

/**
 * Notes that a claimed deadline could not be fired: it is given out again after a minute, and twice as long each time, an hour
 * at most. That the database was away says nothing of the deadline.
 */
export const noteFailure = async (
  db: Database,
  { workspace, lead, id, rung, next }: Claimed,
  { now, error }: { readonly now: number; readonly error: unknown },
): Promise<void> => {
  if (isPassing(error)) return;
  await inWorkspace(
    db,
    workspace,
    (tx) => tx`
      update baton.obligations set failures = least(failures + 1, 1000),
        leased_until = ${now}::bigint
          + least(${WAIT_MS}::bigint * (2 ^ least(failures, 20))::bigint, ${WAIT_AT_MOST_MS}::bigint)
      where workspace = ${workspace} and lead = ${lead} and id = ${id} and rung = ${rung} and next_at = ${next}`,
  );
};

/** A deadline that is due and could not be fired. */
export interface Stuck {
  readonly lead: string;
  readonly obligation: string;
  readonly kind: string;
  readonly owedBy: string;
  readonly rung: string;
  /** When it was due. */
  readonly dueAt: number;
  /** How often it failed in a row. */
  readonly failures: number;
  /** When it is tried again. */
  readonly nextTryAt: number;
}

/** Deadlines that fail, the longest due first, a thousand at most. */
export const stuckDeadlines = (tx: Tx, workspace: string): Promise<readonly Stuck[]> =>
  tx<Stuck>`
    select lead, id as obligation, kind, owed_by as "owedBy", rung, next_at as "dueAt", failures, leased_until as "nextTryAt"
    from baton.obligations where workspace = ${workspace} and failures > 0
    order by next_at, lead, id limit 1000`;
