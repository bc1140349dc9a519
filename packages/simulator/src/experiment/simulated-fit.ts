import { DAY_MS } from '@baton/core';
import type { LeadOutcome } from '../ledger/lead-outcome.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';

/** What one replication of the baseline made of a recording's leads. */
export interface SimulatedFit {
  readonly leads: number;
  readonly won: number;
  readonly bySource: Readonly<Record<string, { readonly leads: number; readonly won: number }>>;
  /** Days from inquiry to won, ascending. */
  readonly lagDays: readonly number[];
}

/** Won leads and their lags, of a simulation or (with `wonAt` from the recording) of what was recorded. */
export const fitOf = (
  leads: readonly SimulatedLead[],
  wonAt: (lead: SimulatedLead, index: number) => number | null,
): SimulatedFit => {
  const bySource: Record<string, { leads: number; won: number }> = {};
  const lagDays: number[] = [];
  for (const [index, lead] of leads.entries()) {
    const source = (bySource[lead.source] ??= { leads: 0, won: 0 });
    source.leads += 1;
    const at = wonAt(lead, index);
    if (at === null) continue;
    source.won += 1;
    lagDays.push((at - lead.at) / DAY_MS);
  }
  return {
    leads: leads.length,
    won: lagDays.length,
    bySource,
    lagDays: lagDays.toSorted((a, b) => a - b),
  };
};

export const simulatedFit = (
  leads: readonly SimulatedLead[],
  outcomes: readonly LeadOutcome[],
): SimulatedFit => fitOf(leads, (_lead, index) => outcomes[index]?.wonAt ?? null);

export const recordedFit = (leads: readonly SimulatedLead[]): SimulatedFit =>
  fitOf(leads, ({ recorded }) => recorded?.wonAt ?? null);
