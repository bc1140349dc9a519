import type { Facts } from '../rules/condition.ts';
import { judgementOf } from '../rules/judge.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Answers } from './answers.ts';
import type { Judgement, Verdict } from './decision.ts';

/** Judges the set; a set without rules needs nobody to say that none fired. */
export const judged = (set: RuleSet, facts: Facts, answers: Answers): Judgement =>
  set.rules.length === 0 ? judgementOf(set, -1, facts) : answers.judge(set, facts, 0);

type Sla = RuleSets['sla'];
type Terms = NonNullable<Verdict['terms']>;

/** What the first so many kinds were judged to be under; the terms stand behind the last kind. */
class Path {
  /** By the index of the next kind's rule, -1 at 0. */
  readonly next: Path[] = [];
  terms: Terms | null = null;
  readonly before: Path | null;
  readonly index: number;

  constructor(before: Path | null, index: number) {
    this.before = before;
    this.index = index;
  }
}

interface Judging {
  readonly kinds: readonly (readonly [string, Sla[string]])[];
  readonly start: Path;
  paths: number;
}

const judgings = new WeakMap<Sla, Judging>();

/** Far more than occur under any policy. */
const PATHS_AT_MOST = 20_000;

/**
 * A policy's SLA rules, listed once, with the terms that they gave before: they are judged for every inquiry and every
 * routing, and give few different ones.
 */
const judgingOf = (sla: Sla): Judging => {
  const known = judgings.get(sla);
  if (known !== undefined && known.paths < PATHS_AT_MOST) return known;
  const judging = { kinds: Object.entries(sla), start: new Path(null, -1), paths: 0 };
  judgings.set(sla, judging);
  return judging;
};

const termsBehind = ({ kinds }: Judging, last: Path): Terms => {
  const terms: Record<string, number | 'default'> = {};
  for (const [key] of kinds) terms[key] = 'default';
  let path: Path | null = last;
  for (const [key, { clauses }] of kinds.toReversed()) {
    terms[key] = clauses[path?.index ?? -1] ?? 'default';
    path = path?.before ?? null;
  }
  return terms;
};

/**
 * The SLA clause for each kind (or step) that the policy has clauses for; `default` where none of them holds. Where the
 * same rules fired before, the terms are the same object.
 */
export const judgedTerms = (sets: Pick<RuleSets, 'sla'>, facts: Facts, answers: Answers): Terms => {
  const judging = judgingOf(sets.sla);
  let path = judging.start;
  for (const [, { set }] of judging.kinds) {
    const index = set === null ? 0 : answers.judge(set, facts, 0).index;
    let next = path.next[index + 1];
    if (next === undefined) {
      next = path.next[index + 1] = new Path(path, index);
      judging.paths += 1;
    }
    path = next;
  }
  return (path.terms ??= termsBehind(judging, path));
};
