import type { OpportunityStep, Policy } from '../../policy/policy.ts';
import { formatSpan } from '../../time/span.ts';
import type { Path } from '../document-error.ts';
import { listInWords, timesInWords } from '../words/condition.ts';
import { attemptsInWords, returnNotBeforeInWords, stepInWords } from '../words/work.ts';
import { type Change, insteadOf, part } from './change.ts';
import { diffNames, diffOrdered } from './ordered.ts';

const diffCadence = (a: Policy, b: Policy): readonly Change[] => {
  const both = [a.cadence, b.cadence] as const;
  const count = ({ attempts }: Policy['cadence']): string =>
    `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`;
  const list = (cadence: Policy['cadence']): string =>
    `${count(cadence)} (${attemptsInWords(cadence)})`;
  return [
    ...part(
      ['cadence', 'attempts'],
      both,
      ({ attempts }) => attempts,
      () => `The cadence has ${list(b.cadence)} instead of ${list(a.cadence)}`,
    ),
    ...part(
      ['cadence', 'within'],
      both,
      ({ within }) => within,
      insteadOf('Attempts must be made within', formatSpan),
    ),
    ...part(
      ['cadence', 'returnNotBefore'],
      both,
      ({ returnNotBefore }) => returnNotBefore,
      (after, before) =>
        `Now ${returnNotBeforeInWords(after)}; before, ${returnNotBeforeInWords(before)}`,
    ),
  ];
};

const stepChanges = (path: Path, a: OpportunityStep, b: OpportunityStep): readonly Change[] => {
  const both = [a, b] as const;
  const subject = `The step \`${b.step}\``;
  const approvers = (names: readonly string[]): string =>
    names.length === 0 ? 'nobody' : listInWords(names, 'and');
  return [
    ...part(
      [...path, 'owner'],
      both,
      ({ owner }) => owner,
      (owner) => `${subject} ${owner ? 'is now worked on by the holder' : 'is now approval alone'}`,
    ),
    ...part(
      [...path, 'approvers'],
      both,
      ({ approvers }) => approvers,
      insteadOf(`${subject} is approved by`, approvers),
    ),
    ...part(
      [...path, 'within'],
      both,
      ({ within }) => within,
      insteadOf(`${subject} must be done within`, formatSpan),
    ),
    ...part(
      [...path, 'approveWithin'],
      both,
      ({ approveWithin }) => approveWithin,
      insteadOf(`Approvals of the step \`${b.step}\` must be given within`, formatSpan),
    ),
    ...part(
      [...path, 'refused'],
      both,
      ({ refused }) => refused,
      insteadOf(
        `A refusal of the step \`${b.step}\` goes back to`,
        (refused) => refused ?? 'nowhere',
      ),
    ),
    ...part(
      [...path, 'refusalsAtMost'],
      both,
      ({ refusalsAtMost }) => refusalsAtMost,
      insteadOf(`The step \`${b.step}\` may be refused at most`, timesInWords),
    ),
  ];
};

const stalledInWords = (stalled: Policy['opportunity']['stalled']): string =>
  stalled === null
    ? 'nothing more happens'
    : `the holder has ${formatSpan(stalled.within)} to say that the prospect is still there, or the lead returns as \`${stalled.reason}\``;

const diffOpportunity = (a: Policy, b: Policy): readonly Change[] => [
  ...diffOrdered(a.opportunity.steps, b.opportunity.steps, {
    noun: 'step',
    path: ['opportunity', 'steps'],
    nameOf: ({ step }) => step,
    describe: stepInWords,
    changes: stepChanges,
  }),
  ...part(
    ['opportunity', 'stalled'],
    [a, b],
    ({ opportunity }) => opportunity.stalled,
    (after, before) =>
      `When a step is overdue, ${stalledInWords(after)}; before, ${stalledInWords(before)}`,
  ),
];

const diffHolds = (a: Policy, b: Policy): readonly Change[] => [
  ...part(
    ['holds', 'atMost'],
    [a, b],
    ({ holds }) => holds.atMost,
    insteadOf('A lead may be held at most', (times) => `${timesInWords(times)} a pass`),
  ),
  ...part(
    ['holds', 'within'],
    [a, b],
    ({ holds }) => holds.within,
    insteadOf('A call may be agreed within', formatSpan),
  ),
  ...diffNames(a.holds.reasons, b.holds.reasons, {
    noun: 'reason to hold a lead',
    path: ['holds', 'reasons'],
  }),
];

/** Differences of the cadence, the opportunity and holds. */
export const diffWork = (a: Policy, b: Policy): readonly Change[] => [
  ...diffCadence(a, b),
  ...diffOpportunity(a, b),
  ...diffHolds(a, b),
];
