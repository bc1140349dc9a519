import type { Ladder, Policy, Rung, Track } from '../policy/policy.ts';
import type { Condition } from '../rules/condition.ts';
import { DAY_MS, HOUR_MS, type Span } from '../time/span.ts';
import { smallClause, smallPolicy, smallRule } from './small-policy.ts';

export const hours = (count: number): Span => ({ unit: 'open', ms: count * HOUR_MS });
export const days = (count: number): Span => ({ unit: 'wall', ms: count * DAY_MS });
export const businessDays = (count: number): Span => ({ unit: 'openDays', days: count });
export const months = (count: number): Span => ({ unit: 'months', months: count });

const is = (fact: string, value: string): Condition => ({ fact, operator: 'equal', value });

export const rung = (at: number, act: Rung['act'] = 'none', ...notify: string[]): Rung => ({
  at,
  act,
  notify,
});

export const ladder = (...rungs: readonly Rung[]): Ladder => ({
  rungs,
  repeat: { every: businessDays(1), notify: ['manager'] },
});

const long: Track = {
  track: 'long',
  desk: 'tele',
  touches: [
    { by: 'mail', after: days(7), every: null, until: null, within: businessDays(1) },
    { by: 'live-call', after: days(30), every: null, until: null, within: businessDays(2) },
    { by: 'mail', after: null, every: days(45), until: months(12), within: businessDays(1) },
  ],
  requalify: {
    when: [{ fact: 'engagement', operator: 'greaterThanInclusive', value: 30 }],
    after: days(180),
  },
  expires: months(18),
};

const short: Track = {
  track: 'short',
  desk: 'marketing',
  touches: [
    { by: 'live-call', after: days(14), every: null, until: null, within: businessDays(1) },
  ],
  requalify: { when: [{ fact: 'engagement', operator: 'greaterThan', value: 0 }], after: null },
  expires: months(6),
};

/**
 * A policy in which everything that a lifecycle can hold occurs, over the org of `company`. The fact `grade` says what
 * qualification does (`hot`, `warm`, `cold`, `junk`, else triage), `region` where routing goes (`north` and `south` are
 * pools, `east` is one person, anything else is for the exception desk).
 */
export const playbook = (more: Partial<Policy> = {}): Policy =>
  smallPolicy({
    name: 'playbook',
    definition: {
      facts: { grade: { type: 'text' }, region: { type: 'text' } },
      segments: [],
      qualify: [
        { rule: 'hot', when: is('grade', 'hot'), then: { kind: 'qualified' }, reason: null },
        {
          rule: 'warm',
          when: is('grade', 'warm'),
          then: { kind: 'qualification', desk: 'tele' },
          reason: null,
        },
        {
          rule: 'cold',
          when: is('grade', 'cold'),
          then: { kind: 'nurture', track: 'long' },
          reason: null,
        },
        {
          rule: 'junk',
          when: is('grade', 'junk'),
          then: { kind: 'disqualify', criterion: 'no-fit' },
          reason: null,
        },
      ],
    },
    sla: [
      smallClause('first-response', {
        within: { unit: 'wall', ms: 24 * HOUR_MS },
        ladder: ladder(rung(75, 'none', 'holder'), rung(100), rung(200, 'exception')),
      }),
      smallClause('offered', {
        within: hours(4),
        ladder: ladder(rung(50, 'none', 'holder'), rung(100, 'reassign', 'manager')),
        reassignAtMost: 2,
      }),
      smallClause('judgement', { ladder: ladder(rung(100), rung(150, 'reassign')) }),
      smallClause('result', { ladder: ladder(rung(100), rung(200, 'final')) }),
      smallClause('step', {
        step: 'draft',
        within: null,
        ladder: ladder(rung(100, 'none', 'head-of-sales'), rung(300, 'exception')),
      }),
    ],
    routing: [
      smallRule('north', 'north', { when: is('region', 'north'), rejection: 'returns-turn' }),
      smallRule('south', 'south', { when: is('region', 'south') }),
      smallRule(
        'east',
        { kind: 'person', person: 'dan' },
        { when: is('region', 'east'), else: 'exception' },
      ),
    ],
    exception: { desk: 'exception', final: 'head' },
    cadence: {
      attempts: [
        { after: hours(0), channel: 'call' },
        { after: hours(4), channel: 'mail' },
        { after: businessDays(1), channel: 'call' },
      ],
      within: hours(4),
      returnNotBefore: { attempts: 2, enforce: 'refuse' },
    },
    opportunity: {
      steps: [
        {
          step: 'draft',
          owner: true,
          approvers: [],
          within: businessDays(2),
          approveWithin: businessDays(1),
          refused: null,
          refusalsAtMost: 0,
        },
        {
          step: 'critique',
          owner: false,
          approvers: ['marketing-lead', 'sales-manager'],
          within: businessDays(1),
          approveWithin: businessDays(1),
          refused: 'draft',
          refusalsAtMost: 1,
        },
        {
          step: 'agreement',
          owner: true,
          approvers: ['legal'],
          within: businessDays(5),
          approveWithin: businessDays(2),
          refused: 'agreement',
          refusalsAtMost: 1,
        },
      ],
      stalled: { reason: 'went-quiet', within: businessDays(1) },
    },
    returns: {
      'not-a-lead': { to: { kind: 'disqualify' }, excludeHolder: false, needsCriterion: true },
      'no-budget': {
        to: { kind: 'nurture', track: 'long' },
        excludeHolder: false,
        needsCriterion: false,
      },
      'wrong-territory': { to: { kind: 'routing' }, excludeHolder: true, needsCriterion: false },
      busy: { to: { kind: 'routing' }, excludeHolder: false, needsCriterion: false },
      unreachable: {
        to: { kind: 'qualification', desk: 'tele' },
        excludeHolder: false,
        needsCriterion: false,
      },
      disagree: { to: { kind: 'arbitration' }, excludeHolder: false, needsCriterion: false },
      gone: { to: { kind: 'lost' }, excludeHolder: false, needsCriterion: false },
      'went-quiet': {
        to: { kind: 'nurture', track: 'short' },
        excludeHolder: false,
        needsCriterion: false,
      },
    },
    passesAtMost: 2,
    disputesAtMost: 1,
    referralsAtMost: 1,
    excuses: ['no-phone', 'free-mail'],
    losses: {
      price: { to: { kind: 'nurture', track: 'long' } },
      later: { to: { kind: 'nurture', track: 'short' } },
      competitor: { to: { kind: 'lost' } },
      unclear: { to: { kind: 'qualification', desk: 'tele' } },
      'wrong-product': { to: { kind: 'routing' } },
      'never-fitted': { to: { kind: 'disqualify' } },
    },
    holds: { atMost: 2, within: days(60), reasons: ['callback', 'budget'] },
    nurture: [long, short],
    desks: { intake: 'intake', qualification: 'tele', arbitration: 'arbitration' },
    ...more,
  });
