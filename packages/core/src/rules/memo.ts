import type { Judgement } from '../decide/decision.ts';
import type { Facts } from './condition.ts';
import { type Judge, judge, judgementOf } from './judge.ts';
import { memoKey } from './memo-key.ts';
import type { RuleSet } from './rule-set.ts';

/** A judge that remembers: `peek` answers at once or not at all, `judge` always and remembers. */
export interface MemoJudge {
  readonly judge: Judge;
  readonly peek: (set: RuleSet, facts: Facts, from: number) => Judgement | undefined;
}

interface Remembered {
  readonly key: (facts: Facts) => string;
  /** By `from`: the index of the rule that fired, by key. */
  readonly verdicts: Map<string, number>[];
}

/**
 * Memoises verdicts by the set (the object, so that versions of a policy stay apart), `from` and the facts that the set
 * names. The facts on a judgement are always the real ones. At most `keysAtMost` keys for each set and
 * `from`; the oldest goes first.
 */
export const memoJudge = (inner: Judge = judge, keysAtMost = 50_000): MemoJudge => {
  const sets = new WeakMap<RuleSet, Remembered>();
  const remembered = (set: RuleSet): Remembered => {
    let known = sets.get(set);
    if (known === undefined) sets.set(set, (known = { key: memoKey(set), verdicts: [] }));
    return known;
  };
  return {
    peek: (set, facts, from) => {
      const { key, verdicts } = remembered(set);
      const index = verdicts[from]?.get(key(facts));
      return index === undefined ? undefined : judgementOf(set, index, facts);
    },
    judge: async (set, facts, from) => {
      const { key, verdicts } = remembered(set);
      const known = (verdicts[from] ??= new Map<string, number>());
      const under = key(facts);
      const index = known.get(under);
      if (index !== undefined) return judgementOf(set, index, facts);
      const judgement = await inner(set, facts, from);
      known.set(under, judgement.index);
      const [oldest] = known.keys();
      if (known.size > keysAtMost && oldest !== undefined) known.delete(oldest);
      return judgement;
    },
  };
};
