import type { Facts } from '../rules/condition.ts';
import type { Answer, Need, RuleSet } from '../rules/rule-set.ts';
import type { Judgement } from './decision.ts';
import type { PoolState } from './pool-state.ts';

/** A computation that asks its shell for what it needs. */
export type Asking<T> = Generator<Need, T, Answer>;

const isJudgement = (answer: Answer): answer is Judgement =>
  'set' in answer && typeof answer.set === 'string';

const isPoolState = (answer: Answer): answer is PoolState =>
  'members' in answer && typeof answer.members === 'object';

/** Judges the set from a rule on. An answer of another kind is a bug of the shell and throws. */
export function* askJudgement(set: RuleSet, facts: Facts, from = 0): Asking<Judgement> {
  const answer = yield { need: 'judge', set, facts, from };
  if (!isJudgement(answer))
    throw new Error(`asked for a judgement of ${set.id}, got something else`);
  return answer;
}

/** The pool's state, locked from here on. */
export function* askPool(pool: string): Asking<PoolState> {
  const answer = yield { need: 'pool', pool };
  if (!isPoolState(answer)) throw new Error(`asked for pool ${pool}, got something else`);
  return answer;
}

/** Open obligations of each person now; who is not in the answer has none. */
export function* askLoads(people: readonly string[]): Asking<ReadonlyMap<string, number>> {
  const answer = yield { need: 'loads', people };
  if (isJudgement(answer) || isPoolState(answer))
    throw new Error('asked for loads, got something else');
  return new Map(people.map((person) => [person, answer[person] ?? 0]));
}
