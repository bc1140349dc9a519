import type { UnitExponentials } from './unit-exponentials.ts';

/** A stretch of time with one rate. */
export interface RateStretch {
  /** End of the stretch (exclusive), in the unit of the process. */
  readonly until: number;
  /** Expected arrivals per unit of time. */
  readonly rate: number;
}

/** Instants in order, one at each call; Infinity when there are no more. */
export interface ArrivalTimes {
  next(): number;
}

/**
 * A non-homogeneous Poisson process by inversion of its cumulative rate (Çinlar 1975): the k-th arrival is where the rate
 * has accumulated the sum of k unit exponentials. Lazy, and without the draws that thinning throws away, so arrival k has
 * the same exponentials whatever the rates are, and a raised rate only brings arrivals forward.
 */
export class PoissonArrivals implements ArrivalTimes {
  private ordinal = 0;
  private time: number;
  private stretch: RateStretch | undefined;
  private readonly stretches: Iterator<RateStretch, undefined>;
  private readonly exponentials: UnitExponentials;

  /** Stretches follow one another from `start`; when they end, so do the arrivals. */
  constructor(
    start: number,
    stretches: Iterator<RateStretch, undefined>,
    exponentials: UnitExponentials,
  ) {
    this.time = start;
    this.stretches = stretches;
    this.exponentials = exponentials;
    this.stretch = this.nextStretch();
  }

  next(): number {
    let need = this.exponentials(this.ordinal++);
    while (this.stretch !== undefined) {
      const { rate, until } = this.stretch;
      const available = (until - this.time) * rate;
      if (need < available) return (this.time += need / rate);
      need -= available;
      this.time = until;
      this.stretch = this.nextStretch();
    }
    return Infinity;
  }

  private nextStretch(): RateStretch | undefined {
    return this.stretches.next().value;
  }
}
