/** How many units of the work were done, and in how many seconds where that is not all that passed meanwhile. */
export type Done = number | { readonly done: number; readonly seconds: number };

/** One way of doing the work, at once or by a promise. */
export interface Contender {
  readonly name: string;
  readonly run: () => Done | Promise<Done>;
}

/** The same work done in several ways, all measured against the first. */
export interface Contest {
  readonly name: string;
  /** What is counted, such as `events`. */
  readonly unit: string;
  readonly yardstick: Contender;
  readonly contenders: readonly Contender[];
}

export interface Row {
  readonly contest: string;
  readonly contender: string;
  readonly unit: string;
  /** Medians over the rounds. */
  readonly perSecond: number;
  readonly yardstick: string;
  readonly yardstickPerSecond: number;
  /** Median of the ratios, each within one round; its range over the rounds. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  /** A ratio of rates says how much faster the contender is, one of costs how much dearer. */
  readonly ratioOf: 'rate' | 'cost';
  readonly rounds: number;
  /** Peak of resident memory in MiB, where it was measured: median and range over the rounds. */
  readonly peakMb?: Spread;
  readonly yardstickPeakMb?: Spread;
}

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  low: Math.min(...values),
  high: Math.max(...values),
});

/** Runs that only let the compiler do its work. */
const WARM_UPS = 2;

/**
 * Rounds in which everybody runs once, in turn and in alternating order, so that whatever else the machine does meets all
 * alike. Asks the caller for the clock (seconds), because a run measures and does not know the time.
 */
export async function hold(contest: Contest, rounds: number, clock: () => number): Promise<Row[]> {
  const everybody = [contest.yardstick, ...contest.contenders];
  const rates = everybody.map((): number[] => []);
  for (let round = -WARM_UPS; round < rounds; round++) {
    const order = everybody.map((_, index) => index);
    if (round % 2 !== 0) order.reverse();
    for (const index of order) {
      const start = clock();
      const done = await everybody[index]!.run();
      const passed = clock() - start;
      const rate = typeof done === 'number' ? done / passed : done.done / done.seconds;
      if (round >= 0) rates[index]!.push(rate);
    }
  }
  return contest.contenders.map((contender, index) => {
    const own = rates[index + 1]!;
    const ratios = own.map((rate, round) => rate / rates[0]![round]!);
    return {
      contest: contest.name,
      contender: contender.name,
      unit: contest.unit,
      perSecond: median(own),
      yardstick: contest.yardstick.name,
      yardstickPerSecond: median(rates[0]!),
      ratio: median(ratios),
      ratioLow: Math.min(...ratios),
      ratioHigh: Math.max(...ratios),
      ratioOf: 'rate',
      rounds,
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
