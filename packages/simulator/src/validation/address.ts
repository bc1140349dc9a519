import type { Draws } from '../random/draws.ts';
import { hashId } from '../random/id-hash.ts';

/** What the validation models draw about a customer; an integer above those of the streams. */
export const purpose = { gap: 16, service: 17, patience: 18, choice: 19, unrelated: 20 } as const;

/** The uniforms of one model in one replication, by customer (or lead), purpose and occurrence. */
export type Uniforms = (customer: number, purpose: number, occurrence?: number) => number;

export function uniformsOf(draws: Draws, model: string, replication: number): Uniforms {
  const { high, low } = hashId(model);
  return (customer, purpose, occurrence = 0) =>
    draws.uniform(high ^ customer, low, purpose, occurrence, replication);
}
