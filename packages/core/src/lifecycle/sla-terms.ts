import type { Lead, Obligation } from '../lead/lead.ts';
import type { ObligationKind, Policy } from '../policy/policy.ts';
import { slaFor, type Terms } from '../policy/terms.ts';
import { trackIn } from './named.ts';
import { prefixing } from './said-again.ts';

type Clause = Obligation['clause'];

/** An automatic nurture mail: its ladder sends it. */
const isMailTouch = (
  policy: Policy,
  lead: Pick<Lead, 'state'>,
  kind: ObligationKind,
  about: string | null,
): boolean =>
  kind === 'touch' && trackIn(policy, lead.state)?.touches[Number(about)]?.by === 'mail';

const stepTerms = prefixing('step:');
const approvalTerms = prefixing('approval:');

/** The key of `Lead.terms`: the kind, and for `step` and `approval` the step that it is about. */
const keyOf = (kind: ObligationKind, about: string | null): string => {
  if (kind === 'step') return stepTerms(`${about}`);
  return kind === 'approval' ? approvalTerms(`${about}`) : kind;
};

/** Which SLA clause an obligation on this lead lives under. */
export const clauseOf = (
  policy: Policy,
  lead: Pick<Lead, 'state' | 'terms'>,
  kind: ObligationKind,
  about: string | null,
): Clause =>
  isMailTouch(policy, lead, kind, about)
    ? 'default'
    : (lead.terms[keyOf(kind, about)] ?? 'default');

/** The SLA words for an obligation on this lead under its clause (`clauseOf`). */
export const termsBy = (
  policy: Policy,
  lead: Pick<Lead, 'state'>,
  kind: ObligationKind,
  about: string | null,
  clause: Clause,
): Terms => {
  if (isMailTouch(policy, lead, kind, about)) return slaFor(policy, kind, 'mail', 'default');
  return slaFor(policy, kind, kind === 'step' || kind === 'approval' ? about : null, clause);
};

/** The SLA words for an obligation on this lead. */
export const termsOf = (
  policy: Policy,
  lead: Pick<Lead, 'state' | 'terms'>,
  kind: ObligationKind,
  about: string | null,
): Terms => termsBy(policy, lead, kind, about, clauseOf(policy, lead, kind, about));
