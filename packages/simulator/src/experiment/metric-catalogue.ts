import { type MetricName, metricNames } from '../ledger/metrics.ts';

export interface MetricEntry {
  readonly key: MetricName;
  readonly name: string;
  readonly unit: 'money' | 'share' | 'count' | 'hours' | 'ratio';
  /** Which way is better; `null` when neither is. */
  readonly better: 'up' | 'down' | null;
}

type Said = readonly [name: string, unit: MetricEntry['unit'], better: MetricEntry['better']];

const said: Readonly<Record<MetricName, Said>> = {
  revenue: ['Revenue won', 'money', 'up'],
  cost: ['Cost', 'money', 'down'],
  profit: ['Revenue less cost', 'money', 'up'],
  leads: ['Leads', 'count', null],
  won: ['Leads won', 'count', 'up'],
  wonRate: ['Share of leads won', 'share', 'up'],
  attainable: ['Attainable revenue', 'money', null],
  leakage: ['Leakage', 'money', 'down'],
  leakageShare: ['Share of the attainable leaked', 'share', 'down'],
  openAtHorizon: ['Still to be won at the end', 'money', null],
  unrecorded: ['Won and not recorded', 'money', 'down'],
  'firstResponse.within24h': ['Answered within 24 hours', 'share', 'up'],
  'firstResponse.medianHours': ['Median time to first response', 'hours', 'down'],
  'firstResponse.slaAttainment': ['First response in time', 'share', 'up'],
  'offered.slaAttainment': ['Accepted or rejected in time', 'share', 'up'],
  slaAttainment: ['Obligations met in time', 'share', 'up'],
  'speedToLead.medianHours': ['Median time to first real attempt', 'hours', 'down'],
  neverContacted: ['Leads never contacted', 'share', 'down'],
  acceptanceRate: ['Acceptance rate', 'share', 'up'],
  attemptsPerLead: ['Attempts per lead', 'ratio', null],
  shamAttempts: ['Attempts logged and never made', 'count', 'down'],
  reassignments: ['Reassignments', 'count', null],
  escalations: ['Escalations', 'count', null],
  exceptionDesk: ['Leads on the exception desk', 'count', 'down'],
  refused: ['Actions refused by the engine', 'count', 'down'],
  recycledWon: ['Won after coming back', 'count', 'up'],
  'workload.hoursPerRepWeek': ['Working hours per rep and week', 'hours', null],
  'workload.maxOverMean': ['Busiest rep over the mean', 'ratio', 'down'],
  brokenChains: ['Broken chains of custody', 'count', 'down'],
  'brokenChains.followUpFailed': ['Broken: never followed up', 'count', 'down'],
  'brokenChains.resultNotRecorded': ['Broken: result not recorded', 'count', 'down'],
  'brokenChains.deliveredToNobody': ['Broken: delivered to nobody', 'count', 'down'],
  'brokenChains.givenUpEarly': ['Broken: given up early', 'count', 'down'],
};

/** Every metric of a result with its name, unit and better way, in the order in which reports list them. */
export const metricCatalogue: readonly MetricEntry[] = metricNames.map((key) => {
  const [name, unit, better] = said[key];
  return { key, name, unit, better };
});

export const metricNamed = (key: string): MetricEntry | undefined =>
  metricCatalogue.find((metric) => metric.key === key);
