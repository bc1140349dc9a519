import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, type Row, spreadOf } from './contest.ts';
import type { YearRun } from './run-year.ts';

const SMALL = 10_000;

/** Years of ten thousand leads in the same process before the one that counts: after four a lead costs what it costs. */
const WARM_UPS = 4;

/**
 * What is held against the small year, and in how many rounds. A year of a million takes minutes, so that as many are run as
 * begin within a few minutes.
 */
const SIZES = [
  { leads: 100_000, rounds: 7, beginWithinMs: Infinity },
  { leads: 1_000_000, rounds: 3, beginWithinMs: 4 * 60_000 },
] as const;

const runYear = (leads: number): YearRun => {
  const script = join(import.meta.dirname, 'run-year.ts');
  const ran = spawnSync(process.execPath, [script, `${leads}`, `${WARM_UPS}`], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (ran.status !== 0) throw new Error(`a year of ${leads} leads: ${ran.stderr.slice(-400)}`);
  return JSON.parse(ran.stdout) as YearRun;
};

interface Round {
  readonly small: YearRun;
  readonly large: YearRun;
}

/** Both sizes in turn and in alternating order, each run in a process of its own. */
const roundsOf = ({ leads, rounds, beginWithinMs }: (typeof SIZES)[number]): readonly Round[] => {
  const startedMs = performance.now();
  const held: Round[] = [];
  while (
    held.length < rounds &&
    (held.length === 0 || performance.now() - startedMs < beginWithinMs)
  ) {
    if (held.length % 2 === 0) {
      const small = runYear(SMALL);
      held.push({ small, large: runYear(leads) });
    } else {
      const large = runYear(leads);
      held.push({ small: runYear(SMALL), large });
    }
  }
  return held;
};

const count = (leads: number): string => leads.toLocaleString('en');
const costOf = ({ cpuSeconds, leads }: YearRun): number => cpuSeconds / leads;
const stepsOf = ({ steps, cpuSeconds }: YearRun): number => steps / cpuSeconds;
const peaksOf = (runs: readonly YearRun[]) => spreadOf(runs.map((run) => run.peakBytes / 2 ** 20));

const rowsOf = (leads: number, held: readonly Round[]): Row[] => {
  const [small, large] = [held.map((one) => one.small), held.map((one) => one.large)];
  const row = (what: string, ratios: readonly number[]) => {
    const { median: ratio, low: ratioLow, high: ratioHigh } = spreadOf(ratios);
    return {
      contest: `a year of leads: ${what}`,
      contender: `${count(leads)} leads`,
      yardstick: `${count(SMALL)} leads`,
      ratio,
      ratioLow,
      ratioHigh,
      rounds: held.length,
    };
  };
  return [
    {
      ...row(
        'cost per lead',
        held.map((one) => costOf(one.large) / costOf(one.small)),
      ),
      unit: 'leads',
      perSecond: 1 / median(large.map(costOf)),
      yardstickPerSecond: 1 / median(small.map(costOf)),
      ratioOf: 'cost',
      peakMb: peaksOf(large),
      yardstickPeakMb: peaksOf(small),
    },
    {
      ...row(
        'cost per lead, the short year cold',
        held.map((one) => costOf(one.large) / one.small.coldCost),
      ),
      unit: 'leads',
      perSecond: 1 / median(large.map(costOf)),
      yardstickPerSecond: 1 / median(small.map((one) => one.coldCost)),
      ratioOf: 'cost',
    },
    {
      ...row(
        'steps',
        held.map((one) => stepsOf(one.large) / stepsOf(one.small)),
      ),
      unit: 'steps',
      perSecond: median(large.map(stepsOf)),
      yardstickPerSecond: median(small.map(stepsOf)),
      ratioOf: 'rate',
    },
  ];
};

/**
 * Processor time and memory of a year by the number of leads. Ratios are of processor time, which holds less of whatever else
 * the machine does than a clock; the peak of memory is that of the year that counts, in a process whose warm-up has
 * left at most what a small year takes.
 */
export function sizeRows(most: number): Row[] {
  const sizes = SIZES.filter((one) => one.leads <= most);
  if (sizes.length === 0)
    throw new Error(`--leads ${most}: the smallest year held against another has 100000`);
  return sizes.flatMap((size) => rowsOf(size.leads, roundsOf(size)));
}
