import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { philox } from './philox.ts';

type Words = readonly [number, number, number, number];

function block(counter: Words, key: readonly [number, number]): number[] {
  const out = new Uint32Array(4);
  philox(...counter, ...key, out);
  return [...out];
}

/** The same generator written with 64-bit integers. */
function slowBlock(counter: Words, key: readonly [number, number]): number[] {
  const word = (value: number): bigint => BigInt(value >>> 0);
  let [a, b, c, d] = counter.map(word) as [bigint, bigint, bigint, bigint];
  let [weyl0, weyl1] = key.map(word) as [bigint, bigint];
  const low = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const first = a * 0xd2511f53n;
    const second = c * 0xcd9e8d57n;
    [a, b, c, d] = [
      (second >> 32n) ^ b ^ weyl0,
      second & low,
      (first >> 32n) ^ d ^ weyl1,
      first & low,
    ];
    weyl0 = (weyl0 + 0x9e3779b9n) & low;
    weyl1 = (weyl1 + 0xbb67ae85n) & low;
  }
  return [a, b, c, d].map(Number);
}

describe('philox', () => {
  // Known answers published with Random123 (kat_vectors, philox4x32 10 rounds).
  test.each([
    {
      counter: [0, 0, 0, 0],
      key: [0, 0],
      expected: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      expected: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      expected: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ] as const)('gives the published answer for counter $counter.0', ({ counter, key, expected }) => {
    expect(block(counter, key)).toEqual(expected);
  });

  const anyWord = fc.oneof(
    fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
    fc.constantFrom(0, -1, 0xffff, 0x10000, 0x80000000),
  );
  test.prop([fc.tuple(anyWord, anyWord, anyWord, anyWord), fc.tuple(anyWord, anyWord)], {
    numRuns: 2000,
  })('agrees with 64-bit arithmetic, words signed or not', (counter, key) => {
    expect(block(counter, key)).toEqual(slowBlock(counter, key));
  });
});
