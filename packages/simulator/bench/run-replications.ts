/** Runs so many replications of the shipped experiment in this thread; what two of these give two workers should give. */
import { inThisThread } from '../src/experiment/runner.ts';
import { shippedExperiment } from './shipped-experiment.ts';

const count = Number(process.argv[2]);
const experiment = shippedExperiment();
const runner = inThisThread(experiment, experiment.seed, 0);
for (let warm = 0; warm < 4; warm += 1) await runner.run(count + warm);
const startedMs = performance.now();
for (let replication = 0; replication < count; replication += 1) await runner.run(replication);
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - startedMs) / 1000 })}\n`);
