import type { LeadEventType } from '../lead/event.ts';
import type { Policy } from '../policy/policy.ts';
import type { adoptionActions } from './adopting.ts';
import type { deadlineActions } from './deadlines.ts';
import type { Entering } from './entering.ts';
import type { GuardName, To } from './guards.ts';
import type { mergeActions } from './merging.ts';
import type { nurtureActions } from './nurturing.ts';
import type { resultActions } from './results.ts';
import type { workActions } from './actions.ts';
import { isClosed, opportunityStates, settledStates } from './states.ts';

export type ActionName =
  | keyof typeof workActions
  | keyof typeof nurtureActions
  | keyof typeof deadlineActions
  | keyof typeof adoptionActions
  | keyof typeof resultActions
  | keyof typeof mergeActions;

export interface ActionRef {
  readonly type: ActionName;
  readonly params?: Entering;
}

/** One arrow of the statechart. Without a target the lead stays where it is. */
export interface Transition {
  readonly target?: string;
  readonly guard?: { readonly type: GuardName; readonly params: To };
  readonly actions: readonly ActionRef[];
}

/** Arrows by event; the first whose guard holds is taken. */
export type On = Partial<Record<LeadEventType, readonly Transition[]>>;

const nowhere: To = { kind: '' };

/**
 * `leave` stands on the arrow, behind its other actions, and not on the state's exit: what an arrow does may need the
 * obligations of the state it leaves, and XState runs exits first.
 */
const arrow = (
  guard: GuardName | null,
  params: To,
  target: string | null,
  actions: readonly ActionName[],
): Transition => ({
  ...(target === null ? {} : { target }),
  ...(guard === null ? {} : { guard: { type: guard, params } }),
  actions: ['stamp' as const, ...actions, ...(target === null ? [] : ['leave' as const])].map(
    (type) => ({ type }),
  ),
});

/** An arrow to another state, taken when the guard holds. */
export const go = (
  target: string,
  actions: readonly ActionName[] = [],
  guard: GuardName | null = null,
  params = nowhere,
) => arrow(guard, params, target, actions);

/** An arrow that stays. */
export const stay = (
  actions: readonly ActionName[],
  guard: GuardName | null = null,
  params = nowhere,
) => arrow(guard, params, null, actions);

/** Arrows to each track of the policy, by a guard that compares the track. */
const toTracks = (
  policy: Policy,
  guard: GuardName,
  actions: readonly ActionName[] = [],
): Transition[] =>
  policy.nurture.map(({ track }) =>
    go(`nurture.${track}`, actions, guard, { kind: 'nurture', track }),
  );

/** Where the qualification rules send a lead. */
export const byVerdict = (policy: Policy, first: readonly ActionName[]): Transition[] => [
  go('routing', [...first, 'startPass'], 'verdictSays', { kind: 'qualified' }),
  go('qualification', first, 'verdictSays', { kind: 'qualification' }),
  ...toTracks(policy, 'verdictSays', first),
  go('disqualified', [...first, 'disqualify'], 'verdictSays', { kind: 'disqualify' }),
];

/** What marketing's desks decide. */
export const deskJudgement = (policy: Policy): On => ({
  'lead.nurtured': toTracks(policy, 'trackIs'),
  'lead.disqualified': [go('disqualified', ['disqualify'], 'criterionGiven')],
});

/** To that of `places` where the work stopped, else to `otherwise`; the guard compares the place. */
const resumeOr = (
  places: readonly string[],
  otherwise: string,
  guard: GuardName,
  actions: readonly ActionName[],
): Transition[] => [
  ...places.map((state) => go(state, actions, guard, { kind: state })),
  go(otherwise, actions, guard),
];

/** The next owner goes on where the work stopped. */
export const resuming = (policy: Policy, guard: GuardName, actions: readonly ActionName[]) =>
  resumeOr(
    ['working.connected', ...opportunityStates(policy)],
    'working.attempting',
    guard,
    actions,
  );

/** The call that a hold waited for was made: on with the opportunity, else with the conversation if there is one. */
export const calledBack = (policy: Policy, actions: readonly ActionName[]) => [
  ...resumeOr(opportunityStates(policy), 'working.connected', 'reachedAt', actions),
  go('working.attempting', actions),
];

