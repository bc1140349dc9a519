import type { Span } from '../time/span.ts';
import { defaultLadder, mailTouchLadder, ONE_BUSINESS_DAY } from './default-ladders.ts';
import type { Ladder, ObligationKind, Policy, SlaClause } from './policy.ts';

/** What an obligation lives under. `within: null`: the cadence, step or track that opens it says how long. */
export interface Terms {
  readonly within: Span | null;
  /** A calendar of the org; `null`: the calendar of the team of whoever owes it. */
  readonly calendar: string | null;
  readonly ladder: Ladder;
  readonly reassignAtMost: number;
}

export const REASSIGN_AT_MOST = 2;

/** How long the default gives; `null` for the kinds whose opener says it. */
export const defaultWithin = (kind: ObligationKind): Span | null => {
  switch (kind) {
    case 'attempt':
    case 'step':
    case 'approval':
    case 'prospect-check':
    case 'touch':
    case 'expiry':
      return null;
    case 'first-response':
    case 'triage':
    case 'qualification':
    case 'queued':
    case 'exception':
    case 'final-decision':
    case 'offered':
    case 'decision':
    case 'judgement':
    case 'callback':
    case 'result':
    case 'arbitration':
    case 'reply':
    case 'requalification':
      return ONE_BUSINESS_DAY;
    default:
      return kind satisfies never;
  }
};

const defaults = new Map<ObligationKind, Terms>();

/** Terms of an obligation that no clause of the policy covers. The same object whenever asked. */
export const defaultTerms = (kind: ObligationKind): Terms => {
  const known = defaults.get(kind);
  if (known !== undefined) return known;
  const terms: Terms = {
    within: defaultWithin(kind),
    calendar: null,
    ladder: defaultLadder(kind),
    reassignAtMost: REASSIGN_AT_MOST,
  };
  defaults.set(kind, terms);
  return terms;
};

const mailTouchTerms: Terms = {
  within: defaultWithin('touch'),
  calendar: null,
  ladder: mailTouchLadder,
  reassignAtMost: REASSIGN_AT_MOST,
};

/**
 * The clauses that could cover an obligation of this kind (and, for `step` and `approval`, about this step), in order,
 * with their index in the policy. The first whose `when` holds counts.
 */
export const clausesFor = (
  policy: Policy,
  kind: ObligationKind,
  step: string | null,
): readonly { readonly index: number; readonly clause: SlaClause }[] =>
  policy.sla
    .map((clause, index) => ({ index, clause }))
    .filter(({ clause }) => clause.for === kind && (clause.step === null || clause.step === step));

const termsUnder = ({ for: kind, within, calendar, ladder, reassignAtMost }: SlaClause): Terms => ({
  within: within ?? defaultWithin(kind),
  calendar,
  ladder,
  reassignAtMost,
});

/** The terms under each clause of a policy: every step of every lead asks for some, and they change with the policy alone. */
const known = new WeakMap<Policy, readonly Terms[]>();

let askedFor: Policy | null = null;
let answer: readonly Terms[] = [];

const termsIn = (policy: Policy): readonly Terms[] => {
  if (askedFor === policy) return answer;
  let terms = known.get(policy);
  if (terms === undefined) known.set(policy, (terms = policy.sla.map(termsUnder)));
  askedFor = policy;
  answer = terms;
  return terms;
};

/**
 * The terms of an obligation under the clause that was judged to apply, or the default. For an automatic `touch` pass
 * `mail` as the step: it is sent when it starts, whatever clause there is for live touches. A clause that is not there
 * or is about something else (a lead that adopted a shorter policy) means the default.
 */
export const slaFor = (
  policy: Policy,
  kind: ObligationKind,
  step: string | null,
  clause: number | 'default',
): Terms => {
  if (kind === 'touch' && step === 'mail') return mailTouchTerms;
  if (clause === 'default') return defaultTerms(kind);
  const named = policy.sla[clause];
  return named === undefined || named.for !== kind || (named.step !== null && named.step !== step)
    ? defaultTerms(kind)
    : (termsIn(policy)[clause] ?? defaultTerms(kind));
};
