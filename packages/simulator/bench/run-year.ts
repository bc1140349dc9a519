/** Runs one year with about as many leads as asked for, alone in its process, and prints what it took as JSON. */
import { keepHeapLean } from '../src/node/lean-heap.ts';
import { runReplication } from '../src/shell/run-replication.ts';
import { yearOf } from './year-of-leads.ts';

export interface YearRun {
  readonly leads: number;
  readonly steps: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

keepHeapLean();
const input = yearOf(Number(process.argv[2]));
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
};
process.stdout.write(`${JSON.stringify(run)}\n`);
