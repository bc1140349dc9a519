import { describe, expect, test } from 'vitest';
import { responseCurves } from './response-curves.ts';
import { toleranceOf } from './tolerance.ts';

const HOUR_MS = 3_600_000;

describe('how long prospects stay open to a first contact', () => {
  test('follows the curve: the share still open after a delay is the share of uniforms that outlast it', () => {
    const law = toleranceOf([
      ['0', '100%'],
      ['1 hour', '100%'],
      ['24 hours', '21%'],
      ['7 days', '13.2%'],
    ]);
    const open = (ms: number): number =>
      Array.from({ length: 10_000 }, (_, index) => law.inverse((index + 0.5) / 10_000)).filter(
        (one) => one >= ms,
      ).length / 10_000;
    expect(open(HOUR_MS)).toBe(1);
    expect(open(24 * HOUR_MS)).toBeCloseTo(0.21, 3);
    expect(open(12.5 * HOUR_MS)).toBeCloseTo(0.605, 3);
    expect(open(168 * HOUR_MS)).toBeCloseTo(0.132, 3);
    expect(law.inverse(0.999)).toBe(Infinity);
  });

  test('can be had for every published curve, the flattest losing nobody', () => {
    for (const { points } of Object.values(responseCurves))
      expect(toleranceOf(points).inverse(0.99)).toBeGreaterThan(0);
    expect(toleranceOf([['0', '100%']]).inverse(1e-9)).toBe(Infinity);
  });

  test('refuses curves that rise, run backwards or are no shares', () => {
    expect(() =>
      toleranceOf([
        ['0', '50%'],
        ['1 hour', '60%'],
      ]),
    ).toThrow('fall');
    expect(() =>
      toleranceOf([
        ['2 hours', '90%'],
        ['1 hour', '60%'],
      ]),
    ).toThrow('rise');
    expect(() => toleranceOf([['1 business hour', '60%']])).toThrow('clock time');
    expect(() => toleranceOf([['1 hour', '160%']])).toThrow('100%');
  });
});
