import type { Lead } from '../lead/lead.ts';
import type { ObligationKind } from '../policy/policy.ts';
import type { Span } from '../time/span.ts';
import type { StepRules } from './draft.ts';
import { stepNamed, trackOf } from './named.ts';
import { instantAfter, noWords, startingAt, type Words } from './obligations.ts';

const lasting = (within: Span): Words => ({ within, from: null, evenPast: false });

/**
 * What the policy's cadence, steps and tracks say about the time of an obligation on somebody's calendar. Opening and
 * adopting a new policy both ask here, so that an adopted obligation is timed as a new one would be. `since` is null for one
 * that is about to be opened.
 */
export const wordsFor = (
  rules: StepRules,
  lead: Lead,
  kind: ObligationKind,
  about: string | null,
  calendar: string,
  at: number,
  since: number | null,
): Words => {
  const { policy } = rules;
  switch (kind) {
    case 'attempt': {
      const { attempts, within } = policy.cadence;
      const planned = attempts[Math.min(Number(about), attempts.length - 1)];
      if (planned === undefined) return lasting(within);
      const base = lead.lastAttemptAt ?? lead.acceptedAt ?? at;
      const from = instantAfter(rules, calendar, planned.after, base);
      return { within, from, evenPast: false };
    }
    case 'step':
      return lasting(stepNamed(policy, about ?? '').within);
    case 'approval':
      return lasting(stepNamed(policy, about ?? '').approveWithin);
    case 'prospect-check':
      return policy.opportunity.stalled === null
        ? noWords
        : lasting(policy.opportunity.stalled.within);
    case 'touch':
      return touchWords(rules, lead, about, calendar, at);
    case 'requalification': {
      const { after } = trackOf(policy, lead).requalify;
      if (after === null || about === 'rule') return noWords;
      const base = about === 'declined' ? since : lead.nurture?.entered;
      return startingAt(instantAfter(rules, calendar, after, base ?? at));
    }
    case 'expiry':
      return {
        within: trackOf(policy, lead).expires,
        from: lead.nurture?.since ?? at,
        evenPast: true,
      };
    default:
      return noWords;
  }
};

/** A touch that goes out by itself takes no time: its only rung sends it. */
const noTime: Span = { unit: 'wall', ms: 0 };

const touchWords = (
  rules: StepRules,
  lead: Lead,
  about: string | null,
  calendar: string,
  at: number,
): Words => {
  const touch = trackOf(rules.policy, lead).touches[Number(about)];
  if (touch === undefined || lead.nurture === null) return noWords;
  const { entered, lastTouchAt } = lead.nurture;
  const within = touch.by === 'mail' ? noTime : touch.within;
  let from = at;
  if (touch.after !== null) from = instantAfter(rules, calendar, touch.after, entered);
  else if (touch.every !== null)
    from = instantAfter(rules, calendar, touch.every, lastTouchAt ?? entered);
  return { within, from, evenPast: false };
};
