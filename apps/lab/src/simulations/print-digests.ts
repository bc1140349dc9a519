/**
 * Prints the MD5 of what each shipped experiment finds, at the length at which it is shipped or with as many replications
 * as asked for: `node apps/lab/src/simulations/print-digests.ts [REPLICATIONS [PART_OF_A_NAME]]`. Printed before and after
 * a change, it shows whether the change changes results.
 */
import { join, relative } from 'node:path';
import { compare, inThisThread, loadExperiment } from '@baton/simulator';
import { documentSource } from '../documents/source.ts';
import { digestOf, shippedExperiments, simulations } from './shipped-experiments.ts';

const [replications, part = ''] = process.argv.slice(2);
const size = replications === undefined ? {} : { replications: Number(replications) };

for (const file of shippedExperiments.filter((one) => one.includes(part))) {
  const loaded = loadExperiment(relative(process.cwd(), join(simulations, file)), documentSource());
  if (!loaded.ok) {
    process.stdout.write(`${file}: ${loaded.errors[0]?.message ?? 'refused'}\n`);
    continue;
  }
  const { experiment } = loaded;
  const runner = inThisThread(experiment, experiment.seed, 0);
  // One after the other, so that each has the machine to itself.
  const result = await compare(experiment, { runner, ...size, now: () => performance.now() });
  const leads = result.replications;
  process.stdout.write(
    `${digestOf(result)}  ${file}  ${leads} replications in ${result.seconds.toFixed(1)} s\n`,
  );
}
