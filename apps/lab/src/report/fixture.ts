import type { Estimate } from '../figures/estimate.ts';
import type { Comparison, Row } from './comparison.ts';

const about = (mean: number, half: number): Estimate => ({
  mean,
  low: mean - half,
  high: mean + half,
});
const row = (name: string, values: readonly number[], half: number): Row => ({
  name,
  values: values.map((value) => about(value, half)),
  differences: values.slice(1).map((value) => about(value - (values[0] ?? 0), half * 0.6)),
});

const hours = [0.083, 0.25, 0.5, 1, 2, 4, 8, 24, 48, 96, 168, 336, 720];
const curve = (policy: string, scale: number, most: number) => ({
  policy,
  points: hours.map((at) => ({
    hours: at,
    ...about(most * (1 - Math.exp(-((at / scale) ** 0.55))), 0.015),
  })),
});

const policies = ['current', 'demo-30min', 'demo-30min-two-more-reps'];
const causes: [string, number[]][] = [
  ['first response too late', [91_200_000, 47_100_000, 38_800_000]],
  ['offer not accepted in time', [58_100_000, 33_900_000, 29_100_000]],
  ['given up before the sixth attempt', [41_300_000, 44_900_000, 43_700_000]],
  ['capacity', [22_400_000, 31_100_000, 9_300_000]],
  ['approval waited on somebody away', [17_900_000, 18_100_000, 17_200_000]],
  ['returned and not rerouted', [8_100_000, 7_900_000, 8_000_000]],
  ['open at horizon', [3_100_000, 3_300_000, 3_200_000]],
];
const attainable = 412_300_000 * 24;
const reps = [
  'Dana Whitfield',
  'Marco Silva',
  'Priya Raman',
  'Tom Becker',
  'Aiko Tanaka',
  'Lena Osei',
  'Rui Costa',
  'Jo Park',
  'Sam Ode',
];

