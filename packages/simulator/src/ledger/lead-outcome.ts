import type { Case } from '../shell/case.ts';

/** What became of one lead: for the null comparison, for paired differences lead by lead, and for finding examples. */
export interface LeadOutcome {
  readonly id: string;
  /** Won of it, minor units. */
  readonly won: number;
  /** When it was won, epoch ms. */
  readonly wonAt: number | null;
  readonly attainable: number;
  readonly cause: string | null;
  readonly holder: string | null;
  readonly state: string;
}

export const outcomeOf = (of: Case): LeadOutcome => {
  const won = of.signedAt === null ? 0 : of.attainable;
  const isLeak = of.attainable > 0 && of.signedAt === null;
  return {
    id: of.inquiry.id,
    won,
    wonAt: of.signedAt,
    attainable: of.attainable,
    cause: isLeak ? (of.leak?.cause ?? 'open at horizon') : null,
    holder: isLeak ? (of.leak?.holder ?? of.lead?.custodian?.person ?? 'nobody') : null,
    state: of.lead?.state ?? 'new',
  };
};
