import type { PoolState } from '../decide/pool-state.ts';
import type { Cap } from '../policy/policy.ts';
import { type Clock, due, elapsed } from '../time/clock.ts';
import { needMs } from '../time/need.ts';
import { memberOf } from './weighted-rotation.ts';

/** Tokens of one member under one rule, as the pool keeps them. */
export interface Bucket {
  readonly count: number;
  readonly at: number;
}

/** A bucket holds at least one token, so that `1 per 3 days` comes out as that and not as never. */
const sizeOf = (cap: Cap): number => Math.max(1, cap.tokens);

/**
 * The bucket at an instant: `tokens` over `per`, evenly, on the clock that the period runs on. Counted in parts of a
 * token, as many as the period has milliseconds, so that all sums are of integers and 40 tokens a week come back at
 * exactly a fortieth of it each.
 */
export const refill = (cap: Cap, clock: Clock, bucket: Bucket | undefined, at: number): Bucket => {
  const size = sizeOf(cap);
  if (bucket === undefined) return { count: size, at };
  if (at <= bucket.at) return bucket;
  const period = needMs(cap.per, clock, bucket.at);
  // Beyond what fills it from empty, time adds nothing; the bound also keeps the product a safe integer.
  const enough = Math.ceil((sizeOf(cap) * period.ms) / cap.tokens);
  const passed = Math.min(elapsed(period.clock, bucket.at, at), enough);
  const parts = Math.floor(Math.round(bucket.count * period.ms) + passed * cap.tokens);
  return { count: period.ms === 0 ? size : Math.min(size, parts / period.ms), at };
};

/** Whether there is a token to spend. */
export const hasToken = (bucket: Bucket): boolean => bucket.count >= 1;

/** When the bucket has a token again: now, if it has one. */
export const tokenAt = (cap: Cap, clock: Clock, bucket: Bucket): number => {
  if (hasToken(bucket)) return bucket.at;
  const period = needMs(cap.per, clock, bucket.at);
  const missing = period.ms - Math.round(bucket.count * period.ms);
  return due(period.clock, bucket.at, Math.ceil(missing / cap.tokens));
};

/** The pool after the member spent a token of a refilled bucket under the rule. */
export const spendToken = (
  state: PoolState,
  person: string,
  rule: string,
  bucket: Bucket,
): PoolState => {
  const member = memberOf(state, person);
  const spent = { count: bucket.count - 1, at: bucket.at };
  return {
    ...state,
    members: {
      ...state.members,
      [person]: { ...member, tokens: { ...member.tokens, [rule]: spent } },
    },
  };
};
