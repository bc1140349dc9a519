import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { PoolState } from '../decide/pool-state.ts';
import type { Pool } from '../org/org.ts';
import { smallPool } from '../testing/small-org.ts';
import {
  afterPick,
  initialPoolState,
  inTurn,
  pointersAt,
  rebasePool,
  returnTurn,
  rotationUnit,
} from './weighted-rotation.ts';

/** One pick among those available; `null` when nobody is. */
const pick = (
  state: PoolState,
  pool: Pool,
  available: ReadonlySet<string>,
): { readonly state: PoolState; readonly person: string | null } => {
  const here = pool.members.map(({ person }) => available.has(person));
  const pointers = pointersAt(state, pool, here);
  const chosen = inTurn(state, pool, pointers, here);
  return chosen < 0
    ? { state, person: null }
    : { state: afterPick(state, pool, pointers, chosen), person: pool.members[chosen]!.person };
};

const picks = (
  pool: Pool,
  rounds: readonly ReadonlySet<string>[],
  from = initialPoolState(pool),
): { readonly people: readonly (string | null)[]; readonly state: PoolState } => {
  let state = from;
  const people: (string | null)[] = [];
  for (const available of rounds) {
    const picked = pick(state, pool, available);
    ({ state } = picked);
    people.push(picked.person);
  }
  return { people, state };
};

const always = (pool: Pool, count: number): ReadonlySet<string>[] =>
  Array.from({ length: count }, () => new Set(pool.members.map(({ person }) => person)));

const countOf = (people: readonly (string | null)[], person: string): number =>
  people.filter((one) => one === person).length;

const pools = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
  .map((weights) =>
    smallPool(
      'pool',
      weights.map((weight, at) => [`p${at}`, weight] as const),
    ),
  );

/** Stretches in which the same people are there: shifts, absences, leads that not everybody may have. */
const rounds = (pool: Pool): fc.Arbitrary<ReadonlySet<string>[]> =>
  fc
    .array(
      fc.record({
        here: fc.subarray(pool.members.map(({ person }) => person)),
        length: fc.integer({ min: 1, max: 25 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((stretches) =>
      stretches.flatMap(({ here, length }) => Array.from({ length }, () => new Set(here))),
    );

/** The most that two members eligible in every round of some window are ever apart, beyond what is allowed. */
const unfairness = (
  pool: Pool,
  here: readonly ReadonlySet<string>[],
  people: readonly (string | null)[],
): number => {
  let worst = Number.NEGATIVE_INFINITY;
  for (const i of pool.members) {
    for (const j of pool.members) {
      if (i === j) continue;
      // Extremes of the running difference since both have been there: any window lies between two of its values.
      let difference = 0;
      let low = 0;
      let high = 0;
      here.forEach((available, round) => {
        if (!available.has(i.person) || !available.has(j.person)) {
          difference = low = high = 0;
          return;
        }
        if (people[round] === i.person) difference += 1 / i.weight;
        if (people[round] === j.person) difference -= 1 / j.weight;
        low = Math.min(low, difference);
        high = Math.max(high, difference);
        worst = Math.max(worst, high - low - (1 / i.weight + 1 / j.weight));
      });
    }
  }
  return worst;
};

describe('weighted rotation', () => {
  test.prop([pools.chain((pool) => fc.tuple(fc.constant(pool), rounds(pool)))], { numRuns: 500 })(
    'is fair between any two who are eligible throughout a window, whatever happened before',
    ([pool, here]) => {
      const { people } = picks(pool, here);
      expect(unfairness(pool, here, people)).toBeLessThanOrEqual(1e-9);
    },
  );

  test.prop([pools.chain((pool) => fc.tuple(fc.constant(pool), rounds(pool)))])(
    'picks somebody exactly when somebody is there',
    ([pool, here]) => {
      const { people } = picks(pool, here);
      here.forEach((available, round) => {
        const person = people[round] ?? null;
        expect(person === null ? available.size === 0 : available.has(person)).toBe(true);
      });
    },
  );

  test('a batch of 1,000 is exact to within one for equal weights', () => {
    const pool = smallPool('pool', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    const { people } = picks(pool, always(pool, 1000));
    for (const { person } of pool.members) {
      expect(Math.abs(countOf(people, person) - 1000 / 7)).toBeLessThan(1);
    }
  });

  test('weights count: 2 to 1, and ties follow the order of the pool', () => {
    const pool = smallPool('pool', [
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]);
    const { people } = picks(pool, always(pool, 8));
    expect(people.join('')).toBe('abcaabca');
  });

  test.prop([fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 })])(
    'an absence is not repaid with a flood',
    (missed, later) => {
      const pool = smallPool('pool', ['a', 'b', 'c']);
      const without = Array.from({ length: missed }, () => new Set(['a', 'b']));
      const { people } = picks(pool, [...without, ...always(pool, later)]);
      const since = people.slice(missed);
      expect(countOf(since, 'c')).toBeLessThanOrEqual(Math.ceil(later / 3) + 1);
      expect(countOf(since, 'c')).toBeGreaterThanOrEqual(Math.floor(later / 3) - 1);
    },
  );

  test('who returns when nobody else is there still starts where the others stopped', () => {
    const pool = smallPool('pool', ['a', 'b', 'c']);
    const before = Array.from({ length: 100 }, () => new Set(['a', 'b']));
    const { people } = picks(pool, [...before, new Set(['c']), ...always(pool, 9)]);
    expect(countOf(people.slice(101), 'c')).toBeLessThanOrEqual(3);
  });

  test('who may have every other lead only gets a fair part of those', () => {
    const pool = smallPool('pool', ['a', 'b', 'c']);
    const here = Array.from(
      { length: 300 },
      (_, round) => new Set(round % 2 === 0 ? ['a', 'b'] : ['a', 'b', 'c']),
    );
    const { people } = picks(pool, here);
    expect(Math.abs(countOf(people, 'c') - 100)).toBeLessThanOrEqual(2);
  });

  test('who joins starts with the others', () => {
    const small = smallPool('pool', ['a', 'b']);
    const grown = smallPool('pool', ['a', 'b', 'new']);
    const { state } = picks(small, always(small, 50));
    const { people } = picks(grown, always(grown, 9), state);
    expect(countOf(people, 'new')).toBe(3);
  });

  test('a turn that is given back is had again at once', () => {
    const pool = smallPool('pool', ['a', 'b', 'c']);
    const { people, state } = picks(pool, always(pool, 2));
    expect(people).toEqual(['a', 'b']);
    expect(picks(pool, always(pool, 2), returnTurn(state, pool, 'a')).people).toEqual(['a', 'c']);
    expect(picks(pool, always(pool, 2), state).people).toEqual(['c', 'a']);
    expect(returnTurn(state, pool, 'stranger')).toBe(state);
  });

  test('changed weights owe nobody a row of leads', () => {
    const before = smallPool('pool', [
      ['a', 4],
      ['b', 3],
    ]);
    const after = smallPool('pool', ['a', 'b']);
    const { state } = picks(before, always(before, 8));
    const { people } = picks(after, always(after, 10), rebasePool(state, before, after));
    expect(Math.abs(countOf(people, 'a') - 5)).toBeLessThanOrEqual(1);
  });

  test('steps are integers, and weights that allow none are refused', () => {
    expect(rotationUnit([1, 2, 3])).toBe(6);
    expect(rotationUnit([50, 100])).toBe(100);
    expect(() => rotationUnit([0.5])).toThrow(RangeError);
    expect(() => rotationUnit([97, 89, 83, 79, 73])).toThrow('too uneven');
  });
});
