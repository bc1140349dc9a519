/** One way of doing the work. */
export interface Side {
  readonly name: string;
  /** Not timed: gets ready what `run` is going to do. */
  readonly prepare?: () => Promise<void>;
  /** How many units were done, and how long each took in ms where that is asked. */
  readonly run: () => Promise<{ readonly done: number; readonly tookMs?: readonly number[] }>;
}

export interface Contest {
  readonly name: string;
  /** What is counted, such as `intakes`. */
  readonly unit: string;
  readonly yardstick: Side;
  readonly contender: Side;
  readonly rounds: number;
  readonly warmUps: number;
  /** What the median of the ratios is held against; null where it is only shown. */
  readonly bound: { readonly atLeast: number } | { readonly atMost: number } | null;
  /** Rates as contender to yardstick; cost the other way round. */
  readonly ratioOf: 'rate' | 'cost';
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

export interface Row {
  readonly contest: string;
  readonly unit: string;
  readonly contender: string;
  /** Medians over the rounds. */
  readonly perSecond: number;
  readonly yardstick: string;
  readonly yardstickPerSecond: number;
  /** Median of the ratios, each within one round; its range over the rounds. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  readonly ratioOf: Contest['ratioOf'];
  readonly bound: Contest['bound'];
  readonly isMet: boolean | null;
  /** Over all rounds, in ms. */
  readonly tookMs: Percentiles | null;
  readonly yardstickTookMs: Percentiles | null;
  readonly rounds: number;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
};

const percentiles = (values: readonly number[]): Percentiles | null =>
  values.length === 0 ? null : { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };

const isMet = (bound: Contest['bound'], ratio: number): boolean | null => {
  if (bound === null) return null;
  return 'atLeast' in bound ? ratio >= bound.atLeast : ratio <= bound.atMost;
};

/** Rounds in which both run once, in alternating order, so that whatever else the machine does meets both alike. */
export const hold = async (contest: Contest, nowMs: () => number): Promise<Row> => {
  const sides = [contest.yardstick, contest.contender].map((side) => ({
    side,
    rates: [] as number[],
    tookMs: [] as number[],
  }));
  for (let round = -contest.warmUps; round < contest.rounds; round++)
    for (const { side, rates, tookMs } of round % 2 === 0 ? sides : sides.toReversed()) {
      await side.prepare?.();
      const start = nowMs();
      const ran = await side.run();
      const rate = ran.done / ((nowMs() - start) / 1000);
      if (round < 0) continue;
      rates.push(rate);
      tookMs.push(...(ran.tookMs ?? []));
    }
  const [yardstick, contender] = sides;
  if (yardstick === undefined || contender === undefined) throw new Error('two sides');
  const ratios = contender.rates.map((rate, round) => {
    const other = yardstick.rates[round] ?? Number.NaN;
    return contest.ratioOf === 'rate' ? rate / other : other / rate;
  });
  const ratio = median(ratios);
  return {
    contest: contest.name,
    unit: contest.unit,
    contender: contest.contender.name,
    perSecond: median(contender.rates),
    yardstick: contest.yardstick.name,
    yardstickPerSecond: median(yardstick.rates),
    ratio,
    ratioLow: Math.min(...ratios),
    ratioHigh: Math.max(...ratios),
    ratioOf: contest.ratioOf,
    bound: contest.bound,
    isMet: isMet(contest.bound, ratio),
    tookMs: percentiles(contender.tookMs),
    yardstickTookMs: percentiles(yardstick.tookMs),
    rounds: contest.rounds,
  };
};

/** Works off the items, `atOnce` at a time, and says how long each took. */
export const together = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<{ readonly done: number; readonly tookMs: readonly number[] }> => {
  const waiting = items.values();
  const tookMs: number[] = [];
  const client = async (): Promise<void> => {
    for (const item of waiting) {
      const start = performance.now();
      await work(item);
      tookMs.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return { done: items.length, tookMs };
};
