import type { Policy, RoutingRule, SlaClause } from '../policy/policy.ts';
import { defaultHygiene } from '../policy/default-hygiene.ts';
import { defaultLadder, ONE_BUSINESS_DAY } from '../policy/default-ladders.ts';
import type { ObligationKind } from '../policy/policy.ts';
import { DAY_MS } from '../time/span.ts';

/** A policy that qualifies nothing and routes nowhere unless said otherwise. */
export const smallPolicy = (more: Partial<Policy> = {}): Policy => ({
  name: 'small',
  version: 1,
  note: '',
  definition: { facts: {}, segments: [], qualify: [] },
  sla: [],
  firstResponse: { automaticMailCounts: false },
  routing: [],
  exception: { desk: 'exception', final: 'head-of-sales' },
  cadence: {
    attempts: [{ after: { unit: 'wall', ms: 0 }, channel: 'call' }],
    within: ONE_BUSINESS_DAY,
    returnNotBefore: { attempts: 1, enforce: 'report' },
  },
  opportunity: { steps: [], stalled: null },
  returns: {},
  passesAtMost: 3,
  disputesAtMost: 1,
  referralsAtMost: 1,
  excuses: [],
  losses: {},
  holds: { atMost: 1, within: { unit: 'wall', ms: 30 * DAY_MS }, reasons: [] },
  nurture: [],
  desks: { intake: 'exception', qualification: 'exception', arbitration: 'exception' },
  hygiene: defaultHygiene,
  replaces: {},
  ...more,
});

/** A routing rule that always matches; by rotation, without a cap, waiting in the queue. */
export const smallRule = (
  rule: string,
  to: RoutingRule['to'] | string,
  more: Partial<RoutingRule> = {},
): RoutingRule => ({
  rule,
  when: null,
  to: typeof to === 'string' ? { kind: 'pool', pool: to } : to,
  by: { kind: 'weighted-rotation' },
  cap: null,
  else: 'queue',
  rejection: 'keeps-turn',
  ...more,
});

export const smallClause = (kind: ObligationKind, more: Partial<SlaClause> = {}): SlaClause => ({
  for: kind,
  step: null,
  when: null,
  within: ONE_BUSINESS_DAY,
  calendar: null,
  ladder: defaultLadder(kind),
  reassignAtMost: 2,
  ...more,
});
