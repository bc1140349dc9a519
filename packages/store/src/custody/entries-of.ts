import type { SealedEntry } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { sealedFrom } from './sealed-from.ts';

const ROWS_AT_ONCE = 2000;

/** All entries of a workspace, lead by lead, read piece by piece: a log may be larger than memory. */
export async function* logsOf(tx: Tx, workspace: string): AsyncGenerator<readonly SealedEntry[]> {
  let log: SealedEntry[] = [];
  const rows = tx<{ body: string; hash: string }[]>`
    select body, hash from baton.custody_entries where workspace = ${workspace} order by lead, seq`;
  for await (const piece of rows.cursor(ROWS_AT_ONCE))
    for (const row of piece) {
      const entry = sealedFrom(row);
      if (log[0] !== undefined && log[0].lead !== entry.lead) {
        yield log;
        log = [];
      }
      log.push(entry);
    }
  if (log.length > 0) yield log;
}
