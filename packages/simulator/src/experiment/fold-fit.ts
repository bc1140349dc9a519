import { DAY_MS } from '@baton/core';
import { quantileOfSorted } from '../statistics/quantile.ts';
import { Draws } from '../random/draws.ts';
import { estimateOf } from './estimates.ts';
import type { Experiment } from './experiment.ts';
import type { Replicated } from './replicate.ts';
import type { ReportPart } from './result-schema.ts';
import { shareOf } from './series.ts';
import { recordedFit, type SimulatedFit } from './simulated-fit.ts';

type Fit = NonNullable<ReportPart['fit']>;
type Measure = (fit: SimulatedFit) => number | null;

const QUANTILES = [
  ['quarter', 0.25],
  ['median', 0.5],
  ['three quarters', 0.75],
  ['90%', 0.9],
] as const;

const LAG_DAYS = [1, 3, 7, 14, 30, 60, 90, 120, 180, 270, 365];
const SOURCES_AT_MOST = 12;

const lagQuantile =
  (share: number): Measure =>
  ({ lagDays }) =>
    lagDays.length === 0 ? null : quantileOfSorted(lagDays, share);

const wonWithin =
  (days: number): Measure =>
  ({ lagDays }) =>
    shareOf(lagDays.filter((lag) => lag <= days).length, lagDays.length);

/**
 * A recording's results beside what the baseline makes of the same leads: the world was fitted so that they agree, and
 * here it shows how far. `null` where nothing was recorded.
 */
export const foldFit = (
  { stream, horizon, precision }: Experiment,
  replicated: readonly Replicated[],
): ReportPart['fit'] => {
  if (stream.kind !== 'recorded') return null;
  // A recording gives the same leads whatever the draws.
  const leads = [
    ...stream.leads(Draws.fromSeed(''), {
      from: horizon.from,
      until: horizon.leadsUntil,
      replication: 0,
    }),
  ];
  if (!leads.some(({ recorded }) => recorded !== undefined)) return null;
  const recorded = recordedFit(leads);
  const fits = replicated.flatMap(({ fit }) => fit ?? []);
  const simulated = (measure: Measure): Fit['rows'][number]['simulated'] =>
    estimateOf(fits.map(measure), precision.confidence);
  const row = (what: string, unit: Fit['rows'][number]['unit'], measure: Measure): Fit['rows'] => {
    const value = measure(recorded);
    return value === null ? [] : [{ what, unit, recorded: value, simulated: simulated(measure) }];
  };
  const sources = Object.entries(recorded.bySource)
    .toSorted(([nameA, a], [nameB, b]) => b.leads - a.leads || (nameA < nameB ? -1 : 1))
    .slice(0, SOURCES_AT_MOST);
  return {
    rows: [
      ...row('leads', 'count', (fit) => fit.leads),
      ...row('won', 'share', (fit) => shareOf(fit.won, fit.leads)),
      ...sources.flatMap(([source]) =>
        row(`won of ${source}`, 'share', ({ bySource }) =>
          shareOf(bySource[source]?.won ?? 0, bySource[source]?.leads ?? 0),
        ),
      ),
      ...QUANTILES.flatMap(([name, share]) =>
        row(`inquiry to won, ${name}`, 'days', lagQuantile(share)),
      ),
    ],
    lag: LAG_DAYS.filter((days) => days * DAY_MS <= horizon.until - horizon.from).flatMap(
      (days) => {
        const value = wonWithin(days)(recorded);
        return value === null
          ? []
          : [{ days, recorded: value, simulated: simulated(wonWithin(days)) }];
      },
    ),
  };
};
