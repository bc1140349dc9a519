import type { Lead, LeadEvent, Obligation, ObligationKind } from '@baton/core';
import { brokenObligation } from './broken-obligation.ts';
import type { Leak } from './leak.ts';

const kindsOf: Partial<Record<LeadEvent['type'], readonly ObligationKind[]>> = {
  'lead.disqualified': ['triage', 'qualification', 'exception', 'final-decision'],
  'lead.rejected': ['offered'],
  'lead.returned': ['decision', 'attempt', 'judgement', 'callback', 'step', 'result'],
  'deal.lost': ['step', 'approval', 'result', 'judgement', 'attempt', 'decision', 'callback'],
  'arbitration.ruled': ['arbitration'],
};

/** What the event that gave a lead up was an answer to. */
const answered = (before: Lead, event: LeadEvent): Obligation | undefined => {
  if (event.type === 'obligation.due') return before.obligations.find((one) => one.id === event.id);
  for (const kind of kindsOf[event.type] ?? []) {
    const found = before.obligations.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The leak of a lead that is closed while it could still be won: what the closing event answered, and who gave it up.
 * `before` is null when the rules did so at once: then the policy holds the leak.
 */
export const closingLeak = (before: Lead | null, event: LeadEvent, at: number): Leak => {
  const obligation =
    before === null ? undefined : (answered(before, event) ?? brokenObligation(before, at));
  if (obligation === undefined) return { cause: 'qualification', holder: 'policy', at };
  const byPerson =
    event.actor !== 'clock' && event.actor !== 'engine' && event.actor !== 'prospect';
  return { cause: obligation.kind, holder: byPerson ? event.actor : obligation.owedBy, at };
};
