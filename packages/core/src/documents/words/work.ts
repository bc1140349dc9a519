import type {
  Cadence,
  Destination,
  Loss,
  OpportunityStep,
  Return,
  Touch,
  Track,
} from '../../policy/policy.ts';
import { formatSpan, type Span } from '../../time/span.ts';
import { conditionInWords, listInWords, timesInWords } from './condition.ts';

const isNow = (span: Span): boolean => Object.values(span).includes(0);

/** `call at once, mail after 4 business hours`. */
export const attemptsInWords = ({ attempts }: Pick<Cadence, 'attempts'>): string =>
  attempts
    .map(
      ({ after, channel }) =>
        `${channel} ${isNow(after) ? 'at once' : `after ${formatSpan(after)}`}`,
    )
    .join(', ');

export const returnNotBeforeInWords = ({
  attempts,
  enforce,
}: Cadence['returnNotBefore']): string => {
  if (attempts === 0) return 'a lead may be given up at any time';
  const early =
    enforce === 'refuse' ? 'giving up earlier is refused' : 'giving up earlier is reported';
  return `a lead is given up as unreachable after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} at the earliest; ${early}`;
};

/** What is done in an opportunity step, by whom and by when. */
export const stepInWords = ({
  owner,
  approvers,
  within,
  approveWithin,
  refused,
  refusalsAtMost,
}: OpportunityStep): string => {
  const parts = [
    ...(owner ? [`the holder has ${formatSpan(within)}`] : []),
    ...(approvers.length === 0
      ? []
      : [`${listInWords(approvers, 'and')} must approve within ${formatSpan(approveWithin)}`]),
    ...(refused === null
      ? []
      : [`a refusal goes back to \`${refused}\`, ${timesInWords(refusalsAtMost)} at most`]),
  ];
  return parts.join('; ');
};

export const destinationInWords = (to: Destination): string => {
  switch (to.kind) {
    case 'routing':
      return 'goes to another owner at once';
    case 'qualification':
      return `goes to the desk \`${to.desk}\``;
    case 'nurture':
      return `goes to the nurture track \`${to.track}\``;
    case 'arbitration':
      return 'goes to the arbiter';
    case 'disqualify':
      return 'is disqualified';
    case 'lost':
      return 'is lost';
    default:
      return to satisfies never;
  }
};

export const returnInWords = ({ to, excludeHolder, needsCriterion }: Return): string =>
  [
    destinationInWords(to),
    ...(excludeHolder ? ['not to the one who returned it'] : []),
    ...(needsCriterion ? ['the criterion that was wrong has to be named'] : []),
  ].join('; ');

export const lossInWords = ({ to }: Loss): string =>
  to.kind === 'lost' ? 'closes the lead' : `${destinationInWords(to)} again`;

const touchInWords = ({ by, after, every, until, within }: Touch): string => {
  const what = by === 'mail' ? 'a mail' : 'a call';
  const when =
    every === null
      ? `after ${formatSpan(after ?? { unit: 'wall', ms: 0 })}`
      : `every ${formatSpan(every)}`;
  const end = until === null ? '' : ` until ${formatSpan(until)}`;
  return `${what} ${when}${end}${by === 'mail' ? '' : ` (within ${formatSpan(within)})`}`;
};

export const touchesInWords = (touches: readonly Touch[]): string =>
  touches.length === 0 ? 'nothing' : touches.map(touchInWords).join(', ');

/** When the desk judges a nurtured lead again. */
export const requalifyInWords = ({ when, after }: Track['requalify']): string => {
  const reasons = [
    ...when.map((one) => `when ${conditionInWords(one)}`),
    ...(after === null ? [] : [`every ${formatSpan(after)}`]),
  ];
  return reasons.length === 0 ? 'never' : listInWords(reasons, 'and');
};

export const trackInWords = ({ desk, touches, requalify, expires }: Track): string =>
  `held by the desk \`${desk}\`; ${touchesInWords(touches)}; judged again ${requalifyInWords(requalify)}; lost after ${formatSpan(expires)}`;
