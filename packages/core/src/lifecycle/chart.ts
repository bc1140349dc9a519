import type { LeadEventType } from '../lead/event.ts';
import type { OpportunityStep, Policy } from '../policy/policy.ts';
import type { Entering } from './entering.ts';
import {
  approvalState,
  closedStates,
  firstOpportunityState,
  isClosed,
  refusedTo,
  settledStates,
  stateAfter,
  stepState,
} from './states.ts';
import {
  byVerdict,
  calledBack,
  deskJudgement,
  everywhere,
  go,
  landing,
  losing,
  rerouting,
  resuming,
  ruling,
  stay,
  unmerging,
  type On,
  type Transition,
} from './transitions.ts';

/** A state of the chart as a path, with its own arrows. */
export interface ChartState {
  readonly state: string;
  /** A lead may rest here and is not closed: such states also have the arrows of `everywhere`. */
  readonly open: boolean;
  readonly on: On;
  /** What the entry does; absent for passing states, where nobody owes anything. */
  readonly entering?: Entering;
}

export interface Chart {
  readonly states: readonly ChartState[];
  readonly everywhere: On;
}

const salesEvents = (policy: Policy): On => ({
  'lead.returned': [go('returned', ['giveBackLead'], 'returnAllowed')],
  'callback.agreed': [go('held', ['hold'], 'callbackAllowed')],
  'deal.lost': losing(policy),
});

const stepEvents = (policy: Policy, step: OpportunityStep, state: string): On => {
  const awaiting = step.approvers.length > 0 && state === approvalState(step);
  const next = stateAfter(policy, step);
  if (!awaiting) {
    const target = step.approvers.length > 0 ? approvalState(step) : next;
    return { 'step.completed': [go(target, [], 'stepIs', { kind: step.step })] };
  }
  return {
    'approval.given': [go(next, ['approve'], 'lastApproval'), stay(['approve'], 'owesApproval')],
    'approval.refused': [
      go(stepState(refusedTo(policy, step.step)), ['refuseApproval'], 'refusalsLeft'),
      go('exception.final', ['refuseApproval'], 'owesApproval'),
    ],
  };
};

const opportunityEvents = (policy: Policy, state: string): On => {
  const answered: On = { 'attempt.made': [stay(['answer', 'countAttempt'])] };
  if (state === 'opportunity.result')
    return { ...salesEvents(policy), ...answered, 'deal.won': [go('won', ['win'], 'amountGiven')] };
  const step = policy.opportunity.steps.find(
    (one) => stepState(one) === state || approvalState(one) === state,
  );
  return step === undefined
    ? {}
    : { ...salesEvents(policy), ...answered, ...stepEvents(policy, step, state) };
};

const exceptionEvents = (policy: Policy): On => ({
  'owner.named': [go('offered')],
  'deal.lost': losing(policy),
  ...deskJudgement(policy),
});

const frame = (policy: Policy): Record<string, On> => ({
  inquiry: {
    ...deskJudgement(policy),
    'lead.qualified': [go('routing', ['startPass'])],
    'lead.referred': [go('qualification', ['refer'], 'referralsLeft')],
    'lead.enriched': [...byVerdict(policy, ['enrich']), stay(['enrich'])],
  },
  qualification: {
    ...deskJudgement(policy),
    'lead.qualified': [go('routing', ['startPass'])],
    'lead.referred': [go('qualification', ['refer'], 'referralsLeft')],
  },
  queued: {
    'pool.opened': [go('routing', [], 'ownPool')],
    'lead.taken': resuming(policy, 'takesAt', ['take']),
    'owner.named': [go('offered')],
  },
  'exception.desk': exceptionEvents(policy),
  'exception.final': exceptionEvents(policy),
  offered: {
    'lead.accepted': resuming(policy, 'acceptsAt', ['accept']),
    'lead.rejected': [
      go('exception.final', ['giveBackLead'], 'namedRejects'),
      go('returned', ['giveBackLead'], 'holderRejects'),
    ],
  },
  arbitration: { 'arbitration.ruled': ruling(policy) },
  'working.attempting': {
    ...salesEvents(policy),
    'attempt.made': [
      go('working.connected', ['answer', 'countAttempt'], 'connected'),
      stay(['answer', 'countAttempt', 'planAttempt']),
    ],
  },
  'working.connected': {
    ...salesEvents(policy),
    'attempt.made': [stay(['answer', 'countAttempt'])],
    'opportunity.opened': [go(firstOpportunityState(policy))],
  },
  held: {
    ...salesEvents(policy),
    'attempt.made': [
      stay(['answer'], 'automatic'),
      ...calledBack(policy, ['answer', 'countAttempt']),
    ],
  },
});

const nurtureEvents: On = {
  'attempt.made': [stay(['answer', 'completeTouch'], 'liveTouch'), stay(['answer'])],
  'prospect.engaged': [stay(['engage', 'oweRequalification'], 'interestOwes')],
  'lead.requalified': [go('routing', ['startPass'])],
  'requalification.declined': [stay(['declineRequalification'], 'requalificationOwed')],
};

const openState = (policy: Policy, state: string): ChartState => {
  const [family = '', name = ''] = state.split('.');
  const named = family === 'nurture' || family === 'opportunity' ? { name } : {};
  const on =
    family === 'nurture'
      ? nurtureEvents
      : family === 'opportunity'
        ? opportunityEvents(policy, state)
        : (frame(policy)[state] ?? {});
  return { state, open: true, on, entering: { state, ...named } };
};

/** The whole statechart of a policy as data: what the machine, the diagram and the refusals are made from. */
export const chartOf = (policy: Policy): Chart => ({
  everywhere: everywhere(),
  states: [
    {
      state: 'new',
      open: false,
      on: { 'inquiry.captured': [...byVerdict(policy, ['capture']), go('inquiry', ['capture'])] },
    },
    ...settledStates(policy)
      .filter((state) => !isClosed(state))
      .map((state) => openState(policy, state)),
    { state: 'routing', open: false, on: routed },
    { state: 'returned', open: false, on: { 'lead.rerouted': rerouting(policy) } },
    { state: 'adopting', open: false, on: { 'policy.adopted': landing(policy) } },
    ...closedStates.map((state) => ({
      state,
      open: false,
      on: state === 'merged' ? { 'lead.unmerged': unmerging(policy) } : {},
      entering: { state },
    })),
  ],
});

const routed: On = {
  'lead.routed': [
    go('offered', [], 'routedTo', { kind: 'offer' }),
    go('queued', [], 'routedTo', { kind: 'queue' }),
    go('exception.desk', [], 'routedTo', { kind: 'exception' }),
    go('exception.final', [], 'routedTo', { kind: 'final' }),
  ],
};

/** The arrows for an event in a state, in the order in which they are tried. */
export const arrowsFrom = (
  chart: Chart,
  state: string,
  type: LeadEventType,
): readonly Transition[] => {
  const found = chart.states.find((one) => one.state === state);
  if (found === undefined) return [];
  return [...(found.on[type] ?? []), ...(found.open ? (chart.everywhere[type] ?? []) : [])];
};

/** Events that have an arrow in a state: what is possible now, guards aside. */
export const eventsFrom = (chart: Chart, state: string): LeadEventType[] => {
  const found = chart.states.find((one) => one.state === state);
  if (found === undefined) return [];
  const types = [...Object.keys(found.on), ...(found.open ? Object.keys(chart.everywhere) : [])];
  return [...new Set(types)].toSorted() as LeadEventType[];
};
