import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, type Row } from './contest.ts';
import type { YearRun } from './run-year.ts';

/** How many leads a year, and how often each is run: a million takes minutes. */
const SIZES = [
  { leads: 10_000, times: 5 },
  { leads: 100_000, times: 2 },
  { leads: 1_000_000, times: 1 },
] as const;

const runYear = (leads: number): YearRun => {
  const script = join(import.meta.dirname, 'run-year.ts');
  const ran = spawnSync(process.execPath, [script, `${leads}`], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (ran.status !== 0) throw new Error(`a year of ${leads} leads: ${ran.stderr.slice(-400)}`);
  return JSON.parse(ran.stdout) as YearRun;
};

const count = (leads: number): string => leads.toLocaleString('en');

/**
 * Processor time and memory of a year by the number of leads, each run in a process of its own. Ratios are of processor time
 * per lead against the smallest size: whatever else the machine does takes no part in them.
 */
export function sizeRows(most: number): Row[] {
  const rows: Row[] = [];
  let smallest = 0;
  for (const { leads, times } of SIZES.filter((one) => one.leads <= most)) {
    const runs = Array.from({ length: times }, () => runYear(leads));
    const perLead = runs.map((run) => run.cpuSeconds / run.leads);
    smallest = smallest === 0 ? median(perLead) : smallest;
    const ratios = perLead.map((one) => one / smallest);
    const row = {
      contest: 'a year of leads',
      yardstick: `${count(SIZES[0].leads)} leads`,
      yardstickPerSecond: 1 / smallest,
      rounds: times,
    };
    rows.push({
      ...row,
      contender: `${count(leads)} leads: cost per lead`,
      unit: 'leads',
      perSecond: 1 / median(perLead),
      ratio: median(ratios),
      ratioLow: Math.min(...ratios),
      ratioHigh: Math.max(...ratios),
    });
    const peaks = runs.map((run) => run.peakBytes / 2 ** 20);
    rows.push({
      ...row,
      contender: `${count(leads)} leads: steps, peak of ${median(peaks).toFixed(0)} MB`,
      unit: 'steps',
      perSecond: median(runs.map((run) => run.steps / run.cpuSeconds)),
      ratio: median(peaks),
      ratioLow: Math.min(...peaks),
      ratioHigh: Math.max(...peaks),
    });
  }
  return rows;
}
