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
