import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Records } from './records.ts';

const rowOf = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill);

test('rows keep what they hold while others come and go', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ length: fc.integer({ min: 1, max: 60_000 }), drop: fc.nat(20) }), {
        maxLength: 60,
      }),
      (steps) => {
        const records = new Records();
        const held: { place: number; length: number; fill: number }[] = [];
        for (const [at, { length, drop }] of steps.entries()) {
          const fill = at % 256;
          held.push({ place: records.put(rowOf(length, fill), length), length, fill });
          const [gone] = drop < held.length ? held.splice(drop, 1) : [];
          if (gone !== undefined) records.giveBack(gone.place, gone.length);
        }
        for (const { place, length, fill } of held) {
          const from = records.offsetOf(place);
          expect(records.pageOf(place).slice(from, from + length)).toEqual(rowOf(length, fill));
        }
      },
    ),
  );
});

test('a place that was given back is used again', () => {
  const records = new Records();
  const place = records.put(rowOf(100, 1), 100);
  records.put(rowOf(100, 2), 100);
  records.giveBack(place, 100);
  expect(records.put(rowOf(97, 3), 97)).toBe(place);
});
