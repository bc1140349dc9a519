import type { Answers } from '../decide/answers.ts';
import type { Person } from '../org/org.ts';
import type { ScoreRule } from '../policy/policy.ts';
import type { Facts, FactValue } from '../rules/condition.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** The lead's facts with the candidate's attributes as `owner.<name>`. */
export const factsWithOwner = (facts: Facts, owner: Person): Facts => {
  const merged: Record<string, FactValue> = { ...facts };
  for (const [name, value] of Object.entries(owner.attributes)) merged[`owner.${name}`] = value;
  return merged;
};

/** The points of all score rules that hold for the candidate; the set's rules stand in the order of `score`. */
export const fitScore = (
  set: RuleSet,
  score: readonly ScoreRule[],
  facts: Facts,
  owner: Person,
  answers: Answers,
): number => {
  const known = factsWithOwner(facts, owner);
  let points = 0;
  // A judgement stops at the first match, so each match is followed by another from the next rule on.
  for (let from = 0; from < score.length;) {
    const { index } = answers.judge(set, known, from);
    if (index < 0) break;
    points += score[index]?.points ?? 0;
    from = index + 1;
  }
  return points;
};
