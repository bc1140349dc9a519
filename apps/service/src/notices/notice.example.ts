import type { Notice, NoticeEvent } from './notice.ts';

const lead = {
  id: 'lead-7',
  who: 'Jane Doe, Acme Robotics',
  askedFor: 'A press for 40 parts a minute',
  source: 'trade-show',
  reach: [
    { label: 'Mail', text: 'jane@acme-robotics.com', href: 'mailto:jane@acme-robotics.com' },
    { label: 'Phone', text: '+14155552671', href: 'tel:+14155552671' },
  ],
  page: 'https://baton.example/lead?t=view-secret',
  url: 'https://baton.example/leads/lead-7',
} as const;
const due = Date.UTC(2026, 10, 23, 13, 30);

/** One notice event of each kind, for tests. */
export const exampleEvents = {
  offer: {
    event: 'offer',
    lead,
    why: 'Rule press-na matched: product is press, region is NA.',
    due,
    respondBy: Date.UTC(2026, 10, 24, 9, 0),
    answers: {
      accept: 'https://baton.example/answer?t=accept-secret',
      reject: 'https://baton.example/answer?t=reject-secret',
    },
  },
  approval: {
    event: 'approval',
    lead,
    step: 'critique',
    askedBy: 'Rep One',
    due,
    answers: {
      approve: 'https://baton.example/answer?t=approve-secret',
      refuse: 'https://baton.example/answer?t=refuse-secret',
    },
  },
  task: { event: 'task', lead, duty: { kind: 'attempt', about: '1', due }, why: null },
  reminder: {
    event: 'reminder',
    lead,
    duty: { kind: 'offered', about: null, due },
    percent: 75,
    answers: null,
  },
  escalation: {
    event: 'escalation',
    lead,
    duty: { kind: 'offered', about: null, due },
    percent: 100,
    owedBy: 'Rep One',
    act: 'reassign',
    isAway: false,
  },
  registered: { event: 'registered', lead, holder: 'The intake desk', due },
  result: {
    event: 'result',
    lead,
    result: 'lost',
    reason: 'price',
    by: 'Rep One',
    goesOn: 'in nurture, track long',
  },
  'offer-withdrawn': { event: 'offer-withdrawn', lead, why: 'late' },
  alarm: {
    event: 'alarm',
    lead: null,
    title: 'Acceptance is at 82% and should be 90%',
    lines: ['Team north: 41 of 50 offers', 'Week of 16 November 2026'],
    url: 'https://baton.example',
  },
  'notice-failed': {
    event: 'notice-failed',
    lead,
    failed: 'offer',
    to: 'Rep One',
    channel: 'mail',
    reason: '550 no such user',
    due,
  },
} as const satisfies { readonly [K in NoticeEvent['event']]: Extract<NoticeEvent, { event: K }> };

export const exampleNotice = (event: NoticeEvent = exampleEvents.offer): Notice => ({
  id: 'n-1',
  workspace: 'acme',
  at: Date.UTC(2026, 10, 23, 9, 30),
  to: { person: 'r-01', name: 'Rep One', zone: 'Europe/Zurich' },
  event,
});
