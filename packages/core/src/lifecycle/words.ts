import type { Lead, Obligation } from '../lead/lead.ts';
import type { OpportunityStep, Policy, Track } from '../policy/policy.ts';
import type { StepRules } from './draft.ts';
import { instantAfter, type Words } from './obligations.ts';

export const stepNamed = (policy: Policy, name: string): OpportunityStep => {
  const step = policy.opportunity.steps.find((one) => one.step === name);
  if (step === undefined) throw new Error(`the policy has no opportunity step ${name}`);
  return step;
};

export const trackNamed = (policy: Policy, name: string): Track => {
  const track = policy.nurture.find((one) => one.track === name);
  if (track === undefined) throw new Error(`the policy has no nurture track ${name}`);
  return track;
};

/** The track of a lead in nurture. */
export const trackOf = (policy: Policy, lead: Pick<Lead, 'state'>): Track =>
  trackNamed(policy, lead.state.slice('nurture.'.length));

/** An obligation that is asked about, or one that is about to be opened and has no `since` yet. */
type Asked = Pick<Obligation, 'kind' | 'about' | 'calendar'> & { readonly since?: number };

/**
 * What the policy's cadence, steps and tracks say about the time of an obligation. Opening and adopting a new policy
 * both ask here, so that an adopted obligation is timed as a new one would be.
 */
export const wordsFor = (rules: StepRules, lead: Lead, asked: Asked, at: number): Words => {
  const { policy } = rules;
  switch (asked.kind) {
    case 'attempt': {
      const { attempts, within } = policy.cadence;
      const planned = attempts[Math.min(Number(asked.about), attempts.length - 1)];
      if (planned === undefined) return { within };
      const base = lead.lastAttemptAt ?? lead.acceptedAt ?? at;
      return { within, from: instantAfter(rules, asked, planned.after, base) };
    }
    case 'step':
      return { within: stepNamed(policy, asked.about ?? '').within };
    case 'approval':
      return { within: stepNamed(policy, asked.about ?? '').approveWithin };
    case 'prospect-check':
      return policy.opportunity.stalled === null
        ? {}
        : { within: policy.opportunity.stalled.within };
    case 'touch':
      return touchWords(rules, lead, asked, at);
    case 'requalification': {
      const { after } = trackOf(policy, lead).requalify;
      if (after === null || asked.about === 'rule') return {};
      const base = asked.about === 'declined' ? asked.since : lead.nurture?.entered;
      return { from: instantAfter(rules, asked, after, base ?? at) };
    }
    case 'expiry':
      return {
        within: trackOf(policy, lead).expires,
        from: lead.nurture?.since ?? at,
        evenPast: true,
      };
    default:
      return {};
  }
};

/** A touch that goes out by itself takes no time: its only rung sends it. */
const touchWords = (rules: StepRules, lead: Lead, asked: Asked, at: number): Words => {
  const touch = trackOf(rules.policy, lead).touches[Number(asked.about)];
  if (touch === undefined || lead.nurture === null) return {};
  const { entered, lastTouchAt } = lead.nurture;
  const within = touch.by === 'mail' ? ({ unit: 'wall', ms: 0 } as const) : touch.within;
  if (touch.after !== null)
    return { within, from: instantAfter(rules, asked, touch.after, entered) };
  if (touch.every === null) return { within, from: at };
  return { within, from: instantAfter(rules, asked, touch.every, lastTouchAt ?? entered) };
};
