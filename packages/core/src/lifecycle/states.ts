import type { OpportunityStep, Policy } from '../policy/policy.ts';
import { asName } from './said-again.ts';

/** Where a lead may come to rest, and the passing states between; paths as they stand in `Lead.state`. */
export const closedStates = ['won', 'lost', 'disqualified', 'merged'] as const;
const passingStates = ['new', 'routing', 'returned'] as const;

interface StateKind {
  readonly open: boolean;
  readonly closed: boolean;
  readonly passing: boolean;
  readonly nurture: boolean;
  readonly opportunity: boolean;
  readonly exception: boolean;
  readonly accepted: boolean;
  readonly owned: boolean;
}

const closed: ReadonlySet<string> = new Set(closedStates);
const passing: ReadonlySet<string> = new Set(passingStates);

const readKind = (state: string): StateKind => {
  const opportunity = state.startsWith('opportunity.');
  const accepted = state.startsWith('working.') || state === 'held' || opportunity;
  return {
    open: !closed.has(state) && !passing.has(state),
    closed: closed.has(state),
    passing: passing.has(state),
    nurture: state.startsWith('nurture.'),
    opportunity,
    exception: state.startsWith('exception.'),
    accepted,
    owned: state === 'offered' || accepted,
  };
};

/** Every step asks several times what a state is: read once for each. Bounded, since a lead may say anything. */
const kinds = new Map<string, StateKind>();
const KINDS_AT_MOST = 1000;

/** What was asked last: most questions in a row are about one state. */
let asked = '';
let answer = readKind('');

const kindOf = (state: string): StateKind => {
  if (state === asked) return answer;
  let kind = kinds.get(state);
  if (kind === undefined) {
    kind = readKind(state);
    if (kinds.size < KINDS_AT_MOST) kinds.set(state, kind);
  }
  asked = state;
  answer = kind;
  return kind;
};

/** Neither closed nor passing. */
export const isOpen = (state: string): boolean => kindOf(state).open;
export const isClosed = (state: string): boolean => kindOf(state).closed;
/** Passing states are never stored: the engine moves on within the same instant. */
export const isPassing = (state: string): boolean => kindOf(state).passing;

export const isNurture = (state: string): boolean => kindOf(state).nurture;
export const isOpportunity = (state: string): boolean => kindOf(state).opportunity;
export const isException = (state: string): boolean => kindOf(state).exception;
/** Sales has accepted the lead. */
export const isAccepted = (state: string): boolean => kindOf(state).accepted;
/** An owner holds it, accepted or not. */
export const isOwned = (state: string): boolean => kindOf(state).owned;

/** Work that got as far as a conversation is gone on with by the next owner; an attempt is simply made again. */
export const hasGotFurther = (state: string): boolean =>
  state === 'working.connected' || isOpportunity(state);

/** The state in which a step begins, and the one in which its approvals are awaited. */
export const stepState = (step: OpportunityStep): string =>
  asName(
    step.owner && step.approvers.length > 0
      ? `opportunity.${step.step}.work`
      : `opportunity.${step.step}`,
  );
export const approvalState = (step: OpportunityStep): string =>
  asName(step.owner ? `opportunity.${step.step}.approval` : `opportunity.${step.step}`);

/** The step that is done again when an approver of `name` refuses. */
export const refusedTo = ({ opportunity: { steps } }: Policy, name: string): OpportunityStep => {
  const step = steps.find((one) => one.step === name);
  const back = steps.find((one) => one.step === step?.refused) ?? step;
  if (back === undefined) throw new Error(`the policy has no opportunity step ${name}`);
  return back;
};

/** The state after a step is done: the next step, or the result that must be recorded. */
export const stateAfter = (policy: Policy, step: OpportunityStep): string => {
  const next = policy.opportunity.steps[policy.opportunity.steps.indexOf(step) + 1];
  return next === undefined ? 'opportunity.result' : stepState(next);
};

export const firstOpportunityState = (policy: Policy): string => {
  const first = policy.opportunity.steps[0];
  return first === undefined ? 'opportunity.result' : stepState(first);
};

/** The opportunity states of a policy, in the order of the process. */
export const opportunityStates = (policy: Policy): string[] => [
  ...policy.opportunity.steps.flatMap((step) => [
    ...(step.owner ? [stepState(step)] : []),
    ...(step.approvers.length > 0 ? [approvalState(step)] : []),
  ]),
  'opportunity.result',
];

/** Every state in which a lead may rest, furthest last among the open ones. */
export const settledStates = (policy: Policy): string[] => [
  'inquiry',
  'qualification',
  ...policy.nurture.map((track) => asName(`nurture.${track.track}`)),
  'exception.desk',
  'exception.final',
  'queued',
  'offered',
  'arbitration',
  'working.attempting',
  'working.connected',
  'held',
  ...opportunityStates(policy),
  ...closedStates,
];

/** How far a state is on the way to a result: what decides which of two duplicates wins. */
export const stageRank = (policy: Policy, state: string): number =>
  settledStates(policy).indexOf(state);
