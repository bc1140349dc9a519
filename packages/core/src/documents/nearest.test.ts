import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { nearest, suggest } from './nearest.ts';

describe('nearest', () => {
  test.each([
    ['qualfied', ['qualification', 'qualified', 'nurture'], 'qualified'],
    ['Offerd', ['offered', 'queued'], 'offered'],
    ['hasphone', ['hasMail', 'hasPhone'], 'hasPhone'],
    ['web_demo', ['web-demo', 'web-content'], 'web-demo'],
    ['regoin', ['region', 'reason'], 'region'],
    ['zzz', ['region', 'reason'], undefined],
    ['', ['region'], undefined],
    ['x'.repeat(5000), ['region'], undefined],
  ])('of %j in %j is %j', (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  test('suggest names the nearest, or what there is, or that there is nothing', () => {
    expect(suggest('regoin', ['region'])).toBe('did you mean `region`?');
    expect(suggest('zzz', ['region', 'source'])).toBe('use one of `region`, `source`');
    expect(suggest('zzz', [])).toMatch(/none yet/);
  });
});

/** By the whole table of every name, without stopping anywhere. */
const plainly = (word: string, known: readonly string[]): string | undefined => {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');
  const edits = (a: string, b: string): number => {
    const rows = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (__, j) => i + j),
    );
    const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++) {
        const [x, y] = [a[i - 1], b[j - 1]];
        const isSwap = i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y;
        const row = rows[i];
        if (row !== undefined)
          row[j] = Math.min(
            at(i - 1, j) + 1,
            at(i, j - 1) + 1,
            at(i - 1, j - 1) + (x === y ? 0 : 1),
            isSwap ? at(i - 2, j - 2) + 1 : Infinity,
          );
      }
    return at(a.length, b.length);
  };
  return known
    .map((name) => ({ name, away: edits(plain(word), plain(name)) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.away - b.away)[0]?.name;
};

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '-'), maxLength: 12 });
property.prop([word, fc.array(word, { maxLength: 12 })])(
  'the nearest of several is the one that all of their distances say',
  (wanted, known) => {
    expect(nearest(wanted, known)).toBe(plainly(wanted, known));
  },
);
