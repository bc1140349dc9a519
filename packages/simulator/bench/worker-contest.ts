import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runnerOf } from '../src/node/pool-runner.ts';
import { median, type Row } from './contest.ts';
import { shippedExperiment } from './shipped-experiment.ts';

const REPLICATIONS = 10;
const ROUNDS = 7;

/** Seconds that each process took for its replications, all of them at once; the slowest counts. */
const processes = async (count: number): Promise<number> => {
  const script = join(import.meta.dirname, 'run-replications.ts');
  const runs = Array.from({ length: count }, async () => {
    const child = spawn(process.execPath, [script, `${REPLICATIONS}`]);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    await new Promise((resolve) => child.on('close', resolve));
    return (JSON.parse(out) as { readonly seconds: number }).seconds;
  });
  return Math.max(...(await Promise.all(runs)));
};

/** Seconds that so many workers take for as many replications each. */
const workers = async (count: number): Promise<number> => {
  const experiment = shippedExperiment();
  const runner = runnerOf(experiment, experiment.seed, count, 0);
  const all = (from: number, each: number) =>
    Promise.all(Array.from({ length: each * count }, (_, index) => runner.run(from + index)));
  try {
    await all(REPLICATIONS * count, 4);
    const startedMs = performance.now();
    await all(0, REPLICATIONS);
    return (performance.now() - startedMs) / 1000;
  } finally {
    await runner.close();
  }
};

/** What two workers do more than one, beside what two processes that know nothing of each other do more than one. */
export async function workerRows(): Promise<Row[]> {
  const ratios: number[] = [];
  const rates: number[] = [];
  const apart: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [oneWorker, oneProcess] = [await workers(1), await processes(1)];
    const [twoWorkers, twoProcesses] = [await workers(2), await processes(2)];
    rates.push((2 * oneWorker) / twoWorkers);
    apart.push((2 * oneProcess) / twoProcesses);
    ratios.push(rates[round]! / apart[round]!);
  }
  return [
    {
      contest: 'two workers',
      contender: 'two workers against one',
      unit: 'times',
      perSecond: median(rates),
      yardstick: 'two processes against one',
      yardstickPerSecond: median(apart),
      ratio: median(ratios),
      ratioLow: Math.min(...ratios),
      ratioHigh: Math.max(...ratios),
      ratioOf: 'rate',
      rounds: ROUNDS,
    },
  ];
}
