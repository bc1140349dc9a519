import { type ObligationKind, obligationKinds } from '@baton/core';

export interface Cause {
  /** As policies and results write it. */
  readonly code: string;
  /** As people say it, for tables and charts. */
  readonly words: string;
  /** What a leak through it means; `docs/reference/metrics.md` says the same. */
  readonly meaning: string;
}

type Said = readonly [words: string, meaning: string];

const kinds: Readonly<Record<ObligationKind, Said>> = {
  'first-response': ['first response', 'nobody answered the inquiry while the prospect waited'],
  triage: ['triage', 'no rule judged the inquiry, and the intake desk did not in time'],
  qualification: [
    'qualification',
    'a desk did not judge the lead in time, or judged it wrongly; under “the policy” a rule closed or parked it on arrival',
  ],
  queued: ['waiting in a queue', 'nobody of the pool took the lead'],
  exception: ['exception desk', 'the exception desk named no owner in time'],
  'final-decision': ['final decision', 'who decides last did not decide in time'],
  offered: [
    'answer to an offer',
    'the owner it was offered to did not accept in time, or rejected it',
  ],
  attempt: [
    'next attempt',
    'the owner did not try to reach the prospect again in time, or gave up',
  ],
  decision: ['decision after the last attempt', 'the owner left it undecided, or gave it up'],
  judgement: [
    'judgement after contact',
    'the prospect was reached, and the owner left it at that or gave it back',
  ],
  callback: ['promised callback', 'the call that was agreed was not made in time'],
  step: [
    'next step of an opportunity',
    'the owner did not do the next step while the prospect waited',
  ],
  approval: ['approval', 'an approver did not answer while the prospect waited'],
  'prospect-check': [
    'check on a stalled prospect',
    'nobody asked whether the prospect is still there',
  ],
  result: ['recording of the result', 'the deal was given up where a result was due'],
  arbitration: [
    'ruling on a rejection',
    'a disputed rejection lay with the arbiter, or was ruled against the lead',
  ],
  reply: ['reply to the prospect', 'the prospect wrote, and nobody answered in time'],
  touch: [
    'nurture touch',
    'a live touch of nurture was not made while the prospect could be won back',
  ],
  requalification: [
    'judging again after nurture',
    'the desk did not send the lead back to sales in time',
  ],
  expiry: [
    'end of nurture',
    'the lead was in nurture when its time passed, and nothing was due before',
  ],
};

const others: Readonly<Record<string, Said>> = {
  capacity: [
    'no time (capacity)',
    'all who could have done it were busy with other leads or off duty, all the time there was',
  ],
  'owner fit': [
    'owner who fits badly',
    'the best owner had won it, and the one who had it did not',
  ],
  'open at horizon': [
    'still to be won at the end',
    'no leak: it can still be won when the simulation ends',
  ],
};

const said: Readonly<Record<string, Said>> = { ...kinds, ...others };

const causeOf = (code: string): Cause => {
  const [words, meaning] = (Object.hasOwn(said, code) ? said[code] : undefined) ?? [code, ''];
  return { code, words, meaning };
};

/** All that a leak can be put down to, and what can be owed, in the order of a lead's life. */
export const causes: readonly Cause[] = [...obligationKinds, ...Object.keys(others)].map(causeOf);

/** What is owed or what leaked, in words; of an unknown code itself. */
export const causeWords = (code: string): string => causeOf(code).words;
