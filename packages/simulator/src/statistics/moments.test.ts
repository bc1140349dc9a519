import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ExactSum, exactSum } from './exact-sum.ts';
import { Moments } from './moments.ts';
import { quantile } from './quantile.ts';
import { TimeAverage } from './time-average.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 2,
  maxLength: 200,
});

describe('Moments', () => {
  test.prop([values, fc.double({ min: -1e8, max: 1e8, noNaN: true })])(
    'agree with two passes, far from 0 too',
    (sample, shift) => {
      const shifted = sample.map((value) => value + shift);
      const moments = Moments.of(shifted);
      const mean = shifted.reduce((sum, value) => sum + value, 0) / shifted.length;
      const variance =
        shifted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (shifted.length - 1);
      const scale = Math.max(1, Math.abs(shift), ...sample.map(Math.abs));
      expect(Math.abs(moments.mean - mean)).toBeLessThanOrEqual(1e-12 * scale);
      expect(Math.abs(moments.variance - variance)).toBeLessThanOrEqual(
        1e-9 * variance + 1e-13 * scale ** 2,
      );
    },
  );

  test('give the skewness that SciPy gives', () => {
    expect(Moments.of([0.9, 0.2, 2.7, -0.1, 2.6, 0.2]).skewness).toBeCloseTo(
      0.5146267086307266,
      12,
    );
    expect(Moments.of([5, 5, 5]).skewness).toBe(0);
  });
});

describe('ExactSum', () => {
  test.prop([fc.array(fc.maxSafeInteger(), { maxLength: 50 })])(
    'is exact, or refuses',
    (amounts) => {
      const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
      let partial = 0n;
      const overflows = amounts.some((amount) => {
        partial += BigInt(amount);
        return (
          partial > BigInt(Number.MAX_SAFE_INTEGER) || partial < BigInt(Number.MIN_SAFE_INTEGER)
        );
      });
      if (overflows) expect(() => exactSum(amounts)).toThrow(RangeError);
      else expect(BigInt(exactSum(amounts))).toBe(exact);
    },
  );

  test.each([0.5, NaN, Infinity, 2 ** 53])('refuses %d', (amount) => {
    expect(() => new ExactSum().add(amount)).toThrow(RangeError);
  });
});

describe('TimeAverage', () => {
  test('weighs each level by how long it held', () => {
    const queue = new TimeAverage(10);
    queue.change(12, 2);
    queue.change(15, -1);
    expect(queue.mean(20)).toBe((2 * 3 + 5) / 10);
    expect(queue.level).toBe(1);
    expect(() => queue.set(14, 0)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  test('agrees with NumPy', () => {
    const sample = [3.1, 4.7, 5, 2.2, 9.9, 4.4];
    const shares = [0, 0.1, 0.25, 0.5, 0.9, 1];
    const expected = [2.2, 2.65, 3.425, 4.55, 7.45, 9.9];
    for (const [index, share] of shares.entries())
      expect(quantile(sample, share)).toBeCloseTo(expected[index]!, 12);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
  });
});
