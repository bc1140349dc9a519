import fc from 'fast-check';
import type { Destination, Loss, Return } from '../policy/policy.ts';
import { record } from './record.ts';

const nurtureOr = (...others: Destination[]): fc.Arbitrary<Destination> =>
  fc.constantFrom<Destination[]>(
    { kind: 'nurture', track: 'long' },
    { kind: 'nurture', track: 'short' },
    ...others,
  );

const returned = (to: Destination, excludeHolder = false): fc.Arbitrary<Return> =>
  fc.constant({ to, excludeHolder, needsCriterion: to.kind === 'disqualify' });

/** A return for every kind of destination. */
export const arbitraryReturns: fc.Arbitrary<Readonly<Record<string, Return>>> = record({
  'not-a-lead': returned({ kind: 'disqualify' }),
  'no-budget-now': nurtureOr().map((to) => ({ to, excludeHolder: false, needsCriterion: false })),
  'wrong-territory': fc.boolean().chain((exclude) => returned({ kind: 'routing' }, exclude)),
  unreachable: returned({ kind: 'qualification', desk: 'tele-prospecting' }),
  disputed: returned({ kind: 'arbitration' }),
  'went-quiet': nurtureOr().map((to) => ({ to, excludeHolder: false, needsCriterion: false })),
});

const lossTo = (...others: Destination[]): fc.Arbitrary<Loss> =>
  nurtureOr(...others).map((to) => ({ to }));

/** Losses that close the lead or recycle it. */
export const arbitraryLosses: fc.Arbitrary<Readonly<Record<string, Loss>>> = record({
  price: lossTo(),
  competitor: lossTo({ kind: 'lost' }),
  'no-decision': lossTo({ kind: 'lost' }),
});
