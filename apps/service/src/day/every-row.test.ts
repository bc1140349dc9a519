import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The tables of what the service is for: custody, process, hand-off, speed and delivery, and the stories. */
const rows = Object.entries({ C: 8, P: 5, H: 8, S: 6, D: 4 }).flatMap(([table, many]) =>
  Array.from({ length: many }, (_, index) => `${table}${index + 1}`),
);

test('every row has a test of its own on the scripted day, and no test claims a row that there is not', () => {
  const told = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.pg.test.ts'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
        /^ {2}test(\S*)\(\s*'([A-Z]\d+): \S/gmu,
      ),
    ])
    // A test that is skipped tells nothing.
    .flatMap(([, mode, row]) => (mode === '' ? [row] : []));
  expect(new Set(told)).toEqual(new Set(rows));
});
