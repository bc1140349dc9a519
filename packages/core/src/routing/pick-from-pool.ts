import type { Answers } from '../decide/answers.ts';
import type { Candidate } from '../decide/decision.ts';
import type { PoolState } from '../decide/pool-state.ts';
import type { Pool } from '../org/org.ts';
import type { RoutingRule } from '../policy/policy.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import { fitScore } from './best-fit.ts';
import { type Bucket, hasToken, refill, spendToken, tokenAt } from './cap.ts';
import { type Asked, type Eligibility, eligibilityOf } from './eligibility.ts';
import { afterPick, inTurn, memberOf, pointersAt } from './weighted-rotation.ts';

/** A rule applied to a pool, whose state as changed by earlier rules of the same decision is `known`. */
export interface PoolQuestion {
  readonly rule: RoutingRule;
  readonly pool: Pool;
  readonly known: PoolState | undefined;
  readonly asked: Asked;
  readonly sets: RuleSets;
}

export interface Picked {
  readonly person: string | null;
  readonly candidates: readonly Candidate[];
  /** The pool after the pick; `null` when nobody was picked, since then nothing moved. */
  readonly state: PoolState | null;
}

interface Member extends Eligibility {
  readonly person: string;
  readonly bucket: Bucket | null;
}

const memberNow = (question: PoolQuestion, state: PoolState, person: string): Member => {
  const { asked, rule } = question;
  const eligibility = eligibilityOf(asked, person);
  if (rule.cap === null || eligibility.refused !== null)
    return { person, bucket: null, ...eligibility };
  const clock = asked.directory.calendar(asked.directory.clockOf(person));
  const bucket = refill(rule.cap, clock, memberOf(state, person).tokens[rule.rule], asked.at);
  if (hasToken(bucket)) return { person, bucket, ...eligibility };
  return { person, bucket, refused: 'over-cap', back: tokenAt(rule.cap, clock, bucket) };
};

/** What the method looks at beside the rotation: the lower the rank the better. */
interface Ranks {
  readonly loads: ReadonlyMap<string, number>;
  readonly scores: ReadonlyMap<string, number>;
  readonly rank: (person: string) => number;
}

const none: ReadonlyMap<string, number> = new Map();

const loadsOf = (people: readonly string[], answers: Answers): ReadonlyMap<string, number> => {
  const loads = answers.loads(people);
  return new Map(people.map((person) => [person, loads[person] ?? 0]));
};

const ranked = (question: PoolQuestion, people: readonly string[], answers: Answers): Ranks => {
  const { rule, asked, sets } = question;
  const { by } = rule;
  switch (by.kind) {
    case 'weighted-rotation':
      return { loads: none, scores: none, rank: () => 0 };
    case 'least-loaded': {
      const loads = people.length === 0 ? none : loadsOf(people, answers);
      return { loads, scores: none, rank: (person) => loads.get(person) ?? 0 };
    }
    case 'best-fit': {
      const scores = new Map<string, number>();
      const set = sets.fit[rule.rule];
      for (const person of people) {
        const owner = asked.directory.org.people[person];
        if (set === undefined || owner === undefined) continue;
        scores.set(person, fitScore(set, by.score, asked.lead.facts, owner, answers));
      }
      return { loads: none, scores, rank: (person) => -(scores.get(person) ?? 0) };
    }
    default:
      return by satisfies never;
  }
};

const bestOf = (people: readonly string[], rank: Ranks['rank']): ReadonlySet<string> => {
  const best = Math.min(...people.map(rank));
  return new Set(people.filter((person) => rank(person) === best));
};

/** Picks the owner by the rule's method among the eligible members; equals by rotation, which every pick moves on. */
export const pickFromPool = (question: PoolQuestion, answers: Answers): Picked => {
  const { rule, pool } = question;
  const state = question.known ?? answers.pool(pool.id);
  const members = pool.members.map(({ person }) => memberNow(question, state, person));
  const eligible = members.filter(({ refused }) => refused === null).map(({ person }) => person);
  const pointers = pointersAt(state, pool, new Set(eligible));
  const { loads, scores, rank } = ranked(question, eligible, answers);
  const candidates = members.map(({ person, refused, back }): Candidate => ({
    person,
    pointer: pointers.get(person) ?? memberOf(state, person).pointer,
    load: loads.get(person) ?? null,
    score: scores.get(person) ?? null,
    refused,
    back,
  }));
  const person = inTurn(state, pool, pointers, bestOf(eligible, rank));
  if (person === null) return { person, candidates, state: null };
  const moved = afterPick(state, pool, pointers, person);
  const bucket = members.find((member) => member.person === person)?.bucket ?? null;
  return {
    person,
    candidates,
    state: bucket === null ? moved : spendToken(moved, person, rule.rule, bucket),
  };
};
