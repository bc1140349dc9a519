import { DAY_MS, elapsed, HOUR_MS, isClosed, isNurture } from '@baton/core';
import type { Case } from '../shell/case.ts';
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
const countIf = (cases: readonly Case[], holds: (of: Case) => boolean): number =>
  cases.reduce((total, of) => total + (holds(of) ? 1 : 0), 0);

const acceptance = (all: Iterable<Acceptance>): number => {
  const list = [...all];
  return ratio(sum(list.map((one) => one.accepted)), sum(list.map((one) => one.offers)));
};

/** Ms from the inquiry to the response that the log shows; `null`: none. */
const responseOf = ({ lead, inquiry }: Case): number | null =>
  lead === null || lead.firstResponseAt === null ? null : lead.firstResponseAt - inquiry.at;

/** Ms from the inquiry to the first real attempt; `null`: none. */
export const contactOf = ({ firstAttemptAt, inquiry }: Case): number | null =>
  firstAttemptAt === null ? null : firstAttemptAt - inquiry.at;

const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

const attainmentOf = (sim: Simulation, kind: 'first-response' | 'offered' | null): number => {
  const { met, missed } = sim.tally;
  const total = (counts: ReadonlyMap<string, number>): number =>
    kind === null ? sum(counts.values()) : (counts.get(kind) ?? 0);
  return ratio(total(met), total(met) + total(missed));
};

/** Still on its way to somebody who sells: nobody was ever offered it, and no rule or desk put it elsewhere. */
const isUndelivered = ({ lead }: Case): boolean =>
  lead !== null &&
  lead.owners.length === 0 &&
  lead.pass > 0 &&
  !isClosed(lead.state) &&
  !isNurture(lead.state);

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

const brokenChains = (sim: Simulation) => {
  const { cases, tally, until } = sim;
  const old = cases.filter(({ inquiry }) => inquiry.at < until - DAY_MS);
  const followUpFailed = countIf(old, (of) => of.firstAttemptAt === null && !isRuledOut(of));
  const deliveredToNobody = countIf(old, isUndelivered);
  const resultNotRecorded = countIf(cases, (of) => of.signedAt !== null && !of.recorded);
  const { givenUpEarly } = tally;
  return {
    brokenChains: followUpFailed + deliveredToNobody + resultNotRecorded + givenUpEarly,
    'brokenChains.followUpFailed': followUpFailed,
    'brokenChains.resultNotRecorded': resultNotRecorded,
    'brokenChains.deliveredToNobody': deliveredToNobody,
    'brokenChains.givenUpEarly': givenUpEarly,
  };
};

/** Closed by the rules the moment it came: nobody had to follow up. */
const isRuledOut = ({ lead }: Case): boolean => lead?.state === 'disqualified' && lead.seq === 1;

export const metricsOf = (sim: Simulation, ledger: Ledger): Record<MetricName, number> => {
  const { cases, tally } = sim;
  const { attainable, won, openAtHorizon, wonUnrecorded } = ledger;
  const cost = costOf(sim);
  const wins = countIf(cases, (of) => of.signedAt !== null);
  const responses = cases.map(responseOf);
  const leaked = attainable - won - openAtHorizon;
  return {
    revenue: won,
    cost,
    profit: won - cost,
    leads: cases.length,
    won: wins,
    wonRate: ratio(wins, cases.length),
    attainable,
    leakage: leaked,
    leakageShare: ratio(leaked, attainable),
    openAtHorizon,
    unrecorded: wonUnrecorded,
    'firstResponse.within24h': ratio(
      responses.filter((one) => one !== null && one <= DAY_MS).length,
      cases.length,
    ),
    'firstResponse.medianHours': median(known(responses)) / HOUR_MS,
    'firstResponse.slaAttainment': attainmentOf(sim, 'first-response'),
    'offered.slaAttainment': attainmentOf(sim, 'offered'),
    slaAttainment: attainmentOf(sim, null),
    'speedToLead.medianHours': median(known(cases.map(contactOf))) / HOUR_MS,
    neverContacted: ratio(
      countIf(cases, (of) => of.firstAttemptAt === null),
      cases.length,
    ),
    acceptanceRate: acceptance(tally.offersByPerson.values()),
    attemptsPerLead: ratio(tally.attempts, cases.length),
    shamAttempts: tally.shams,
    reassignments: tally.reassignments,
    escalations: tally.escalations,
    exceptionDesk: tally.exceptionDesk,
    refused: sum(tally.refusals.values()),
    recycledWon: countIf(cases, (of) => of.signedAt !== null && (of.lead?.pass ?? 0) > 1),
    ...workloadOf(sim),
    ...brokenChains(sim),
  };
};
