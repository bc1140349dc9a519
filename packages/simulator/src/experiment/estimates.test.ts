import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { differencesOf, estimateOf, rowOf } from './estimates.ts';

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
  minLength: 2,
  maxLength: 40,
});

describe('rows of a result', () => {
  property.prop([values])(
    'the difference of a policy to itself is zero, without noise',
    (series) => {
      const { differences } = rowOf('revenue', [series, series], {
        values: 0.95,
        differences: 0.95,
      });
      expect(differences).toEqual([{ mean: 0, low: 0, high: 0 }]);
    },
  );

  test('has the t interval: 1, 2, 3, 4 give 2.5 ± 2.054', () => {
    const { mean, low, high } = estimateOf([1, 2, 3, 4], 0.95) ?? { mean: 0, low: 0, high: 0 };
    expect(mean).toBe(2.5);
    expect(high - mean).toBeCloseTo(2.0543, 3);
    expect(mean - low).toBeCloseTo(2.0543, 3);
  });

  test('pairs replications, and leaves out those in which one was not measured', () => {
    expect(differencesOf([1, null, 3, 4], [2, 2, null, 7])).toEqual([1, null, null, 3]);
    expect(estimateOf([null, 5, null], 0.95)).toBeNull();
    expect(estimateOf([], 0.95)).toBeNull();
  });
});
