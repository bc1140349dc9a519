import fc from 'fast-check';
import {
  type Cadence,
  channels,
  type Opportunity,
  type OpportunityStep,
} from '../policy/policy.ts';
import type { Span } from '../time/span.ts';
import { arbitrarySpan } from './arbitrary-sla.ts';
import { record } from './record.ts';
import { roleNames } from './vocabulary.ts';

/** One to five attempts. */
export const arbitraryCadence: fc.Arbitrary<Cadence> = record({
  attempts: fc.array(
    record({
      after: fc.oneof(fc.constant<Span>({ unit: 'wall', ms: 0 }), arbitrarySpan),
      channel: fc.constantFrom(...channels),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  within: arbitrarySpan,
  least: fc.nat({ max: 5 }),
  enforce: fc.constantFrom('refuse', 'report'),
}).map(({ attempts, within, least, enforce }) => ({
  attempts,
  within,
  returnNotBefore: { attempts: Math.min(least, attempts.length), enforce },
}));

const approvers = fc.subarray([...roleNames, 'r-4', 'm-2'], { minLength: 1, maxLength: 3 });

const laterStep = (step: string): fc.Arbitrary<OpportunityStep> =>
  record({
    step: fc.constant(step),
    owner: fc.boolean(),
    approvers: fc.oneof(fc.constant([]), approvers),
    within: arbitrarySpan,
    approveWithin: arbitrarySpan,
    refusalsAtMost: fc.integer({ min: 1, max: 3 }),
  }).map((made) => ({
    ...made,
    owner: made.owner || made.approvers.length === 0,
    refused: made.approvers.length === 0 ? null : 'draft',
  }));

/** A draft, and up to three steps after it with or without an owner and approvers. */
export const arbitraryOpportunity: fc.Arbitrary<Opportunity> = record({
  draftWithin: arbitrarySpan,
  later: fc
    .subarray(['critique', 'delivered', 'agreement'])
    .chain((steps) => fc.tuple(...steps.map(laterStep))),
  stalled: fc.option(record({ reason: fc.constant('went-quiet'), within: arbitrarySpan })),
}).map(({ draftWithin, later, stalled }) => ({
  steps: [
    {
      step: 'draft',
      owner: true,
      approvers: [],
      within: draftWithin,
      approveWithin: draftWithin,
      refused: null,
      refusalsAtMost: 1,
    },
    ...later,
  ],
  stalled,
}));
