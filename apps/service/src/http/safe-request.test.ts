import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NESTED_AT_MOST, whatIsUnsafe } from './safe-request.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('what is unsafe', () => {
  it.each([
    [{ a: ['x\0'] }, 'null byte'],
    [{ 'k\0': 1 }, 'null byte'],
    [{ a: '\ud800' }, 'surrogate'],
    [nested(NESTED_AT_MOST + 1), 'nested'],
  ])('is found in %j', (value, word) => {
    expect(whatIsUnsafe(value)).toContain(word);
  });

  it('is nothing else', () => {
    expect(whatIsUnsafe(nested(NESTED_AT_MOST))).toBeNull();
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: false }), (text) => {
        const value = JSON.parse(text) as unknown;
        const printed = JSON.stringify(value);
        const broken = /\\u0000|\\ud[89a-f]/u.test(printed);
        expect(whatIsUnsafe(value) === null || broken).toBe(true);
      }),
    );
  });

  it('does not overflow on what a large body can nest', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 200_000; depth++) value = [value];
    expect(whatIsUnsafe(value)).toContain('nested');
  });
});
