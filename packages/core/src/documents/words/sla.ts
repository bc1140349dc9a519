import type { Ladder, ObligationKind, Rung, SlaClause } from '../../policy/policy.ts';
import { formatSpan, type Span } from '../../time/span.ts';
import { conditionInWords, listInWords } from './condition.ts';

/** Who or what a deadline of this kind is about, and what has to be done: `Offered leads … must be accepted`. */
const TASKS: Readonly<Record<ObligationKind, readonly [subject: string, task: string]>> = {
  'first-response': ['New leads', 'must get a first response'],
  triage: ['Inquiries that no rule judges', 'must be judged by the intake desk'],
  qualification: ['Leads at a qualification desk', 'must be qualified'],
  queued: ['Leads in a queue', 'must be taken by somebody'],
  exception: ['Leads at the exception desk', 'must be given an owner'],
  'final-decision': ['Leads before the final decision maker', 'must be decided'],
  offered: ['Offered leads', 'must be accepted or rejected'],
  attempt: ['Attempts of the cadence', 'must be made'],
  decision: ['Leads that every attempt failed to reach', 'must be decided on'],
  judgement: ['Leads that were reached', 'must be judged viable or returned'],
  callback: ['Calls that were promised', 'must be made'],
  step: ['Steps of an opportunity', 'must be done'],
  approval: ['Approvals', 'must be given or refused'],
  'prospect-check': [
    'Prospects of a stalled opportunity',
    'must be asked whether they are still there',
  ],
  result: ['Results', 'must be recorded'],
  arbitration: ['Disputed rejections', 'must be ruled on'],
  reply: ['Prospects who wrote', 'must get an answer'],
  touch: ['Live touches of nurture', 'must be made'],
  requalification: ['Nurtured leads that are due for it', 'must be judged again'],
  expiry: ['Nurtured leads', 'expire'],
};

type About = Pick<SlaClause, 'for' | 'step' | 'when'>;

/** `Offered leads, when source is web-demo,`. */
export const subjectInWords = ({ for: kind, step, when }: About): string => {
  const [subject] = TASKS[kind];
  const of =
    step === null
      ? subject
      : kind === 'step'
        ? `The step \`${step}\``
        : `${subject} of the step \`${step}\``;
  return `${of}${when === null ? '' : `, when ${conditionInWords(when)},`}`;
};

export const taskInWords = (kind: ObligationKind): string => TASKS[kind][1];

/** `within 4 business hours`, or what says how long. */
export const withinInWords = (within: Span | null): string =>
  within === null
    ? 'in the time that the step, cadence or track gives'
    : `within ${formatSpan(within)}`;

const ACTS: Readonly<Record<Rung['act'], string>> = {
  none: '',
  reassign: 'the lead goes to another owner',
  exception: 'the lead goes to the exception desk',
  final: 'the lead goes to the final decision maker',
  delegate: 'the approval goes to the delegate',
  return: 'the lead returns',
  send: 'the mail goes out',
  expire: 'the lead is lost as expired',
};

const notifyInWords = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `${listInWords(
        names.map((name) => (name === 'holder' || name === 'manager' ? `the ${name}` : name)),
        'and',
      )} ${names.length === 1 ? 'is' : 'are'} told`;

const rungInWords = ({ at, notify, act }: Rung): string => {
  const parts = [notifyInWords(notify), ACTS[act]].filter((part) => part !== '');
  return `at ${at}% ${parts.length === 0 ? 'it counts as missed' : parts.join(' and ')}`;
};

/** `at 50% the holder is told; at 100% the lead goes to another owner; then every 1 business day the manager is told`. */
export const ladderInWords = ({ rungs, repeat }: Ladder): string => {
  const after = notifyInWords(repeat.notify);
  return [
    ...rungs.map(rungInWords),
    ...(after === '' ? [] : [`then every ${formatSpan(repeat.every)} ${after}`]),
  ].join('; ');
};

/** The clause as a sentence without the ladder. */
export const clauseInWords = (clause: SlaClause): string => {
  const calendar = clause.calendar === null ? '' : ` on the calendar \`${clause.calendar}\``;
  return `${subjectInWords(clause)} ${taskInWords(clause.for)} ${withinInWords(clause.within)}${calendar}`;
};
