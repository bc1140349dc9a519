import { expect, test } from 'vitest';
import { PURPOSES } from '../random/draws.ts';
import { PURPOSES_OF_STREAMS } from '../arrivals/unit-exponentials.ts';
import { PURPOSE } from './purposes.ts';

test('every purpose has an address of its own, beside those of streams', () => {
  const all = Object.values(PURPOSE);
  expect(new Set(all).size).toBe(all.length);
  for (const purpose of all) {
    expect(purpose).toBeGreaterThanOrEqual(PURPOSES_OF_STREAMS);
    expect(purpose).toBeLessThan(PURPOSES);
  }
});
