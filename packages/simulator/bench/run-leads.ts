/** Runs replications of the shipped experiment by the named executor, alone in its process, and prints what it took as JSON. */
import { compiled, reference } from '@baton/core';
import { simulationOf } from './simulation-of.ts';

/** Leads and steps of the runs that count, in seconds of processor time. */
export interface LeadRun {
  readonly leads: number;
  readonly steps: number;
  readonly cpuSeconds: number;
}

const [name, warmUps, times] = process.argv.slice(2);
const run = simulationOf(name === 'reference' ? reference : compiled);
for (let time = 0; time < Number(warmUps); time += 1) await run(time);
const before = process.cpuUsage();
const done = { leads: 0, steps: 0 };
for (let time = 0; time < Number(times); time += 1) {
  const { leads, events } = await run(time);
  done.leads += leads;
  done.steps += events;
}
const { user, system } = process.cpuUsage(before);
const result: LeadRun = { ...done, cpuSeconds: (user + system) / 1e6 };
process.stdout.write(`${JSON.stringify(result)}\n`);
