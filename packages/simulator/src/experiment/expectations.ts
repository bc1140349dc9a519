import { differencesOf, estimateOf, type Estimate } from './estimates.ts';
import type { Expectation } from './experiment-schema.ts';
import type { Folding } from './fold-rows.ts';
import type { ReportPart } from './result-schema.ts';
import { metricSeries } from './series.ts';

const holds = ({ direction, atLeast = 0 }: Expectation, { mean, low, high }: Estimate): boolean => {
  switch (direction) {
    case 'up':
      return low > 0 && mean >= atLeast;
    case 'down':
      return high < 0 && -mean >= atLeast;
    case 'same':
      return low <= 0 && high >= 0;
    default:
      return direction satisfies never;
  }
};

const WORDS = { up: 'is higher', down: 'is lower', same: 'is no different' } as const;

/** Whether the experiment shows what it is known to show: the interval of the paired difference lies on that side of zero. */
export const checkExpectations = (
  { replicated, policies, confidences }: Folding,
  expected: readonly Expectation[],
): ReportPart['expectations'] =>
  expected.map((expectation) => {
    const { metric, of, versus, direction } = expectation;
    const series = metricSeries(replicated, policies.length, metric);
    const named = (name: string): number =>
      name === 'baseline' ? 0 : policies.findIndex((policy) => policy.name === name);
    const estimate = estimateOf(
      differencesOf(series[named(versus)] ?? [], series[named(of)] ?? []),
      confidences.values,
    );
    const text = `${metric} of ${of} ${WORDS[direction]} than ${versus === 'baseline' ? (policies[0]?.name ?? versus) : versus}'s`;
    return {
      text: direction === 'same' ? text.replace(' than ', ' from ') : text,
      holds: estimate !== null && holds(expectation, estimate),
    };
  });
