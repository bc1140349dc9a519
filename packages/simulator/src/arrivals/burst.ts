import { DAY_MS } from '@baton/core';
import type { ArrivalTimes } from './poisson-arrivals.ts';
import type { UnitExponentials } from './unit-exponentials.ts';

/**
 * A trade show, a webinar, a mailing: leads from one instant on, thinning out exponentially. `leads` says how many there
 * will be in all, exactly or on average, or how many a day at the start.
 */
export interface Burst {
  /** Epoch ms of the first that may come. */
  readonly at: number;
  /** Mean delay of a lead after `at`, ms: 63% have come by then, 95% by three times as long. */
  readonly decayMs: number;
  readonly leads:
    | { readonly exactly: number }
    | { readonly expected: number }
    | { readonly perDay: number };
}

/** Throws a RangeError on a decay or a number of leads that is not positive (or, exactly, not an integer). */
export function burstArrivals(burst: Burst, exponentials: UnitExponentials): ArrivalTimes {
  const { at, decayMs, leads } = burst;
  if (!(decayMs > 0 && decayMs < Infinity))
    throw new RangeError(`A decay of ${decayMs} ms is not positive`);
  if ('exactly' in leads) return exactArrivals(at, decayMs, leads.exactly, exponentials);
  return decayingArrivals(
    at,
    decayMs,
    'expected' in leads ? leads.expected : (leads.perDay * decayMs) / DAY_MS,
    exponentials,
  );
}

/**
 * The order statistics of `count` exponential delays, one by one: the gap before the k-th of n is an exponential divided by
 * n - k + 1 (Rényi 1953). So nothing is generated ahead and nothing sorted.
 */
function exactArrivals(
  at: number,
  decayMs: number,
  count: number,
  exponentials: UnitExponentials,
): ArrivalTimes {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`${count} is not a number of leads`);
  let ordinal = 0;
  let delay = 0;
  return {
    next: () => {
      if (ordinal === count) return Infinity;
      delay += (decayMs * exponentials(ordinal)) / (count - ordinal);
      ordinal++;
      return at + delay;
    },
  };
}

/** Poisson arrivals with the rate expected/decay · e^(-t/decay), by inversion: their total is finite, and so are they. */
function decayingArrivals(
  at: number,
  decayMs: number,
  expected: number,
  exponentials: UnitExponentials,
): ArrivalTimes {
  if (!(expected >= 0 && expected < Infinity))
    throw new RangeError(`${expected} is not a number of leads to expect`);
  let ordinal = 0;
  let accumulated = 0;
  return {
    next: () => {
      accumulated += exponentials(ordinal++);
      return accumulated < expected ? at - decayMs * Math.log1p(-accumulated / expected) : Infinity;
    },
  };
}
