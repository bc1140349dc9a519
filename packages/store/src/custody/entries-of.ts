import type { SealedEntry } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import { sealedFrom } from './sealed-from.ts';

const ROWS_AT_ONCE = 2000;

/** All entries of a workspace, lead by lead, read piece by piece: a log may be larger than memory. */
export async function* logsOf(tx: Tx, workspace: string): AsyncGenerator<readonly SealedEntry[]> {
  let log: SealedEntry[] = [];
  for (let after = { lead: '', seq: 0 }; ;) {
    const rows = await tx<{ body: string; hash: string }>`
      select body, hash from baton.custody_entries
      where workspace = ${workspace} and (lead, seq) > (${after.lead}, ${after.seq})
      order by lead, seq limit ${ROWS_AT_ONCE}`;
    for (const row of rows) {
      const entry = sealedFrom(row);
      if (log[0] !== undefined && log[0].lead !== entry.lead) {
        yield log;
        log = [];
      }
      log.push(entry);
      after = entry;
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  if (log.length > 0) yield log;
}
