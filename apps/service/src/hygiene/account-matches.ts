import type { Tx } from '@baton/store';
import type { AccountMatch } from './match-account.ts';

/** Keeps what matching found for new leads. */
export const keepAccountMatches = async (
  tx: Tx,
  workspace: string,
  found: readonly { readonly lead: string; readonly match: AccountMatch }[],
): Promise<void> => {
  if (found.length === 0) return;
  const rows = found.map(({ lead, match }) => ({
    lead,
    account: match.account,
    score: match.score,
    evidence: match.reasons,
    decided_by: match.decidedBy,
    others: match.others,
  }));
  await tx`
    insert into baton.account_matches (workspace, lead, account, score, evidence, decided_by, others)
    select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(lead text, account text, score real, evidence jsonb, decided_by text, others jsonb)`;
};

/** What matching found when the lead was captured; null if it found nothing, or was not asked. */
export const accountMatchOf = async (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<AccountMatch | null> => {
  const [row] = await tx<AccountMatch>`
    select account, score, evidence as reasons, decided_by as "decidedBy", others from baton.account_matches
    where workspace = ${workspace} and lead = ${lead}`;
  return row ?? null;
};
