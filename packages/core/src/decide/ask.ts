import type { Answer, Need } from '../rules/rule-set.ts';
import type { Answers } from './answers.ts';
import type { Judgement } from './decision.ts';
import type { PoolState } from './pool-state.ts';

/** A computation that asks its shell for what it needs. */
export type Asking<T> = Generator<Need, T, Answer>;

const isJudgement = (answer: Answer): answer is Judgement =>
  'set' in answer && typeof answer.set === 'string';

const isPoolState = (answer: Answer): answer is PoolState =>
  'members' in answer && typeof answer.members === 'object';

/** Thrown by answers that are not there yet; caught by `asking` alone. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly need: Need;

  constructor(need: Need) {
    super(`asked for a ${need.need}`);
    this.need = need;
  }
}

/** The answers given so far, in their order; the first question beyond them is what is still needed. */
const replayed = (given: readonly Answer[]): Answers => {
  let at = 0;
  const next = (need: Need): Answer => {
    const answer = given[at];
    at += 1;
    if (answer === undefined) throw new Unanswered(need);
    return answer;
  };
  return {
    judge: (set, facts, from) => {
      const answer = next({ need: 'judge', set, facts, from });
      if (isJudgement(answer)) return answer;
      throw new Error(`asked for a judgement of ${set.id}, got something else`);
    },
    pool: (pool) => {
      const answer = next({ need: 'pool', pool });
      if (isPoolState(answer)) return answer;
      throw new Error(`asked for pool ${pool}, got something else`);
    },
    loads: (people) => {
      const answer = next({ need: 'loads', people });
      if (!isJudgement(answer) && !isPoolState(answer)) return answer;
      throw new Error('asked for loads, got something else');
    },
  };
};

/** The result, or the first thing that it takes another answer to know. */
const attempt = <T>(
  run: (answers: Answers) => T,
  given: readonly Answer[],
): { readonly value: T } | { readonly need: Need } => {
  try {
    return { value: run(replayed(given)) };
  } catch (thrown) {
    if (thrown instanceof Unanswered) return { need: thrown.need };
    throw thrown;
  }
};

/**
 * A decision for a shell that waits for its answers. Deciding is pure, so it begins anew with each answer and asks the same
 * as before: there is one text of every decision, for shells that wait and for those that answer at once, and whoever
 * answers at once pays for no generator.
 */
export function* asking<T>(run: (answers: Answers) => T): Asking<T> {
  const given: Answer[] = [];
  for (;;) {
    const outcome = attempt(run, given);
    if ('value' in outcome) return outcome.value;
    given.push(yield outcome.need);
  }
}
