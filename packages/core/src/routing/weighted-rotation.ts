import type { PoolMemberState, PoolState } from '../decide/pool-state.ts';
import type { Pool } from '../org/org.ts';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The largest unit: with it a member of weight 1 can be picked four million times before integers run out. */
const UNIT_AT_MOST = 2 ** 31;

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

const steps = new WeakMap<Pool, readonly number[]>();

/** By how much the pointer of each member rises with a pick: unit / weight. Members by their place in the pool. */
const stepsOf = (pool: Pool): readonly number[] => {
  const known = steps.get(pool);
  if (known !== undefined) return known;
  const unit = unitOf(pool);
  const made = pool.members.map(({ weight }) => unit / weight);
  steps.set(pool, made);
  return made;
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

/** What was asked last: a pick asks several times about one state, and the next pick mostly about what it left. */
let askedOf: PoolState | null = null;
let askedFor: Pool | null = null;
let answer: readonly PoolMemberState[] = [];

/** What the pool knows of its members, by their place in it. */
const membersOf = (state: PoolState, pool: Pool): readonly PoolMemberState[] => {
  if (state === askedOf && pool === askedFor) return answer;
  askedOf = state;
  askedFor = pool;
  return (answer = pool.members.map(({ person }) => memberOf(state, person)));
};

/** Which members are meant, by their place in the pool. */
export type Marked = readonly boolean[];

/** The pointers of those available for a pick, by their place in the pool; `null` for the others. */
export type Pointers = readonly (number | null)[];

/** Where those who return to a pick start at least: the lowest pointer of those who were at the last one too. */
const startOf = (members: readonly PoolMemberState[], available: Marked): number => {
  let here = Infinity;
  let stayed = Infinity;
  for (let at = 0; at < members.length; at += 1) {
    const { pointer, present } = members[at]!;
    if (!present) continue;
    stayed = Math.min(stayed, pointer);
    if (available[at] === true) here = Math.min(here, pointer);
  }
  // When nobody stayed, those who left last say how far the pool has got.
  const start = here === Infinity ? stayed : here;
  return start === Infinity ? 0 : start;
};

/** The pointers of those available for this pick, after whoever returns was brought up. */
export const pointersAt = (state: PoolState, pool: Pool, available: Marked): Pointers => {
  const members = membersOf(state, pool);
  const start = startOf(members, available);
  return members.map(({ pointer, present }, at) => {
    if (available[at] !== true) return null;
    return present ? pointer : Math.max(pointer, start);
  });
};

/**
 * The place of the member whose turn it is among those meant (of those available), -1 for nobody: the lowest pointer; between equals
 * who returns with this pick, then the pool's order. Without that preference a member who is eligible for every other lead
 * only would be brought up to a tie each time and lose it each time.
 */
export const inTurn = (state: PoolState, pool: Pool, pointers: Pointers, meant: Marked): number => {
  const members = membersOf(state, pool);
  let best = -1;
  let lowest = Infinity;
  let stayed = false;
  for (let at = 0; at < members.length; at += 1) {
    const pointer = pointers[at] ?? null;
    if (pointer === null || meant[at] !== true) continue;
    const { present } = members[at]!;
    if (best >= 0 && pointer >= lowest && !(pointer === lowest && stayed && !present)) continue;
    best = at;
    lowest = pointer;
    stayed = present;
  }
  return best;
};

/** The state after the member at `chosen` was picked from those with pointers; who was not among them counts as absent. */
export const afterPick = (
  state: PoolState,
  pool: Pool,
  pointers: Pointers,
  chosen: number,
): PoolState => {
  const step = stepsOf(pool)[chosen] ?? 0;
  const before = membersOf(state, pool);
  const after: PoolMemberState[] = [];
  const members: Record<string, PoolMemberState> = {};
  for (let at = 0; at < before.length; at += 1) {
    const member = before[at]!;
    const found = pointers[at] ?? null;
    const present = found !== null;
    const pointer = (found ?? member.pointer) + (at === chosen ? step : 0);
    const left =
      pointer === member.pointer && present === member.present
        ? member
        : { pointer, present, tokens: member.tokens };
    members[pool.members[at]!.person] = left;
    after.push(left);
  }
  const moved: PoolState = { pool: state.pool, members };
  askedOf = moved;
  askedFor = pool;
  answer = after;
  return moved;
};

/** Gives a turn back to the member who had it, where the routing rule says `returns-turn`. Tokens stay spent. */
export const returnTurn = (state: PoolState, pool: Pool, person: string): PoolState => {
  const step = stepsOf(pool)[pool.members.findIndex((one) => one.person === person)];
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
