import type { PoolMemberState, PoolState } from '../decide/pool-state.ts';
import type { Pool } from '../org/org.ts';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The largest unit: with it a member of weight 1 can be picked four million times before integers run out. */
export const UNIT_AT_MOST = 2 ** 31;

/**
 * The length of a turn of weight 1: the least common multiple of the weights, so that every step is an integer.
 * Weights are positive integers; a RangeError says when they have no common multiple up to 2³¹ (97, 89, 83, 79
 * and 73, say).
 */
export const rotationUnit = (weights: readonly number[]): number => {
  const common = weights.reduce(gcd, 0);
  let unit = 1;
  for (const weight of weights) {
    if (!Number.isInteger(weight) || weight < 1) {
      throw new RangeError(`a weight is a positive integer, not ${weight}`);
    }
    const share = weight / common;
    unit = (unit / gcd(unit, share)) * share;
    if (unit > UNIT_AT_MOST) throw new RangeError(`weights ${weights.join(', ')} are too uneven`);
  }
  return unit * (common || 1);
};

const unitOf = (pool: Pool): number => rotationUnit(pool.members.map(({ weight }) => weight));

/** By how much the pointer of each member rises with a pick: unit / weight. */
export const rotationSteps = (pool: Pool): ReadonlyMap<string, number> => {
  const unit = unitOf(pool);
  return new Map(pool.members.map(({ person, weight }) => [person, unit / weight]));
};

const newcomer: PoolMemberState = { pointer: 0, present: false, tokens: {} };

/** What the pool knows of a member; one who has just joined starts as somebody who returns. */
export const memberOf = (state: PoolState, person: string): PoolMemberState =>
  state.members[person] ?? newcomer;

/** A pool in which nobody has been picked yet. */
export const initialPoolState = (pool: Pool): PoolState => ({
  pool: pool.id,
  members: Object.fromEntries(pool.members.map(({ person }) => [person, newcomer])),
});

/** Where those who return to a pick start at least: the lowest pointer of those who were at the last one too. */
const startOf = (state: PoolState, pool: Pool, available: ReadonlySet<string>): number => {
  const stayed = pool.members.filter(({ person }) => memberOf(state, person).present);
  const here = stayed.filter(({ person }) => available.has(person));
  // When nobody stayed, those who left last say how far the pool has got.
  const pointers = (here.length > 0 ? here : stayed).map(
    ({ person }) => memberOf(state, person).pointer,
  );
  return pointers.length === 0 ? 0 : Math.min(...pointers);
};

/** The pointers of those available for this pick, after whoever returns was brought up. */
export const pointersAt = (
  state: PoolState,
  pool: Pool,
  available: ReadonlySet<string>,
): ReadonlyMap<string, number> => {
  const start = startOf(state, pool, available);
  const pointers = new Map<string, number>();
  for (const { person } of pool.members) {
    const { pointer, present } = memberOf(state, person);
    if (available.has(person)) pointers.set(person, present ? pointer : Math.max(pointer, start));
  }
  return pointers;
};

/**
 * Whose turn it is among `people` (of those available): the lowest pointer; between equals who returns with this pick,
 * then the pool's order. Without that preference a member who is eligible for every other lead only would be brought up
 * to a tie each time and lose it each time.
 */
export const inTurn = (
  state: PoolState,
  pool: Pool,
  pointers: ReadonlyMap<string, number>,
  people: ReadonlySet<string>,
): string | null => {
  let best: { person: string; pointer: number; present: boolean } | null = null;
  for (const { person } of pool.members) {
    const pointer = pointers.get(person);
    if (pointer === undefined || !people.has(person)) continue;
    const { present } = memberOf(state, person);
    const before =
      best === null ||
      pointer < best.pointer ||
      (pointer === best.pointer && best.present && !present);
    if (before) best = { person, pointer, present };
  }
  return best?.person ?? null;
};

/** The state after `chosen` was picked from those with pointers; who was not among them counts as absent. */
export const afterPick = (
  state: PoolState,
  pool: Pool,
  pointers: ReadonlyMap<string, number>,
  chosen: string,
): PoolState => {
  const step = rotationSteps(pool).get(chosen) ?? 0;
  const members: Record<string, PoolMemberState> = {};
  for (const { person } of pool.members) {
    const member = memberOf(state, person);
    const pointer = pointers.get(person);
    members[person] =
      pointer === undefined
        ? { ...member, present: false }
        : { ...member, present: true, pointer: person === chosen ? pointer + step : pointer };
  }
  return { pool: state.pool, members };
};

/** Gives a turn back to the member who had it, where the routing rule says `returns-turn`. Tokens stay spent. */
export const returnTurn = (state: PoolState, pool: Pool, person: string): PoolState => {
  const step = rotationSteps(pool).get(person);
  const member = state.members[person];
  if (step === undefined || member === undefined) return state;
  const returned = { ...member, pointer: Math.max(0, member.pointer - step) };
  return { ...state, members: { ...state.members, [person]: returned } };
};

/**
 * The state under changed members or weights: pointers are brought to the new unit, those who left are dropped. Without
 * it a change of weights from 4:3 to 1:1 would owe somebody up to twelve leads in a row.
 */
export const rebasePool = (state: PoolState, before: Pool, after: Pool): PoolState => {
  const scale = unitOf(after) / unitOf(before);
  const members: Record<string, PoolMemberState> = {};
  for (const { person } of after.members) {
    const member = memberOf(state, person);
    members[person] = { ...member, pointer: Math.floor(member.pointer * scale) };
  }
  return { pool: after.id, members };
};
