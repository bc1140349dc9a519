import fc from 'fast-check';
import { DAY_MS, type Span } from '../time/span.ts';

/** So many whole days of the wall clock. */
export const days = (from: number, to: number): fc.Arbitrary<Span> =>
  fc.integer({ min: from, max: to }).map((count) => ({ unit: 'wall', ms: count * DAY_MS }));

/** One or more rules named `<prefix>-<number>`. */
export const named = <T>(
  prefix: string,
  one: fc.Arbitrary<T>,
  most: number,
): fc.Arbitrary<(T & { readonly rule: string })[]> =>
  fc
    .array(one, { minLength: 1, maxLength: most })
    .map((rules) => rules.map((rule, index) => ({ ...rule, rule: `${prefix}-${index + 1}` })));
