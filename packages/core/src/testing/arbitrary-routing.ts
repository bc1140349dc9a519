import fc from 'fast-check';
import type { RoutingMethod, RoutingRule, RoutingTarget } from '../policy/policy.ts';
import { arbitraryCondition } from './arbitrary-condition.ts';
import { days, named } from './named.ts';
import { record } from './record.ts';
import { poolNames, reps } from './vocabulary.ts';

const target: fc.Arbitrary<RoutingTarget> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...poolNames).map((pool): RoutingTarget => ({ kind: 'pool', pool })),
  },
  fc.constantFrom(...reps).map((person): RoutingTarget => ({ kind: 'person', person })),
  record({
    kind: fc.constant('sticky' as const),
    to: fc.constantFrom('account-owner', 'last-owner'),
    within: fc.option(days(1, 120)),
  }),
);

const method: fc.Arbitrary<RoutingMethod> = fc.oneof(
  fc.constant<RoutingMethod>({ kind: 'weighted-rotation' }),
  fc.constant<RoutingMethod>({ kind: 'least-loaded' }),
  fc
    .array(
      record({
        when: fc.oneof(
          arbitraryCondition(),
          fc.constant({ fact: 'owner.senior', operator: 'equal' as const, value: true }),
          fc.constant({ fact: 'owner.wins', operator: 'greaterThan' as const, value: 10 }),
        ),
        points: fc.integer({ min: -5, max: 10 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((score): RoutingMethod => ({ kind: 'best-fit', score })),
);

const onlyPools = (rule: Omit<RoutingRule, 'rule'>): Omit<RoutingRule, 'rule'> =>
  rule.to.kind === 'pool'
    ? rule
    : {
        ...rule,
        by: { kind: 'weighted-rotation' },
        cap: null,
        else: rule.else === 'queue' ? 'exception' : rule.else,
      };

const routingRule: fc.Arbitrary<Omit<RoutingRule, 'rule'>> = record({
  when: fc.option(arbitraryCondition(), { freq: 4 }),
  to: target,
  by: method,
  cap: fc.option(record({ tokens: fc.integer({ min: 1, max: 20 }), per: days(1, 30) }), {
    freq: 3,
  }),
  else: fc.constantFrom('next', 'queue', 'exception'),
  rejection: fc.constantFrom('keeps-turn', 'returns-turn'),
}).map(onlyPools);

/** Rules after one that always decides are dropped, since the check refuses what is never reached. */
const reachable = (rules: readonly RoutingRule[]): readonly RoutingRule[] => {
  const last = rules.findIndex((rule) => rule.when === null && rule.else !== 'next');
  return last < 0 ? rules : rules.slice(0, last + 1);
};

/** One to four routing rules of every target and method. */
export const arbitraryRouting: fc.Arbitrary<readonly RoutingRule[]> = named(
  'route',
  routingRule,
  4,
).map(reachable);
