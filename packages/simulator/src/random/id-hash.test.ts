import { describe, expect, test } from 'vitest';
import { hashId, hashPair } from './id-hash.ts';

const MILLION = 1_000_000;

/** Two 32-bit halves as one BigUint64Array element, sorted: neighbours that are equal are collisions. */
function collisions(hashes: BigUint64Array): number {
  hashes.sort();
  let equal = 0;
  for (let index = 1; index < hashes.length; index++)
    if (hashes[index] === hashes[index - 1]) equal++;
  return equal;
}

describe('hashId', () => {
  test.each([
    ['padded ordinals', (index: number) => `web-demo-${String(index).padStart(6, '0')}`],
    ['bare numbers', String],
  ])('has no collision in a million ids: %s', (_, idOf) => {
    const hashes = new BigUint64Array(MILLION);
    const halves = new Int32Array(hashes.buffer);
    for (let index = 0; index < MILLION; index++) {
      const { high, low } = hashId(idOf(index));
      halves[2 * index] = high;
      halves[2 * index + 1] = low;
    }
    expect(collisions(hashes)).toBe(0);
  });

  test('keeps its answers, or every result would change', () => {
    expect(hashId('web-demo-000001')).toEqual({ high: 1716363903, low: -1650499185 });
    expect(hashId('')).not.toEqual(hashId('\0'));
    expect(hashId('é')).not.toEqual(hashId('e'));
  });
});

describe('hashPair', () => {
  test('has no collision among a thousand leads and a thousand reps, in either order', () => {
    const leads = Array.from({ length: 1000 }, (_, index) => hashId(`lead-${index}`));
    const reps = Array.from({ length: 1000 }, (_, index) => hashId(`r-${index}`));
    const hashes = new BigUint64Array(2 * MILLION);
    const halves = new Int32Array(hashes.buffer);
    let at = 0;
    for (const lead of leads) {
      for (const rep of reps) {
        for (const { high, low } of [hashPair(lead, rep), hashPair(rep, lead)]) {
          halves[at++] = high;
          halves[at++] = low;
        }
      }
    }
    expect(collisions(hashes)).toBe(0);
  });
});
