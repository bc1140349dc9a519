import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compiled, reference } from '@baton/core';
import type { Contest, Done } from './contest.ts';
import { limitQueue } from './limit-queue.ts';
import type { LeadRun } from './run-leads.ts';
import { simulationOf } from './simulation-of.ts';
import { workloads } from './workload.ts';

const CUSTOMERS = 200_000;

/** Replications before those that count, and those: the compiler has seen enough of what it runs by then. */
const TIMES = { compiled: [60, 60], reference: [3, 3] } as const;

/** Each in a process of its own, as everybody runs them: what one executor taught the compiler does not slow the other. */
const leads = (executor: keyof typeof TIMES): Done => {
  const script = join(import.meta.dirname, 'run-leads.ts');
  const ran = spawnSync(process.execPath, [script, executor, ...TIMES[executor].map(String)], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`${executor}: ${ran.stderr.slice(-400)}`);
  const { leads: done, cpuSeconds: seconds } = JSON.parse(ran.stdout) as LeadRun;
  return { done, seconds };
};

/**
 * Leads a second end to end. The limit is the hand-written queue with a deadline, whose customers only arrive, wait and
 * are served or give up: what a lead costs beyond that is Baton's lifecycle, people and books.
 */
export async function leadContests(): Promise<Contest[]> {
  deepStrictEqual(await simulationOf(compiled)(0), await simulationOf(reference)(0));
  const deadline = workloads[1];
  if (deadline === undefined) throw new Error('the workload with a deadline is missing');
  const byTable = { name: 'compiled', run: () => leads('compiled') };
  const byXState = { name: 'reference (XState)', run: () => leads('reference') };
  const limit = () => {
    limitQueue(deadline, CUSTOMERS, 7);
    return CUSTOMERS;
  };
  return [
    {
      name: 'leads end to end, the limit',
      unit: 'leads',
      yardstick: { name: 'hand-written queue', run: limit },
      contenders: [byTable],
    },
    {
      name: 'leads end to end, both executors',
      unit: 'leads',
      yardstick: byXState,
      contenders: [byTable],
    },
  ];
}
