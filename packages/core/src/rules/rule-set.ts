import type { Judgement } from '../decide/decision.ts';
import type { Condition, Facts } from './condition.ts';

/**
 * Rules tried in order; the first whose condition holds stops. A policy compiles to one set each for
 * `segments`, `qualify`, `routing`, `sla:<kind>` (only where a clause has a condition) and
 * `requalify:<track>`; `fit:<rule>` is judged rule by rule.
 */
export interface RuleSet {
  readonly id: string;
  readonly rules: readonly { readonly name: string; readonly when: Condition | null }[];
  /** Names of the facts that any rule compares, sorted: what a memo is keyed by. */
  readonly facts: readonly string[];
}

/** What `decide` and `advance` ask of their shell; they are generators that yield these. */
export type Need =
  /** Judge the set on these facts, skipping rules before `from`. Answer: `Judgement`. */
  | { readonly need: 'judge'; readonly set: RuleSet; readonly facts: Facts; readonly from: number }
  /** The pool's rotation state, locked until the transaction ends. Answer: `PoolState`. */
  | { readonly need: 'pool'; readonly pool: string }
  /** Open obligations of each person now. Answer: `Record<person, number>`. */
  | { readonly need: 'loads'; readonly people: readonly string[] };

export type Answer =
  | Judgement
  | import('../decide/pool-state.ts').PoolState
  | Readonly<Record<string, number>>;
