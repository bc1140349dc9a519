import type { LeadEventType, ObligationKind } from '@baton/core';
import type { AnswerLink } from './answer-link.ts';

interface ActionWords {
  readonly event: LeadEventType;
  readonly obligation: ObligationKind;
  /** `you accepted it`. */
  readonly past: string;
  readonly title: string;
  readonly note: string;
  readonly button: string;
  readonly done: readonly [title: string, sentence: string];
}

/** What each answer is called on its pages and in the log. */
export const answerWords: Readonly<Record<AnswerLink['action'], ActionWords>> = {
  accept: {
    event: 'lead.accepted',
    obligation: 'offered',
    past: 'accepted',
    title: 'Accept this lead?',
    note: 'It is yours once you press the button, and its follow-up is then due from you.',
    button: 'Accept the lead',
    done: ['The lead is yours', 'You accepted it. Its first attempt is now due from you.'],
  },
  reject: {
    event: 'lead.rejected',
    obligation: 'offered',
    past: 'rejected',
    title: 'Reject this lead?',
    note: 'It goes on at once to where the playbook sends this reason.',
    button: 'Reject the lead',
    done: [
      'You rejected the lead',
      'It has gone on to where the playbook sends this reason. Nothing more is due from you.',
    ],
  },
  approve: {
    event: 'approval.given',
    obligation: 'approval',
    past: 'approved',
    title: 'Approve this step?',
    note: 'It goes on once everybody who is asked has approved.',
    button: 'Approve it',
    done: ['You approved it', 'Nothing more is due from you for it.'],
  },
  refuse: {
    event: 'approval.refused',
    obligation: 'approval',
    past: 'refused',
    title: 'Refuse this step?',
    note: 'It goes back to where the playbook sends a refused step.',
    button: 'Refuse it',
    done: [
      'You refused it',
      'It has gone back to whoever works on it. Nothing more is due from you.',
    ],
  },
};
