import type { Tx } from '@baton/store';
import type { DuplicateReason } from './duplicate-score.ts';

/** Two leads that may be of one person. */
export interface FoundPair {
  /** The smaller id first. */
  readonly lead: string;
  readonly other: string;
  readonly score: number;
  readonly evidence: readonly DuplicateReason[];
}

export const inOrder = (a: string, b: string): readonly [string, string] =>
  a < b ? [a, b] : [b, a];

/** Keeps pairs that were found; what is known of a pair already stays, so that one that was dismissed does not come back. */
export const keepPairs = async (
  tx: Tx,
  workspace: string,
  pairs: readonly FoundPair[],
  at: number,
): Promise<void> => {
  if (pairs.length === 0) return;
  const kept = tx`
    insert into baton.duplicates (workspace, lead, other, score, evidence, state, found_at)
    select ${workspace}, r.lead, r.other, r.score, r.evidence, 'open', ${at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb)
      as r(lead text, other text, score real, evidence jsonb)
    on conflict do nothing`;
  tx.last(kept);
};
