import type { Answers } from '../decide/answers.ts';
import type { Candidate } from '../decide/decision.ts';
import type { OrgMember } from '../decide/org-member.ts';
import type { PoolState } from '../decide/pool-state.ts';
import type { Pool } from '../org/org.ts';
import type { RoutingRule } from '../policy/policy.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import { fitScore } from './best-fit.ts';
import { type Bucket, hasToken, refill, spendToken, tokenAt } from './cap.ts';
import { type Asked, type Eligibility, memberEligibility } from './eligibility.ts';
import { afterPick, inTurn, type Marked, memberOf, pointersAt } from './weighted-rotation.ts';

/** A rule applied to a pool. */
export interface PoolQuestion {
  readonly rule: RoutingRule;
  readonly pool: Pool;
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

const memberNow = (
  question: PoolQuestion,
  state: PoolState,
  person: string,
  member: OrgMember | null,
): Member => {
  const { asked, rule } = question;
  const { refused, back } = memberEligibility(asked, member);
  if (rule.cap === null || refused !== null) return { person, bucket: null, refused, back };
  const clock = asked.directory.calendar(asked.directory.clockOf(person));
  const bucket = refill(rule.cap, clock, memberOf(state, person).tokens[rule.rule], asked.at);
  if (hasToken(bucket)) return { person, bucket, refused, back };
  return { person, bucket, refused: 'over-cap', back: tokenAt(rule.cap, clock, bucket) };
};

/** What the method looks at beside the rotation, by place in the pool; `null` for members who are not eligible. */
type Figures = readonly (number | null)[] | null;

interface Ranks {
  readonly loads: Figures;
  readonly scores: Figures;
}

const unranked: Ranks = { loads: null, scores: null };

const loadsOf = (members: readonly Member[], answers: Answers): Figures => {
  const people = members.filter(({ refused }) => refused === null).map(({ person }) => person);
  if (people.length === 0) return null;
  const loads = answers.loads(people);
  return members.map(({ person, refused }) => (refused === null ? (loads[person] ?? 0) : null));
};

const ranked = (question: PoolQuestion, members: readonly Member[], answers: Answers): Ranks => {
  const { rule, asked, sets } = question;
  const { by } = rule;
  switch (by.kind) {
    case 'weighted-rotation':
      return unranked;
    case 'least-loaded':
      return { loads: loadsOf(members, answers), scores: null };
    case 'best-fit': {
      const set = sets.fit[rule.rule];
      const scores = members.map(({ person, refused }) => {
        const owner = asked.directory.org.people[person];
        if (refused !== null || set === undefined || owner === undefined) return null;
        return fitScore(set, by.score, asked.lead.facts, owner, answers);
      });
      return { loads: null, scores };
    }
    default:
      return by satisfies never;
  }
};

/** The lower the better. */
const rankAt = ({ loads, scores }: Ranks, at: number): number =>
  loads === null ? -(scores?.[at] ?? 0) : (loads[at] ?? 0);

const bestOf = (eligible: Marked, ranks: Ranks): Marked => {
  if (ranks === unranked) return eligible;
  let best = Infinity;
  for (let at = 0; at < eligible.length; at += 1)
    if (eligible[at] === true) best = Math.min(best, rankAt(ranks, at));
  return eligible.map((is, at) => is && rankAt(ranks, at) === best);
};

/** Picks the owner by the rule's method among the eligible members; equals by rotation, which every pick moves on. */
export const pickFromPool = (question: PoolQuestion, answers: Answers): Picked => {
  const { rule, pool } = question;
  const state = answers.pool(pool.id);
  const known = question.asked.directory.membersOf(pool);
  const members = pool.members.map(({ person }, at) =>
    memberNow(question, state, person, known[at] ?? null),
  );
  const eligible = members.map(({ refused }) => refused === null);
  const pointers = pointersAt(state, pool, eligible);
  const ranks = ranked(question, members, answers);
  const { loads, scores } = ranks;
  const candidates = members.map(({ person, refused, back }, at): Candidate => ({
    person,
    pointer: pointers[at] ?? memberOf(state, person).pointer,
    load: loads?.[at] ?? null,
    score: scores?.[at] ?? null,
    refused,
    back,
  }));
  const chosen = inTurn(state, pool, pointers, bestOf(eligible, ranks));
  const picked = members[chosen];
  if (picked === undefined) return { person: null, candidates, state: null };
  const { person, bucket } = picked;
  const moved = afterPick(state, pool, pointers, chosen);
  return {
    person,
    candidates,
    state: bucket === null ? moved : spendToken(moved, person, rule.rule, bucket),
  };
};
