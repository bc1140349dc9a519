import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Interned, Pen, Reader } from './pen.ts';
import { Records } from './records.ts';

const numbers = fc.oneof(
  fc.double().filter((one) => !Object.is(one, -0)),
  fc.integer(),
  fc.maxSafeNat(),
  fc.constantFrom(0, 123, 124, 127, 128, 2 ** 28 - 5, 2 ** 28 - 4, 2 ** 28, 2 ** 31, 2 ** 32),
  fc.constantFrom(2 ** 52 - 1, 2 ** 52, 2 ** 53, Infinity, -Infinity, Number.NaN),
);

test('everything is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.option(numbers), { maxLength: 700 }), { maxLength: 8 }),
      (rows) => {
        const [records, pen, reader] = [new Records(), new Pen(), new Reader()];
        const places = rows.map((row) => {
          pen.number(row.length);
          // What may be missing is never NaN.
          for (const one of row)
            if (Number.isNaN(one)) pen.number(Number.NaN);
            else pen.optional(one);
          return pen.put(records);
        });
        for (const [at, row] of rows.entries()) {
          reader.begin(records, places[at] ?? -1);
          expect(Array.from({ length: reader.int() }, () => reader.optional())).toEqual(row);
        }
      },
    ),
  );
});

test('lists, names and flags come back, and the length is that of the row', () => {
  const [records, pen, reader] = [new Records(), new Pen(), new Reader()];
  const names = new Interned<string | null>();
  pen.things(names, ['ann', null, 'ann']);
  pen.flag(true);
  pen.numbers([1, -1, 0.5]);
  pen.thing(names, 'bob');
  const place = pen.put(records);
  reader.begin(records, place);
  expect(reader.things(names)).toEqual(['ann', null, 'ann']);
  expect(reader.flag()).toBe(true);
  expect(reader.numbers()).toEqual([1, -1, 0.5]);
  expect(reader.thing(names)).toBe('bob');
  // Four of the list, a flag, the count of the numbers, a byte, nine and nine, a name.
  expect(reader.length).toBe(4 + 1 + 1 + 1 + 9 + 9 + 1);
});