/** Where a returned lead goes, by the engine's own event. Rerouted too often, it is the exception desk's. */
export const rerouting = (policy: Policy): Transition[] => [
  go('routing', ['reroute'], 'reroutesLeft'),
  go('exception.desk', ['reroute'], 'reroutedTo', { kind: 'routing' }),
  go('qualification', ['reroute'], 'reroutedTo', { kind: 'qualification' }),
  ...toTracks(policy, 'reroutedTo', ['reroute']),
  go('arbitration', ['reroute'], 'reroutedTo', { kind: 'arbitration' }),
  go('disqualified', ['reroute', 'disqualify'], 'reroutedTo', { kind: 'disqualify' }),
  go('lost', ['reroute', 'loseOnReturn'], 'reroutedTo', { kind: 'lost' }),
  go('exception.final', ['reroute'], 'reroutedTo', { kind: 'final' }),
];

export const losing = (policy: Policy): Transition[] => [
  ...toTracks(policy, 'lossGoesTo', ['lose']),
  go('qualification', ['lose'], 'lossGoesTo', { kind: 'qualification' }),
  go('routing', ['lose', 'startPass'], 'lossGoesTo', { kind: 'routing' }),
  go('disqualified', ['lose'], 'lossGoesTo', { kind: 'disqualify' }),
  go('lost', ['lose'], 'lossGoesTo', { kind: 'lost' }),
];

export const ruling = (policy: Policy): Transition[] => [
  go('routing', ['rule'], 'ruledFor', { kind: 'marketing' }),
  ...toTracks(policy, 'ruledFor', ['rule']),
  go('qualification', ['rule'], 'ruledFor', { kind: 'tele-prospecting' }),
  go('disqualified', ['rule', 'disqualify'], 'ruledFor', { kind: 'disqualify' }),
];

const due = (kind: string): To => ({ kind });

/** What can happen to a lead in every open state. States may take an event first. */
export const everywhere = (): On => ({
  'obligation.due': [
    go('lost', ['fire', 'expire'], 'dueMeans', due('expire')),
    go('returned', ['fire', 'stall'], 'dueMeans', due('return')),
    go('routing', ['fire', 'reassign'], 'dueMeans', due('reassign')),
    go('exception.desk', ['fire', 'keepPlace'], 'dueMeans', due('exception')),
    go('exception.final', ['fire', 'keepPlace'], 'dueMeans', due('final')),
    stay(['fire', 'delegate'], 'dueMeans', due('delegate')),
    stay(['fire', 'sendTouch'], 'dueMeans', due('send')),
    stay(['fire', 'checkProspect'], 'dueMeans', due('none')),
  ],
  'lead.enriched': [stay(['enrich'])],
  'attempt.made': [stay(['answer'])],
  'prospect.replied': [stay(['owed'])],
  'prospect.unsubscribed': [stay(['barMail'])],
  'prospect.engaged': [stay(['engage'])],
  'prospect.boughtElsewhere': [go('lost', ['loseToOther'])],
  'prospect.askedForCallback': [
    go('held', ['hold'], 'askedCallbackHolds'),
    stay(['promiseCallback'], 'callbackAhead'),
  ],
  'holder.away': [go('routing', ['keepPlace'], 'awayUncovered'), stay(['cover'], 'awayCovered')],
  'lead.merged': [go('merged', ['entomb'], 'intoAnother')],
  'lead.absorbed': [stay(['absorb'], 'ofAnother')],
  'lead.released': [stay(['giveBack'])],
  'policy.adopted': [stay(['adopt', 'rebase'], 'adoptable')],
});

const openStates = (policy: Policy): string[] =>
  settledStates(policy).filter((state) => !isClosed(state));

/** From the grave of a merge back to where the lead stood. */
export const unmerging = (policy: Policy): Transition[] => [
  go('routing', ['revive'], 'notEligible'),
  ...openStates(policy).map((state) => go(state, [], 'stoodIn', { kind: state })),
];

/** Only an offer, a queue or a hold cannot be entered without the event that says to whom or until when. */
const landingStates = (policy: Policy): string[] =>
  openStates(policy).filter(
    (state) => !['offered', 'queued', 'held', 'arbitration'].includes(state),
  );

/** A state that the new policy version does not have: where its leads go. */
export const landing = (policy: Policy): Transition[] =>
  landingStates(policy).map((state) =>
    go(state, ['adopt', 'leave', 'rebase'], 'landsIn', { kind: state }),
  );
