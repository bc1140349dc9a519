import type { Draws } from '../random/draws.ts';
import { type Burst, burstArrivals } from './burst.ts';
import { type ArrivalTimes, PoissonArrivals } from './poisson-arrivals.ts';
import { unitExponentials } from './unit-exponentials.ts';
import { type WeeklyRates, weeklyStretches } from './weekly-rates.ts';

/** A source of leads: a weekly rhythm, or one burst. Its id is part of every lead's id and of every address drawn for it. */
export interface ArrivalSource {
  readonly id: string;
  readonly arrives: { readonly weekly: WeeklyRates } | { readonly burst: Burst };
}

export interface ArrivalWindow {
  /** Epoch ms, `[from, until)`. */
  readonly from: number;
  readonly until: number;
  readonly replication: number;
}

/**
 * The leads of several sources in order of time, made as they are asked for. `next` moves to the next lead and answers
 * whether there is one; `at` is its instant in whole epoch ms, `source` the index of its source, `ordinal` its number
 * within the source, from 1. At the same millisecond the source listed first comes first.
 *
 * Nothing here knows a policy: the same seed, sources and window give the same leads under every policy compared.
 */
export class Arrivals {
  at = 0;
  source = 0;
  ordinal = 0;
  private readonly sources: readonly ArrivalSource[];
  private readonly window: ArrivalWindow;
  private readonly times: readonly ArrivalTimes[];
  private readonly upcoming: number[];
  private readonly counts: number[];

  /** Throws a RangeError on two sources of one id, or on rates and bursts that are none. */
  constructor(sources: readonly ArrivalSource[], window: ArrivalWindow, draws: Draws) {
    if (new Set(sources.map(({ id }) => id)).size < sources.length)
      throw new RangeError('Two sources of arrivals have the same id');
    this.sources = sources;
    this.window = window;
    this.times = sources.map((source) => timesOf(source, window, draws));
    this.counts = sources.map(() => 0);
    this.upcoming = this.times.map((times, index) => this.nextInWindow(times, index));
  }

  next(): boolean {
    let first = -1;
    let earliest = this.window.until;
    for (let index = 0; index < this.upcoming.length; index++) {
      if (this.upcoming[index]! < earliest) {
        earliest = this.upcoming[index]!;
        first = index;
      }
    }
    if (first < 0) return false;
    this.at = earliest;
    this.source = first;
    this.ordinal = this.counts[first]!;
    this.upcoming[first] = this.nextInWindow(this.times[first]!, first);
    return true;
  }

  /** The lead's stable id, such as `web-demo-000123`. */
  get id(): string {
    return `${this.sources[this.source]!.id}-${String(this.ordinal).padStart(6, '0')}`;
  }

  /** A burst may have begun before the window: its earlier leads keep their numbers. */
  private nextInWindow(times: ArrivalTimes, index: number): number {
    for (;;) {
      const at = Math.floor(times.next());
      this.counts[index] = this.counts[index]! + 1;
      if (at >= this.window.from) return at;
    }
  }
}

function timesOf(
  { id, arrives }: ArrivalSource,
  { from, until, replication }: ArrivalWindow,
  draws: Draws,
): ArrivalTimes {
  const exponentials = unitExponentials(draws, id, replication);
  return 'weekly' in arrives
    ? new PoissonArrivals(from, weeklyStretches(arrives.weekly, from, until), exponentials)
    : burstArrivals(arrives.burst, exponentials);
}
