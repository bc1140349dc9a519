/**
 * Runs one year with about as many leads as asked for, alone in its process, and prints what it took as JSON. Before it come
 * so many years of ten thousand leads, of which only the first is told, and apart: cold, a lead of a short year costs
 * more than twice as much, because the compiler is still at work.
 */
import { keepHeapLean } from '../src/node/lean-heap.ts';
import { runReplication } from '../src/shell/run-replication.ts';
import { yearOf } from './year-of-leads.ts';

export interface YearRun {
  readonly leads: number;
  readonly steps: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** Processor time a lead of the first year in the process, seconds. */
  readonly coldCost: number;
}

const WARM_UP_LEADS = 10_000;

keepHeapLean();
const [asked, warmUps] = process.argv.slice(2).map(Number);
let coldCost = Number.NaN;
for (let year = 0; year < (warmUps ?? 0); year += 1) {
  const input = yearOf(WARM_UP_LEADS);
  const before = process.cpuUsage();
  const { leads } = await runReplication(input);
  const { user, system } = process.cpuUsage(before);
  if (year === 0) coldCost = (user + system) / 1e6 / leads;
}
const input = yearOf(asked ?? WARM_UP_LEADS);
let peakBytes = 0;
const onProgress = (): void => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
};
const startedMs = performance.now();
const before = process.cpuUsage();
const { leads, events: steps } = await runReplication({ ...input, onProgress });
const { user, system } = process.cpuUsage(before);
onProgress();
const run: YearRun = {
  leads,
  steps,
  seconds: (performance.now() - startedMs) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakBytes,
  coldCost,
};
process.stdout.write(`${JSON.stringify(run)}\n`);
