import type { Span } from '../time/span.ts';
import type { Ladder, ObligationKind, Rung } from './policy.ts';

export const ONE_BUSINESS_DAY: Span = { unit: 'openDays', days: 1 };

const notices = { every: ONE_BUSINESS_DAY, notify: ['manager'] } as const;

const atDue = (notify: readonly string[], act: Rung['act']): Ladder => ({
  rungs: [{ at: 100, notify, act }],
  repeat: notices,
});

const toManagerThen = (act: Rung['act']): Ladder => ({
  rungs: [
    { at: 100, notify: ['manager'], act: 'none' },
    { at: 200, notify: ['manager'], act },
  ],
  repeat: notices,
});

/** An automatic touch needs no time, so its 100% rung fires when it starts, and sends the mail. */
export const mailTouchLadder: Ladder = atDue([], 'send');

/**
 * The ladder of an obligation for which the policy states none: at 100% a notice to the manager, then daily, at 200%
 * the exception desk. An approval moves to the delegate instead, the exception desk's obligation to the final decision
 * maker at once, and the final decision maker is reminded every business day until they decide.
 */
export const defaultLadder = (kind: ObligationKind): Ladder => {
  switch (kind) {
    case 'approval':
      return toManagerThen('delegate');
    case 'exception':
      return atDue(['manager'], 'final');
    case 'final-decision':
      return {
        rungs: [{ at: 100, notify: ['holder'], act: 'none' }],
        repeat: { ...notices, notify: ['holder'] },
      };
    case 'prospect-check':
      return atDue(['holder'], 'return');
    case 'expiry':
      return atDue([], 'expire');
    case 'first-response':
    case 'triage':
    case 'qualification':
    case 'queued':
    case 'offered':
    case 'attempt':
    case 'decision':
    case 'judgement':
    case 'callback':
    case 'step':
    case 'result':
    case 'arbitration':
    case 'reply':
    case 'touch':
    case 'requalification':
      return toManagerThen('exception');
    default:
      return kind satisfies never;
  }
};
