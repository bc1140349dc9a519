import { fc, it } from '@fast-check/vitest';
import { beforeAll, describe, expect } from 'vitest';
import type { Comparison } from './comparison.ts';
import { possible } from './possible.ts';
import { smallComparison } from './small-comparison.sample.ts';

let comparison: Comparison;
beforeAll(async () => {
  comparison = await smallComparison();
});

describe('figures as they are told', () => {
  it.prop([fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true })])(
    'stay within what they measure, with the mean where it was',
    (mean, half) => {
      const wide = { mean, low: mean - half, high: mean + half };
      const metrics = comparison.metrics.map((metric) => ({
        ...metric,
        values: [wide],
        differences: [wide],
      }));
      for (const { key, unit, values, differences } of possible({ ...comparison, metrics }, 5)
        .metrics) {
        const [level] = values;
        const [difference] = differences;
        expect(level?.mean).toBe(mean);
        expect(level?.low).toBe(key === 'profit' ? wide.low : Math.max(0, wide.low));
        expect(level?.high).toBe(unit === 'share' ? Math.min(1, wide.high) : wide.high);
        expect(difference?.low).toBe(unit === 'share' ? Math.max(-1, wide.low) : wide.low);
      }
    },
  );

  it('are dashes where they are for each lead and there was none', () => {
    const { metrics } = possible(comparison, 0);
    const known = metrics.filter(({ values }) => values[0] !== null);
    expect(new Set(known.map(({ unit }) => unit))).toEqual(new Set(['money', 'count', 'hours']));
    expect(known.filter(({ unit }) => unit === 'hours').map(({ key }) => key)).toEqual([
      'workload.hoursPerRepWeek',
    ]);
  });
});
