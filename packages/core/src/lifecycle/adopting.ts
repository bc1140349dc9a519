import type { Lead, Obligation } from '../lead/lead.ts';
import { eventAs, type Action, type Draft, type Envelope } from './draft.ts';
import { enter, type Entering } from './entering.ts';
import { release } from './obligations.ts';
import { rebased } from './rebasing.ts';
import { isOpportunity, opportunityStates } from './states.ts';

/** The lead is under the new version; work that stopped in a step that is gone goes on where the policy says. */
const adopt: Action = ({ lead }, envelope) => {
  const { policy, calendars } = envelope.rules;
  lead.policy = eventAs(envelope, 'policy.adopted').to;
  lead.calendars = calendars;
  const known = (state: string | null): state is string =>
    state === 'working.connected' || (state !== null && opportunityStates(policy).includes(state));
  if (lead.resume === null || known(lead.resume)) return;
  const instead = policy.replaces[lead.resume] ?? null;
  lead.resume = known(instead) ? instead : null;
};

/** What is owed in a step, cadence or track in which this version asks for something else. */
const misfit = (lead: Lead, { rules: { policy } }: Envelope): ((one: Obligation) => boolean) => {
  const step = policy.opportunity.steps.find((one) => lead.state === `opportunity.${one.step}`);
  const track = policy.nurture.find((one) => lead.state === `nurture.${one.track}`);
  return ({ kind, about }) => {
    switch (kind) {
      case 'step':
        return step?.owner === false;
      case 'approval':
        return step?.owner === true;
      case 'prospect-check':
        return policy.opportunity.stalled === null;
      case 'attempt':
        return Number(about) >= policy.cadence.attempts.length;
      case 'touch':
        return track !== undefined && Number(about) >= track.touches.length;
      default:
        return false;
    }
  };
};

/** Kinds that a state cannot be without. */
const essential: ReadonlySet<string> = new Set(['step', 'approval', 'attempt']);

const enteringOf = (state: string): Entering => {
  const [, name = ''] = state.split('.');
  return isOpportunity(state) ? { state, name } : { state };
};

/**
 * Obligations under the new version: used time kept; what the version no longer asks for is withdrawn, and what it asks
 * for instead is opened.
 */
const rebase: Action = (draft: Draft, envelope) => {
  const { lead } = draft;
  const gone = lead.obligations.filter(misfit(lead, envelope));
  release(draft, (one) => gone.includes(one), false);
  lead.obligations = lead.obligations.map((one) => rebased(draft, envelope, one));
  if (gone.some(({ kind }) => essential.has(kind))) enter(draft, envelope, enteringOf(lead.state));
};

/** The actions of adopting a policy or calendar by name. */
export const adoptionActions = { adopt, rebase } satisfies Record<string, Action>;
