import fc from 'fast-check';
import {
  accountTieBreaks,
  type Definition,
  type Holds,
  type Hygiene,
  type Policy,
  type QualifyThen,
} from '../policy/policy.ts';
import { arbitraryCondition, declaredFacts } from './arbitrary-condition.ts';
import { arbitraryTrack } from './arbitrary-nurture.ts';
import { arbitraryLosses, arbitraryReturns } from './arbitrary-returns.ts';
import { arbitraryRouting } from './arbitrary-routing.ts';
import { arbitrarySla } from './arbitrary-sla.ts';
import { arbitraryCadence, arbitraryOpportunity } from './arbitrary-work.ts';
import { days, named } from './named.ts';
import { record } from './record.ts';
import { withoutUnreachable } from './without-unreachable.ts';

const qualifyThen: fc.Arbitrary<QualifyThen> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<QualifyThen>({ kind: 'qualified' }) },
  fc.constant<QualifyThen>({ kind: 'qualification', desk: 'tele-prospecting' }),
  fc.constant<QualifyThen>({ kind: 'nurture', track: 'long' }),
  fc.constant<QualifyThen>({ kind: 'disqualify', criterion: 'no-fit' }),
);

const definition: fc.Arbitrary<Definition> = record({
  facts: fc.constant(declaredFacts),
  segments: fc.array(
    record({ segment: fc.constantFrom('government', 'enterprise'), when: arbitraryCondition() }),
    { maxLength: 2 },
  ),
  qualify: named(
    'qualify',
    record({
      when: arbitraryCondition(),
      then: qualifyThen,
      reason: fc.constantFrom(null, 'too-small'),
    }),
    3,
  ),
});

const holds: fc.Arbitrary<Holds> = record({
  atMost: fc.integer({ min: 0, max: 3 }),
  within: days(5, 60),
  reasons: fc.constant(['callback-agreed', 'budget-cycle']),
});

const hygiene: fc.Arbitrary<Hygiene> = record({
  accounts: record({
    atLeast: fc.constantFrom(0.8, 0.95, 1),
    tieBreaks: fc.shuffledSubarray([...accountTieBreaks]),
  }),
  duplicates: record({ merge: fc.constantFrom('certain', 'never') }),
});

/**
 * Small valid policies in the normalised shape: one to four routing rules of every target and method with and without
 * caps, opportunity steps with and without approvers, two nurture tracks, SLA clauses with conditions and ladders.
 */
export const arbitraryPolicy = (): fc.Arbitrary<Policy> =>
  record<Policy>({
    name: fc.constant('generated'),
    version: fc.integer({ min: 1, max: 9 }),
    note: fc.constantFrom('', 'a note'),
    definition,
    sla: arbitrarySla,
    firstResponse: record({ automaticMailCounts: fc.boolean() }),
    routing: arbitraryRouting,
    exception: fc.constant({ desk: 'exception', final: 'head-of-sales' }),
    cadence: arbitraryCadence,
    opportunity: arbitraryOpportunity,
    returns: arbitraryReturns,
    passesAtMost: fc.integer({ min: 1, max: 4 }),
    disputesAtMost: fc.integer({ min: 0, max: 2 }),
    referralsAtMost: fc.integer({ min: 0, max: 3 }),
    excuses: fc.constant(['no-phone', 'free-mail', 'out-of-territory']),
    losses: arbitraryLosses,
    holds,
    nurture: fc.tuple(arbitraryTrack('long'), arbitraryTrack('short')),
    desks: fc.constant({
      intake: 'intake',
      qualification: 'tele-prospecting',
      arbitration: 'arbitration',
    }),
    hygiene,
    replaces: fc.constant({}),
  }).map(withoutUnreachable);
