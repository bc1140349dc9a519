import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { exactMoney } from './money.ts';
import { roundingStep } from './step.ts';
import { unitOf } from './unit.ts';
import {
  differenceStep,
  levelStep,
  writeChange,
  writeInterval,
  writeMargin,
  writeMean,
  writeSigned,
} from './write-estimate.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const money = unitOf('money', 'USD');
const share = unitOf('share', 'USD');

describe('money', () => {
  it.each([
    [41_187_323, 2_340_000, '$412 k', '$388 k to $435 k'],
    [41_187_323, 7_500_000, '$410 k', '$340 k to $490 k'],
    [131_000_000, 2_000_000, '$1.31 M', '$1.29 M to $1.33 M'],
    [-940_000, 30_000, '−$9,400', '−$9,700 to −$9,100'],
    [0, 0, '$0', '$0 to $0'],
    [3_240_000, 3_150_000, '$32 k', '$1 k to $64 k'],
  ])('%i ± %i says no more than its interval supports', (mean, half, said, interval) => {
    const estimate = { mean, low: mean - half, high: mean + half };
    expect(plain(writeMean(money, estimate))).toBe(said);
    expect(plain(writeInterval(money, estimate))).toBe(interval);
  });

  it('knows currencies without cents, with mils and without a sign', () => {
    const about = (currency: string): string =>
      plain(
        writeMean(unitOf('money', currency), { mean: 1_234_000, low: 1_233_000, high: 1_235_000 }),
      );
    expect(about('JPY')).toBe('¥1.23 M');
    expect(about('KWD')).toBe('KWD 1,234');
    expect(about('BRL')).toBe('R$12.34 k');
  });

  it('writes every digit of what is exact', () => {
    expect(exactMoney(12_400_000, 'USD')).toBe('$124,000');
    expect(exactMoney(-990_874, 'USD')).toBe('−$9,908.74');
    expect(exactMoney(500, 'JPY')).toBe('¥500');
  });
});

describe('shares and their differences', () => {
  const estimate = { mean: 0.1234, low: 0.1134, high: 0.1334 };

  it('are percentages and points', () => {
    expect(writeMean(share, estimate)).toBe('12.3%');
    expect(plain(writeSigned(share.difference, estimate))).toBe('+12.3 pt');
    expect(writeMargin(share, estimate)).toBe('±1.0%');
  });
});

describe('durations', () => {
  it.each([
    [0.58, '35 min'],
    [4.2, '4.2 h'],
    [75, '3.1 days'],
  ])('%f hours read as %s', (hours, said) => {
    const half = hours / 50;
    const estimate = { mean: hours, low: hours - half, high: hours + half };
    expect(plain(writeMean(unitOf('hours', 'USD'), estimate))).toBe(said);
  });
});

describe('rounding', () => {
  it.prop([fc.double({ min: 1e-6, max: 1e12, noNaN: true })])(
    'keeps one or two digits of a half-width',
    (half) => {
      const step = roundingStep(half, 0);
      expect(half / step).toBeGreaterThanOrEqual(3.549);
      expect(half / step).toBeLessThan(35.6);
    },
  );

  it.prop([fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 1e11 })])(
    'never prints minus zero, and a sign only for what is not zero',
    (mean, half) => {
      const said = plain(writeSigned(money, { mean, low: mean - half, high: mean + half }));
      expect(said).toMatch(/^([+−]\$[\d.,]*[1-9][\d.,]*( k| M| bn)?|\$0)$/);
    },
  );
});

describe('figures side by side', () => {
  const about = (mean: number, half: number) => ({ mean, low: mean - half, high: mean + half });
  const levels = [about(17_600_000, 3_400_000), about(20_000_000, 14_000_000)];
  const differences = [about(2_400_000, 1_900_000)];

  it('are rounded alike, and no coarser than what tells them apart', () => {
    expect(levels.map((one) => plain(writeMean(money, one, levelStep(money, levels))))).toEqual([
      '$180 k',
      '$200 k',
    ]);
    const step = levelStep(money, levels, differences);
    expect(levels.map((one) => plain(writeMean(money, one, step)))).toEqual(['$176 k', '$200 k']);
    const [one] = differences;
    expect(one && plain(writeChange(money, one, differenceStep(money, differences)))).toBe(
      '+$24 k ±$19 k',
    );
  });

  it('never hide a level that is clear of zero behind a wide neighbour', () => {
    const small = about(60_000, 5_000);
    const step = levelStep(money, [small, about(20_000_000, 14_000_000)]);
    expect(plain(writeMean(money, small, step))).toBe('$600');
  });

  it('are nothing where both the mean and its margin round to nothing', () => {
    const count = unitOf('count', 'USD');
    expect(writeChange(count, about(0.01, 0.02))).toBe('0.0');
    expect(writeChange(count, about(0, 0))).toBe('0');
  });

  it('give the ends of an interval that was cut, in place of a margin', () => {
    const cut = { mean: 0.7, low: 0, high: 1 };
    expect(writeMargin(share, cut)).toBe('0% to 100%');
    expect(writeMargin(share, { mean: 0.7, low: 0.6, high: 0.8 })).toBe('±10%');
  });
});
