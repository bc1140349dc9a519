/** Median and range over the rounds. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** What every benchmark says of a contest; what one does not measure is null in bench.json. */
export interface BenchRow {
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
  /** Peak of resident memory in MiB. */
  readonly peakMb: Spread | null;
  readonly yardstickPeakMb: Spread | null;
  /** How long one took, in ms. */
  readonly tookMs: Percentiles | null;
  readonly yardstickTookMs: Percentiles | null;
  /** What the ratio is held against, and whether it holds. */
  readonly bound: { readonly atLeast: number } | { readonly atMost: number } | null;
  readonly isMet: boolean | null;
}

type Optional = 'peakMb' | 'yardstickPeakMb' | 'tookMs' | 'yardstickTookMs' | 'bound' | 'isMet';

/** As the benchmark of one workspace writes it. */
export type WrittenRow = Omit<BenchRow, Optional> & Partial<Pick<BenchRow, Optional>>;

/** One format for all: every row has every key. */
export const benchRow = (row: WrittenRow): BenchRow => ({
  ...row,
  peakMb: row.peakMb ?? null,
  yardstickPeakMb: row.yardstickPeakMb ?? null,
  tookMs: row.tookMs ?? null,
  yardstickTookMs: row.yardstickTookMs ?? null,
  bound: row.bound ?? null,
  isMet: row.isMet ?? null,
});
