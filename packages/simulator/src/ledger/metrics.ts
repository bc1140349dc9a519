import { elapsed, HOUR_MS } from '@baton/core';
import type { Server } from '../shell/server.ts';
import type { Simulation } from '../shell/simulation.ts';
import { median } from './histogram.ts';
import type { Ledger } from './ledger.ts';
import type { Acceptance } from './tally.ts';
import { sellersOf, workloadOf } from './workload.ts';

/** Every metric of a replication; `docs/reference/metrics.md` says what each is. Money is in minor units. */
export const metricNames = [
  'revenue',
  'cost',
  'profit',
  'leads',
  'won',
  'wonRate',
  'attainable',
  'leakage',
  'leakageShare',
  'openAtHorizon',
  'unrecorded',
  'firstResponse.within24h',
  'firstResponse.medianHours',
  'firstResponse.slaAttainment',
  'offered.slaAttainment',
  'slaAttainment',
  'speedToLead.medianHours',
  'neverContacted',
  'acceptanceRate',
  'attemptsPerLead',
  'shamAttempts',
  'reassignments',
  'escalations',
  'exceptionDesk',
  'refused',
  'recycledWon',
  'workload.hoursPerRepWeek',
  'workload.maxOverMean',
  'brokenChains',
  'brokenChains.followUpFailed',
  'brokenChains.resultNotRecorded',
  'brokenChains.deliveredToNobody',
  'brokenChains.givenUpEarly',
] as const;
export type MetricName = (typeof metricNames)[number];

/** A share of nothing is 0, so that a metric is always a number. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const sum = (all: Iterable<number>): number => [...all].reduce((total, one) => total + one, 0);
const acceptance = (all: Iterable<Acceptance>): number => {
  const list = [...all];
  return ratio(sum(list.map((one) => one.accepted)), sum(list.map((one) => one.offers)));
};

const attainmentOf = (sim: Simulation, kind: 'first-response' | 'offered' | null): number => {
  let met = 0;
  let all = 0;
  for (const [of, count] of sim.tally.duties) {
    if (kind !== null && of !== kind) continue;
    met += count.met;
    all += count.met + count.missed;
  }
  return ratio(met, all);
};

const costOf = (sim: Simulation): number => {
  const { tally, world, servers, from, until } = sim;
  const owners = world.document.costs.paid === 'present' ? sellersOf(sim) : new Set<string>();
  const paidMs = (one: Server): number =>
    owners.has(one.person) ? elapsed(one.usual, from, until) : one.workedMs;
  const hours = sum(servers.map(paidMs)) / HOUR_MS;
  const { hour, touch } = world.costs;
  const touches =
    tally.mails * (touch['mail'] ?? 0) + tally.liveTouches * (touch['live-call'] ?? 0);
  return tally.leadCost + touches + Math.round(hours * hour);
};

const brokenChains = ({ books, tally }: Simulation) => {
  const { followUpFailed, undelivered, unrecorded } = books;
  const { givenUpEarly } = tally;
  return {
    brokenChains: followUpFailed + undelivered + unrecorded + givenUpEarly,
    'brokenChains.followUpFailed': followUpFailed,
    'brokenChains.resultNotRecorded': unrecorded,
    'brokenChains.deliveredToNobody': undelivered,
    'brokenChains.givenUpEarly': givenUpEarly,
  };
};

export const metricsOf = (sim: Simulation, ledger: Ledger): Record<MetricName, number> => {
  const { books, tally } = sim;
  const { leads, wins } = books;
  const { attainable, won, openAtHorizon, wonUnrecorded } = ledger;
  const cost = costOf(sim);
  const leaked = attainable - won - openAtHorizon;
  return {
    revenue: won,
    cost,
    profit: won - cost,
    leads,
    won: wins,
    wonRate: ratio(wins, leads),
    attainable,
    leakage: leaked,
    leakageShare: ratio(leaked, attainable),
    openAtHorizon,
    unrecorded: wonUnrecorded,
    'firstResponse.within24h': ratio(books.respondedWithinADay, leads),
    'firstResponse.medianHours': median(books.responses.values) / HOUR_MS,
    'firstResponse.slaAttainment': attainmentOf(sim, 'first-response'),
    'offered.slaAttainment': attainmentOf(sim, 'offered'),
    slaAttainment: attainmentOf(sim, null),
    'speedToLead.medianHours': median(books.contacts.values) / HOUR_MS,
    neverContacted: ratio(books.neverContacted, leads),
    acceptanceRate: acceptance(tally.offersByPerson.values()),
    attemptsPerLead: ratio(tally.attempts, leads),
    shamAttempts: tally.shams,
    reassignments: tally.reassignments,
    escalations: tally.escalations,
    exceptionDesk: tally.exceptionDesk,
    refused: sum(tally.refusals.values()),
    recycledWon: books.recycledWins,
    ...workloadOf(sim),
    ...brokenChains(sim),
  };
};
