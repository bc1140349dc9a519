import type { Lead } from '../lead/lead.ts';
import type { OpportunityStep, Policy, Track } from '../policy/policy.ts';

export const stepNamed = (policy: Policy, name: string): OpportunityStep => {
  for (const step of policy.opportunity.steps) if (step.step === name) return step;
  throw new Error(`the policy has no opportunity step ${name}`);
};

export const trackNamed = (policy: Policy, name: string): Track => {
  const track = policy.nurture.find((one) => one.track === name);
  if (track === undefined) throw new Error(`the policy has no nurture track ${name}`);
  return track;
};

const tracks = new WeakMap<Policy, ReadonlyMap<string, Track>>();

const tracksByState = (policy: Policy): ReadonlyMap<string, Track> => {
  let byState = tracks.get(policy);
  if (byState === undefined) {
    // Of two tracks with one name the first counts, as where they are looked for by name.
    byState = new Map(policy.nurture.toReversed().map((one) => [`nurture.${one.track}`, one]));
    tracks.set(policy, byState);
  }
  return byState;
};

/** The track whose state this is, if it is one's. */
export const trackIn = (policy: Policy, state: string): Track | undefined =>
  tracksByState(policy).get(state);

/** The track of a lead in nurture. */
export const trackOf = (policy: Policy, lead: Pick<Lead, 'state'>): Track =>
  trackIn(policy, lead.state) ?? trackNamed(policy, lead.state.slice('nurture.'.length));
