import type { Destination, Policy, RungAct } from '../policy/policy.ts';
import { isOpen, settledStates } from '../lifecycle/states.ts';
import type { Unseen } from './guarded-arrows.ts';

interface Reason {
  /** The guard, and what it never says. */
  readonly of: string;
  readonly because: string;
  /** Whether that is so for an arrow under a policy. */
  readonly holds: (policy: Policy, unseen: Unseen) => boolean;
}

const goesTo = (places: readonly (Destination | undefined)[], { to }: Unseen): boolean =>
  places.some(
    (place) => place?.kind === to.kind && (place.kind !== 'nurture' || place.track === to.track),
  );

const acts = ({ sla }: Policy): ReadonlySet<RungAct> =>
  new Set(sla.flatMap(({ ladder }) => ladder.rungs.map(({ act }) => act)));

/** The last of several arrows, of which one is always taken. */
const isLastOf = ({ beside, to }: Unseen, kinds: readonly string[]): boolean => {
  const named = beside.map((one) => one?.kind ?? '').filter((kind) => kind !== '');
  return named.at(-1) === to.kind && kinds.every((kind) => named.includes(kind));
};

const outcomes: readonly string[] = ['offer', 'queue', 'exception', 'final'];

/** Why a guard cannot say something under a policy that a lifecycle of another policy may well see it say. */
export const reasons: readonly Reason[] = [
  {
    of: 'lossGoesTo true',
    because: 'no loss of the policy goes there',
    holds: ({ losses }, unseen) =>
      !goesTo(
        Object.values(losses).map(({ to }) => to),
        unseen,
      ),
  },
  {
    of: 'reroutedTo true',
    because: 'no return of the policy goes there',
    holds: ({ returns }, unseen) =>
      !goesTo(
        Object.values(returns).map(({ to }) => to),
        unseen,
      ),
  },
  {
    of: 'dueMeans true',
    because: 'no rung of the policy does that',
    holds: (policy, { to }) => !acts(policy).has(to.kind as RungAct),
  },
  {
    of: 'dueMeans true',
    because: 'no opportunity of the policy stalls',
    holds: ({ opportunity }, { to }) => to.kind === 'return' && opportunity.stalled === null,
  },
  {
    of: 'dueMeans true',
    because: 'no step of the policy asks for an approval that could be delegated',
    holds: ({ opportunity }, { to }) =>
      to.kind === 'delegate' && opportunity.steps.every(({ approvers }) => approvers.length === 0),
  },
  {
    of: 'liveTouch true',
    because: 'the track has no live touch',
    holds: ({ nurture }, { state }) =>
      nurture.some(
        ({ track, touches }) =>
          state === `nurture.${track}` && touches.every(({ by }) => by !== 'live-call'),
      ),
  },
  {
    of: 'owesApproval true',
    because: 'the step has one approver, whose approval is the last',
    holds: ({ opportunity }) => opportunity.steps.every(({ approvers }) => approvers.length <= 1),
  },
  {
    of: 'callbackAllowed true',
    because: 'a lead that is held has used up the only hold of its pass',
    holds: ({ holds }, { state }) => state === 'held' && holds.atMost <= 1,
  },
  {
    of: 'referralsLeft false',
    because: 'no lead was referred before it was looked at',
    holds: ({ referralsAtMost }, { state }) => state === 'inquiry' && referralsAtMost > 0,
  },
  {
    of: 'routedTo false',
    because: 'it is the last outcome that routing has',
    holds: (_policy, unseen) => isLastOf(unseen, outcomes),
  },
  {
    of: 'stoodIn false',
    because: 'it is the last open state, and a lead that was merged stood in one of them',
    holds: (policy, unseen) => isLastOf(unseen, settledStates(policy).filter(isOpen)),
  },
];

/** The reasons that hold for what was not seen. */
export const reasonsFor = (policy: Policy, unseen: Unseen): readonly Reason[] =>
  reasons.filter(
    ({ of, holds }) => of === `${unseen.guard} ${unseen.outcome}` && holds(policy, unseen),
  );
