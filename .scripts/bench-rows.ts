import type { Row } from '../apps/service/bench/rounds.ts';
import type { Spread } from '../packages/simulator/bench/contest.ts';

/** What every benchmark says of a contest; what one does not measure is null in bench.json. */
export interface BenchRow extends Row {
  /** Peak of resident memory in MiB. */
  readonly peakMb: Spread | null;
  readonly yardstickPeakMb: Spread | null;
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
