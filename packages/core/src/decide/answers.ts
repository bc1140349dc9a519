import type { Facts } from '../rules/condition.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Judgement } from './decision.ts';
import type { PoolState } from './pool-state.ts';

/**
 * What deciding asks of its shell, answered at once. Decisions are written against this and are plain functions; a shell
 * that has to wait for an answer runs them through `asking`.
 */
export interface Answers {
  /** Judges the set on these facts, skipping rules before `from`. */
  judge(set: RuleSet, facts: Facts, from: number): Judgement;
  /** The pool's rotation state, locked until the transaction ends. */
  pool(pool: string): PoolState;
  /** Open obligations of each person now; who is not in the answer has none. */
  loads(people: readonly string[]): Readonly<Record<string, number>>;
}
