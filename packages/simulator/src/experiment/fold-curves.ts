import { HOUR_MS } from '@baton/core';
import { type Estimate, estimateOf } from './estimates.ts';
import type { Folding } from './fold-rows.ts';
import type { ReportPart } from './result-schema.ts';
import { shareOf } from './series.ts';

const MONTH_MS = 30.436875 * 86_400_000;

const known = (estimate: Estimate | null): Estimate[] => (estimate === null ? [] : [estimate]);

/** Share of leads contacted within so many hours of the inquiry, one curve for each policy. */
export const speedCurves = ({
  replicated,
  policies,
  confidences,
}: Folding): ReportPart['speed'] => {
  const edges = replicated[0]?.policies[0]?.speedToLead.edges ?? [];
  return policies.map(({ name }, index) => ({
    policy: name,
    points: edges.flatMap((edge, bin) => {
      const series = replicated.map(({ policies: results }) => {
        const result = results[index];
        if (result === undefined) return null;
        const within = result.speedToLead.counts
          .slice(0, bin + 1)
          .reduce((sum, count) => sum + count, 0);
        return shareOf(within, result.leads);
      });
      return known(estimateOf(series, confidences.values)).map((estimate) => ({
        hours: edge / HOUR_MS,
        ...estimate,
      }));
    }),
  }));
};

const running = (counts: readonly number[]): readonly number[] => {
  let sum = 0;
  return counts.map((count) => (sum += count));
};

/**
 * When leads buy, and when they would if they bought while people work on them: the same total, spread like the baseline's
 * work. Months beyond the horizon are left out, since nobody was followed for so long.
 */
export const buyingCurve = ({
  replicated,
  horizon,
  confidences,
}: Folding): ReportPart['buying'] => {
  const months = Math.max(1, Math.floor((horizon.until - horizon.from) / MONTH_MS));
  const baseline = replicated.flatMap(({ policies }) => policies[0] ?? []);
  const bought = Array.from({ length: months }, (_, month) =>
    estimateOf(
      baseline.map(({ buying, leads }) => shareOf(running(buying.bought)[month] ?? 0, leads)),
      confidences.values,
    ),
  ).flatMap(known);
  if (bought.length < months) return null;
  const worked = running(
    Array.from({ length: months }, (_, month) =>
      baseline.reduce((sum, { buying }) => sum + (buying.worked[month] ?? 0), 0),
    ),
  );
  const all = worked.at(-1) ?? 0;
  const total = bought.at(-1)?.mean ?? 0;
  return { bought, assumed: all === 0 ? null : worked.map((sum) => (total * sum) / all) };
};
