import type { Answers } from '../decide/answers.ts';
import type { Candidate, Decision, TriedRule } from '../decide/decision.ts';
import type { Directory } from '../decide/directory.ts';
import type { PoolState } from '../decide/pool-state.ts';
import type { Party } from '../lead/lead.ts';
import type { Policy, RoutingRule } from '../policy/policy.ts';
import type { RuleSets } from '../rules/compile-rules.ts';
import { type Asked, canWait, eligibilityOf } from './eligibility.ts';
import { pickFromPool } from './pick-from-pool.ts';
import { stickyOwner } from './sticky.ts';

export interface RouteContext extends Asked {
  readonly policy: Policy;
  readonly sets: RuleSets;
}

export interface Routed {
  readonly decision: Decision;
  /** Pools that the decision moved. */
  readonly pools: readonly PoolState[];
}

interface Applied {
  readonly pool: string | null;
  readonly method: string;
  readonly person: string | null;
  readonly candidates: readonly Candidate[];
  /** The pool after the pick; `null` when nobody was picked from one. */
  readonly state: PoolState | null;
}

const noCandidates: readonly Candidate[] = [];
const noPools: readonly PoolState[] = [];

const partyOf = (directory: Directory, person: string): Party => ({
  person,
  calendar: directory.clockOf(person),
});

/** A rule that means one person: a named one, or whom the lead belongs to already. */
const applyToOne = (
  context: RouteContext,
  method: string,
  meant: Pick<Candidate, 'person' | 'refused'> | null,
): Applied => {
  if (meant === null)
    return { pool: null, method, person: null, candidates: noCandidates, state: null };
  const { person } = meant;
  const eligibility = meant.refused === null ? eligibilityOf(context, person) : null;
  const refused = eligibility === null ? meant.refused : eligibility.refused;
  const back = eligibility?.back ?? null;
  const candidate: Candidate = { person, pointer: null, load: null, score: null, refused, back };
  return {
    pool: null,
    method,
    person: refused === null ? person : null,
    candidates: [candidate],
    state: null,
  };
};

const applyRule = (context: RouteContext, rule: RoutingRule, answers: Answers): Applied => {
  const { to } = rule;
  switch (to.kind) {
    case 'person':
      return applyToOne(context, 'direct', { person: to.person, refused: null });
    case 'sticky':
      return applyToOne(context, to.to, stickyOwner(to, context));
    case 'pool': {
      const pool = context.directory.org.pools[to.pool];
      if (pool === undefined) throw new Error(`no pool ${to.pool} in the org`);
      const { sets } = context;
      const { person, candidates, state } = pickFromPool(
        { rule, pool, asked: context, sets },
        answers,
      );
      return { pool: pool.id, method: rule.by.kind, person, candidates, state };
    }
    default:
      return to satisfies never;
  }
};

/** Why a rule yielded nobody; members who are excluded weigh more than members who are away. */
const nobody = (candidates: readonly Candidate[]): Decision['reason'] =>
  !canWait(candidates) && candidates.some(({ refused }) => refused === 'excluded')
    ? 'all-excluded'
    : 'nobody-eligible';

/** Where the lead goes when the rule that decides yields nobody: waiting needs a queue and somebody to wait for. */
const withoutOwner = (
  { policy, directory, at }: RouteContext,
  rule: RoutingRule | null,
  applied: Applied | null,
): Pick<Decision, 'outcome' | 'to'> => {
  const pool = applied?.pool ?? null;
  if (rule?.else === 'queue' && pool !== null && canWait(applied?.candidates ?? [])) {
    const { person, calendar } = directory.poolLead(pool, at);
    return { outcome: 'queue', to: { person, calendar } };
  }
  const { person, calendar } = directory.desk(policy.exception.desk, at);
  return { outcome: 'exception', to: { person, calendar } };
};

/**
 * Finds the lead an owner by the policy's ordered rules. A rule whose target yields nobody says what follows: the remaining
 * rules (`else: next`), the pool's queue, or the exception desk. Where waiting cannot help, because every member is
 * excluded or not entitled, and where no rule matches, it is the exception desk. The pool is never widened.
 */
export const route = (context: RouteContext, answers: Answers): Routed => {
  const { policy, sets, directory, lead } = context;
  const tried: TriedRule[] = [];
  let reason: Decision['reason'] = 'no-rule';
  for (let from = 0; ;) {
    const { index, facts } = answers.judge(sets.routing, lead.facts, from);
    const rule = policy.routing[index] ?? null;
    const applied = rule === null ? null : applyRule(context, rule, answers);
    const person = applied?.person ?? null;
    if (applied !== null && person === null) reason = nobody(applied.candidates);
    if (rule !== null && applied !== null && person === null && rule.else === 'next') {
      tried.push({ rule: rule.rule, pool: applied.pool, candidates: applied.candidates });
      from = index + 1;
      continue;
    }
    const { outcome, to } =
      person === null
        ? withoutOwner(context, rule, applied)
        : { outcome: 'offer' as const, to: partyOf(directory, person) };
    const decision: Decision = {
      outcome,
      to,
      reason: person === null ? reason : 'matched',
      rule: rule?.rule ?? null,
      facts,
      method: applied?.method ?? null,
      pool: applied?.pool ?? null,
      candidates: applied?.candidates ?? noCandidates,
      tried,
    };
    // A pool moves only by a pick, and with a pick all is decided.
    const state = applied?.state ?? null;
    return { decision, pools: state === null ? noPools : [state] };
  }
};
