import type { ObligationKind, RungAct } from './policy.ts';

const ownersWork: readonly RungAct[] = ['none', 'reassign', 'exception', 'final'];
const desksWork: readonly RungAct[] = ['none', 'exception', 'final'];

/** What a rung of this kind of obligation may do to the lead; `none` always stands first. */
export const actsFor = (kind: ObligationKind): readonly RungAct[] => {
  switch (kind) {
    case 'offered':
    case 'attempt':
    case 'decision':
    case 'judgement':
    case 'callback':
    case 'step':
    case 'result':
      return ownersWork;
    case 'first-response':
    case 'triage':
    case 'qualification':
    case 'queued':
    case 'arbitration':
    case 'reply':
    case 'requalification':
      return desksWork;
    case 'touch':
      return [...desksWork, 'send'];
    case 'exception':
      return ['none', 'final'];
    case 'final-decision':
      return ['none'];
    case 'approval':
      return ['none', 'delegate', 'exception', 'final'];
    case 'prospect-check':
      return ['none', 'return', 'exception', 'final'];
    case 'expiry':
      return ['none', 'expire'];
    default:
      return kind satisfies never;
  }
};

/** What the 100% rung of a kind does whatever the policy writes: without it the kind would mean nothing. */
export const actAtDue = (kind: ObligationKind): RungAct | undefined => {
  if (kind === 'prospect-check') return 'return';
  return kind === 'expiry' ? 'expire' : undefined;
};

/** Kinds in which a lead would stay for good if their ladder moved it nowhere. */
export const sittingKinds: readonly ObligationKind[] = [
  'offered',
  'queued',
  'triage',
  'qualification',
  'exception',
];
