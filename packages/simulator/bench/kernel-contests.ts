import { deepStrictEqual } from 'node:assert';
import type { Contest } from './contest.ts';
import { kernelQueue } from './kernel-queue.ts';
import { limitQueue } from './limit-queue.ts';
import { workloads } from './workload.ts';

const CUSTOMERS = 1_000_000;
const SEED = 7;

/** Kernel events a second on both workloads. Both sides must find the same queue before either is timed. */
export function kernelContests(): Contest[] {
  return workloads.map((workload) => {
    deepStrictEqual(kernelQueue(workload, 50_000, SEED), limitQueue(workload, 50_000, SEED));
    return {
      name: `kernel: ${workload.name}`,
      unit: 'events',
      yardstick: {
        name: 'hand-written limit',
        run: () => limitQueue(workload, CUSTOMERS, SEED).events,
      },
      contenders: [{ name: 'kernel', run: () => kernelQueue(workload, CUSTOMERS, SEED).events }],
    };
  });
}
