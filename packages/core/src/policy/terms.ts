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

/** Terms of an obligation that no clause of the policy covers. */
export const defaultTerms = (kind: ObligationKind): Terms => ({
  within: defaultWithin(kind),
  calendar: null,
  ladder: defaultLadder(kind),
  reassignAtMost: REASSIGN_AT_MOST,
});

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
  let byKind = known.get(policy);
  if (byKind === undefined) known.set(policy, (byKind = new Map<ObligationKind, ByStep[]>()));
  let byClause = byKind.get(kind);
  if (byClause === undefined) byKind.set(kind, (byClause = []));
  // Clauses stand from 1 on: what is none of the policy's means the default, which stands at 0.
  const place = clause === 'default' || policy.sla[clause] === undefined ? 0 : clause + 1;
  const byStep = (byClause[place] ??= new Map<string | null, Terms>());
  const made = byStep.get(step);
  if (made !== undefined) return made;
  const terms = termsFor(policy, kind, step, clause);
  byStep.set(step, terms);
  return terms;
};

type ByStep = Map<string | null, Terms>;

/** Terms made before: every step of every lead asks for them, and they change with the policy alone. */
const known = new WeakMap<Policy, Map<ObligationKind, ByStep[]>>();

const termsFor = (
  policy: Policy,
  kind: ObligationKind,
  step: string | null,
  clause: number | 'default',
): Terms => {
  if (kind === 'touch' && step === 'mail')
    return { ...defaultTerms(kind), ladder: mailTouchLadder };
  const named = clause === 'default' ? undefined : policy.sla[clause];
  if (named === undefined || named.for !== kind) return defaultTerms(kind);
  if (named.step !== null && named.step !== step) return defaultTerms(kind);
  const { within, calendar, ladder, reassignAtMost } = named;
  return { within: within ?? defaultWithin(kind), calendar, ladder, reassignAtMost };
};