/** A made-up comparison in the shape of a real one, for looking at the page. */
export const fixture: Comparison = {
  experiment: 'faster-demo-response',
  question:
    'What does answering demo requests within 30 business minutes do to leakage and revenue, with today’s nine reps?',
  seed: 'acme-2026',
  replications: 24,
  leads: 8214,
  events: 18_214_903,
  currency: 'USD',
  confidence: 0.95,
  note: '',
  seconds: 12.3,
  horizon: { words: '12 months', from: 0, leadsUntil: 1, until: 1 },
  decidedOn: { metric: 'revenue', confidence: 0.975, halfWidth: 5_000_000, reached: true },
  pairing: [
    { policy: 'demo-30min', correlation: 0.93, varianceRatio: 7.4, skewed: false },
    { policy: 'demo-30min-two-more-reps', correlation: 0.9, varianceRatio: 5.1, skewed: false },
  ],
  stream: { name: 'acme-leads', kind: 'recorded', basis: 'web forms' },
  experimentFile: 'simulations/acme-software/experiments/faster-demo-response.yaml',
  policies: [
    { name: 'current', document: 'acme', version: 6, note: 'What runs today', changes: [] },
    {
      name: 'demo-30min',
      document: 'acme',
      version: 7,
      note: 'Faster first response for demo requests',
      changes: [
        'sla: offered, when source is web-demo: within 4 business hours becomes 30 business minutes',
        'sla: offered: at 50% the holder is notified (new)',
      ],
    },
    {
      name: 'demo-30min-two-more-reps',
      document: 'acme',
      version: 8,
      note: '',
      changes: ['routing: press-na: cap 40 per week becomes 60 per week'],
    },
  ],
  metrics: [
    {
      key: 'revenue',
      unit: 'money',
      better: 'up',
      ...row('Revenue won', [171_200_000, 226_000_000, 263_000_000], 6_400_000),
    },
    {
      key: 'leakage',
      unit: 'money',
      better: 'down',
      ...row('Leakage', [241_100_000, 186_300_000, 149_300_000], 5_900_000),
    },
    {
      key: 'cost',
      unit: 'money',
      better: 'down',
      ...row('Cost', [61_000_000, 64_100_000, 83_000_000], 410_000),
    },
    { key: 'won', unit: 'count', better: 'up', ...row('Leads won', [412, 534, 611], 12) },
    {
      key: 'slaAttainment',
      unit: 'share',
      better: 'up',
      ...row('SLA attainment', [0.612, 0.884, 0.931], 0.011),
    },
    {
      key: 'speedToLead.medianHours',
      unit: 'hours',
      better: 'down',
      ...row('Median time to first response', [19.2, 1.4, 0.9], 0.3),
    },
    {
      key: 'acceptanceRate',
      unit: 'share',
      better: 'up',
      ...row('Acceptance', [0.71, 0.86, 0.92], 0.012),
    },
    {
      key: 'workload.maxOverMean',
      unit: 'share',
      better: null,
      ...row('Load of the busiest rep', [0.72, 0.89, 0.7], 0.02),
    },
  ],
  ledger: policies.map((policy, index) => {
    const leaks = causes.map(([cause, values]) => ({
      cause,
      holder: 'r-01',
      total: (values[index] ?? 0) * 24,
      ...about(values[index] ?? 0, 1_000_000),
    }));
    return {
      policy,
      attainable,
      won: attainable - leaks.reduce((sum, { total }) => sum + total, 0),
      leaks,
    };
  }),
  leaks: causes.map(([cause, values], index) => ({
    ...row(cause, values, 3_000_000 / (index + 1)),
    holders: ['pool press-na'],
  })),
  attainment: [
    row('first-response', [0.58, 0.91, 0.94], 0.02),
    row('offered', [0.44, 0.83, 0.9], 0.02),
    row('attempt', [0.66, 0.63, 0.7], 0.03),
    row('approval', [0.79, 0.79, 0.8], 0.03),
    row('triage', [0.97, 0.97, 0.97], 0.01),
  ],
  speed: [
    curve('current', 22, 0.83),
    curve('demo-30min', 2.2, 0.95),
    curve('demo-30min-two-more-reps', 1.1, 0.97),
  ],
  acceptance: [
    ...reps.map((rep, index) => ({
      by: 'rep' as const,
      ...row(rep, [0.6 + index * 0.03, 0.75 + index * 0.025, 0.82 + index * 0.018], 0.03),
    })),
    ...['web-demo', 'web-content', 'trade-show', 'referral', 'partner'].map((source, index) => ({
      by: 'source' as const,
      ...row(source, [0.82 - index * 0.07, 0.93 - index * 0.04, 0.95 - index * 0.03], 0.025),
    })),
  ],
  load: reps.map((rep, index) =>
    row(rep, [0.72 - index * 0.02, 0.89 - index * 0.02, 0.7 - index * 0.02], 0.02),
  ),
  buying: {
    bought: Array.from({ length: 12 }, (_, month) =>
      about(0.45 * (1 - Math.exp(-(month + 1) / 7)), 0.01),
    ),
    assumed: Array.from({ length: 12 }, (_, month) => 0.45 * (1 - Math.exp(-(month + 1) / 0.8))),
  },
  assumptions: [
    {
      path: 'prospects.response',
      value: 'curve oldroyd-2011',
      source: 'Oldroyd, McElheran, Elkington, HBR 2011',
      note: 'odds of qualifying by delay of first contact',
      alternatives: ['lrm-2007', 'telfer-2018', 'none'],
    },
    {
      path: 'reps.ignores',
      value: 'unenforced 75%',
      source: 'practitioners',
      note: null,
      alternatives: [],
    },
    {
      path: 'reps.answerToReminder',
      value: 'first 35%, second 20%, manager 60%',
      source: 'assumption, not measured',
      note: 'vary',
      alternatives: ['20%', '50%'],
    },
    {
      path: 'costs.repHour',
      value: '65',
      source: 'assumption, not measured',
      note: null,
      alternatives: [],
    },
  ],
  unknowable: [
    'The recording has no hand-off events: acceptance and the time to it are simulated, not replayed.',
  ],
  warnings: [],
  fit: {
    rows: [
      { what: 'won share', unit: 'share', recorded: 0.105, simulated: about(0.103, 0.004) },
      { what: 'median lag', unit: 'days', recorded: 14, simulated: about(17.2, 1.1) },
    ],
    lag: [5, 14, 30, 55, 90, 162, 427].map((days) => ({
      days,
      recorded: 1 - Math.exp(-days / 40),
      simulated: about(1 - Math.exp(-days / 48), 0.01),
    })),
  },
  expectations: [
    { text: 'offered.slaAttainment of demo-30min is up against the baseline', holds: true },
  ],
  examples: [
    {
      lead: 'web-demo-17',
      wonBy: 'demo-30min',
      lostBy: 'current',
      value: 12_400_000,
      cause: 'first-response',
      holder: 'r-03',
    },
  ],
  command:
    'npx baton compare simulations/acme-software/experiments/faster-demo-response.yaml --seed acme-2026 --replications 24',
};
