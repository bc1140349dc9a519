import { type Entry, HOUR_MS, type Lead, type PoolState } from '@baton/core';
import type { Simulation } from '../shell/simulation.ts';
import type { Histogram } from './histogram.ts';
import type { LeadOutcome } from './lead-outcome.ts';
import type { LedgerLine } from './ledger.ts';
import { type MetricName, metricsOf } from './metrics.ts';
import type { Acceptance } from './tally.ts';
import { sellersOf } from './workload.ts';

export interface PersonResult extends Acceptance {
  readonly person: string;
  readonly sells: boolean;
  readonly hoursWorked: number;
  /** Obligations that the person owed when the simulation ended. */
  readonly openObligations: number;
}

export interface ExcuseResult {
  readonly count: number;
  /** What perfect handling would have won of those leads, minor units. */
  readonly attainable: number;
  readonly byRep: Readonly<Record<string, number>>;
  readonly bySource: Readonly<Record<string, number>>;
}

/**
 * What one replication gives. Everything but `metrics` is a sum or a count, so that replications add up; money is integer
 * minor units, and `attainable = won + sum of ledger totals` exactly.
 */
export interface ReplicationResult {
  readonly replication: number;
  readonly metrics: Readonly<Record<MetricName, number>>;
  readonly ledger: readonly LedgerLine[];
  readonly attainable: number;
  readonly won: number;
  readonly wonUnrecorded: number;
  readonly openAtHorizon: number;
  readonly leads: number;
  /** Entries of custody logs. */
  readonly events: number;
  readonly perPerson: readonly PersonResult[];
  readonly speedToLead: Histogram;
  readonly sla: Readonly<Record<string, { readonly met: number; readonly missed: number }>>;
  readonly acceptanceBySource: Readonly<Record<string, Acceptance>>;
  readonly excuses: Readonly<Record<string, ExcuseResult>>;
  /** By month of a lead's life: purchases from anybody, and work done by people. */
  readonly buying: { readonly bought: readonly number[]; readonly worked: readonly number[] };
  readonly refusals: Readonly<Record<string, number>>;
  readonly outcomes?: readonly LeadOutcome[];
  /** Entries in the order in which they happened, of all leads or the one asked for. */
  readonly log?: readonly Entry[];
  /** With a log: the leads as they stand in the end, which folding the log gives again. */
  readonly stored?: readonly Lead[];
  /** With a log: the pools from which somebody was picked, as they stand in the end. */
  readonly pools?: readonly PoolState[];
}

const record = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].toSorted(([left], [right]) => (left < right ? -1 : 1)));

const slaOf = ({ tally: { duties } }: Simulation) => record(duties);

const peopleOf = (sim: Simulation): readonly PersonResult[] => {
  const sellers = sellersOf(sim);
  return sim.servers.map(({ person, workedMs, owes }) => ({
    person,
    sells: sellers.has(person),
    ...(sim.tally.offersByPerson.get(person) ?? { offers: 0, accepted: 0 }),
    hoursWorked: workedMs / HOUR_MS,
    openObligations: owes,
  }));
};

const storedLeads = ({ cases }: Simulation, onlyLead: string | null): readonly Lead[] =>
  [...cases.held()].flatMap(({ lead }) =>
    lead === null || (onlyLead !== null && lead.id !== onlyLead) ? [] : [lead],
  );

export interface Wanted {
  readonly replication: number;
  readonly onlyLead: string | null;
}

/** Closes the books of a replication that has run to its end. */
export const resultOf = (sim: Simulation, { replication, onlyLead }: Wanted): ReplicationResult => {
  const { books } = sim;
  for (const of of sim.cases.held()) books.add(of);
  const { lines, ...money } = books.ledger;
  const outcomes = books.outcomesInOrder;
  const log = onlyLead === null ? sim.log : sim.log?.filter(({ lead }) => lead === onlyLead);
  return {
    replication,
    metrics: metricsOf(sim, { lines, ...money }),
    ledger: lines,
    ...money,
    leads: books.leads,
    events: sim.tally.events,
    perPerson: peopleOf(sim),
    speedToLead: books.speedToLead,
    sla: slaOf(sim),
    acceptanceBySource: record(sim.tally.offersBySource),
    excuses: record(
      [...sim.tally.excuses].map(([excuse, { byRep, bySource, ...counts }]) => [
        excuse,
        { ...counts, byRep: record(byRep), bySource: record(bySource) },
      ]),
    ),
    buying: { bought: books.bought, worked: sim.tally.worked },
    refusals: record(sim.tally.refusals),
    ...(outcomes === null ? {} : { outcomes }),
    ...(log === null || log === undefined
      ? {}
      : { log, stored: storedLeads(sim, onlyLead), pools: [...sim.pools.values()] }),
  };
};
