import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPercent, parsePercent } from './percent.ts';

test.each<[string | number, number]>([
  ['75%', 0.75],
  ['+10%', 0.1],
  ['-5%', -0.05],
  ['200%', 2],
  ['33.3%', 0.333],
  ['0%', 0],
  ['-0%', 0],
  [' 50 % ', 0.5],
  [0.75, 0.75],
  [1, 1],
])('%j is a fraction', (text, value) => {
  expect(parsePercent(text)).toEqual({ ok: true, value });
});

test.each<[string | number]>([[75], [Number.NaN], ['75'], ['%'], ['1e3%'], ['ten%'], ['']])(
  '%j is refused with a fix',
  (text) => {
    expect(parsePercent(text)).toMatchObject({ ok: false, fix: expect.stringContaining('%') });
  },
);

test('what formatPercent writes is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (tenThousandths) => {
      const fraction = tenThousandths / 10_000;
      expect(parsePercent(formatPercent(fraction))).toEqual({
        ok: true,
        value: fraction === 0 ? 0 : fraction,
      });
    }),
  );
});
