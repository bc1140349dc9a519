import fc from 'fast-check';
import type { Touch, Track } from '../policy/policy.ts';
import type { Span } from '../time/span.ts';
import { arbitraryCondition } from './arbitrary-condition.ts';
import { arbitrarySpan } from './arbitrary-sla.ts';
import { days } from './named.ts';
import { record } from './record.ts';

const touch: fc.Arbitrary<Touch> = record({
  by: fc.constantFrom('mail', 'live-call'),
  after: days(0, 40),
  every: fc.constant(null),
  until: fc.constant(null),
  within: arbitrarySpan,
});

const recurring: fc.Arbitrary<Touch> = record({
  by: fc.constantFrom('mail', 'live-call'),
  after: fc.constant(null),
  every: days(10, 60),
  until: fc.option(
    fc.integer({ min: 1, max: 12 }).map((months): Span => ({ unit: 'months', months })),
  ),
  within: arbitrarySpan,
});

/** A track with up to three touches and perhaps a recurring one. */
export const arbitraryTrack = (name: string): fc.Arbitrary<Track> =>
  record({
    track: fc.constant(name),
    desk: fc.constantFrom('nurture-desk', 'tele-prospecting'),
    touches: fc
      .tuple(fc.array(touch, { maxLength: 3 }), fc.array(recurring, { maxLength: 1 }))
      .map((parts) => parts.flat()),
    requalify: record({
      when: fc.array(arbitraryCondition(), { maxLength: 2 }),
      after: fc.option(days(20, 200)),
    }),
    expires: fc.integer({ min: 1, max: 18 }).map((months): Span => ({ unit: 'months', months })),
  });
