import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Contender, Contest } from './contest.ts';
import { kernelQueue } from './kernel-queue.ts';
import { simJsQueue } from './simjs-queue.ts';
import { type Workload, workloads } from './workload.ts';

const CUSTOMERS = 1_000_000;
const FEW = 40_000;
const SEED = 7;
const SCRIPT = join(import.meta.dirname, 'simpy-queue.py');

interface SimPyRun {
  readonly done: number;
  readonly seconds: number;
  readonly reneged: number;
}

/** Debian's SimPy belongs to the system's own Python. Answers why not where it is not there. */
function simPy(workload: Workload, customers: number): SimPyRun | string {
  const { arrivalRate, deadline } = workload;
  const words = [SCRIPT, `${arrivalRate}`, deadline === Infinity ? 'inf' : `${deadline}`];
  const ran = spawnSync('/usr/bin/python3', [...words, `${customers}`, `${SEED}`], {
    encoding: 'utf8',
  });
  if (ran.error !== undefined) return `no /usr/bin/python3: ${ran.error.message}`;
  if (ran.status !== 0) return ran.stderr.trim().split('\n').at(-1) ?? 'it failed';
  return JSON.parse(ran.stdout) as SimPyRun;
}

/** Two queues of one law whose random numbers differ must give up about as often. */
const alike = (name: string, share: number, expected: number): void => {
  if (Math.abs(share - expected) > 0.02)
    throw new Error(`${name}: ${share} gave up, where the kernel has ${expected}`);
};

/** The kernel against what others use, in customers a second: events are counted differently by each. */
export function peerContests(): { contests: Contest[]; skipped: string[] } {
  const skipped: string[] = [];
  const contests = workloads.map((workload): Contest => {
    const { reneged } = kernelQueue(workload, FEW, SEED);
    alike('simjs', simJsQueue(workload, FEW, SEED).reneged / FEW, reneged / FEW);
    const contenders: Contender[] = [
      { name: 'simjs', run: () => (simJsQueue(workload, FEW, SEED), FEW) },
    ];
    const tried = simPy(workload, FEW);
    if (typeof tried === 'string') skipped.push(`SimPy, ${workload.name}: ${tried}`);
    else {
      alike('SimPy', tried.reneged / FEW, reneged / FEW);
      contenders.push({
        name: 'SimPy 3',
        run: () => {
          const ran = simPy(workload, FEW);
          if (typeof ran === 'string') throw new Error(ran);
          return ran;
        },
      });
    }
    return {
      name: `peers: ${workload.name}`,
      unit: 'customers',
      yardstick: {
        name: 'kernel',
        run: () => (kernelQueue(workload, CUSTOMERS, SEED), CUSTOMERS),
      },
      contenders,
    };
  });
  return { contests, skipped };
}
