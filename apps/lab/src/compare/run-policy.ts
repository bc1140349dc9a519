import { type ComparedPolicy, type Experiment, policiesOf } from '@baton/simulator';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { didYouMean } from '../command-line/did-you-mean.ts';
import { UsageError } from '../command-line/failures.ts';
import type { SimulationOptions } from '../command-line/simulation-options.ts';
import { separateOutputs } from '../command-line/separate-outputs.ts';
import { ensureWritable, writeWhole } from '../command-line/write-whole.ts';
import { comparisonOf } from '../report/comparison.ts';
import { resultText } from './compare-experiment.ts';
import { openExperiment } from './open-experiment.ts';
import { repeatCommand } from './repeat-command.ts';
import { simulate } from './simulate.ts';
import { summary, workDone } from './summary.ts';

interface Options extends SimulationOptions {
  readonly policy: string | undefined;
}

/** There is no difference whose precision could say how many replications are enough. */
const defaultReplications = 10;

/** Simulates one policy alone and prints its figures with their intervals. */
export async function runPolicy(path: string, options: Options): Promise<ExitCode> {
  const inputs = new Set<string>();
  const whole = openExperiment(path, (file) => inputs.add(file));
  const { json, replications = defaultReplications } = options;
  if (json !== undefined) {
    separateOutputs([{ called: '--json', path: json }], inputs);
    ensureWritable(json);
  }
  const baseline = await choose(whole, options.policy);
  const experiment: Experiment = { ...whole, baseline, candidates: [], expect: [] };
  const result = await simulate(experiment, { ...options, replications });
  if (json !== undefined) writeWhole(json, resultText(result));
  const command = repeatCommand('run', path, result);
  const comparison = comparisonOf(result, { experiment, experimentFile: path, command });
  const lines = [
    summary(comparison),
    '',
    ...(json === undefined ? [] : [`result  ${json}`]),
    workDone(comparison, result.seconds),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.ok;
}

/** @throws UsageError when the experiment names no such policy. */
export async function choose(
  experiment: Experiment,
  name: string | undefined,
): Promise<ComparedPolicy> {
  if (name === undefined) return experiment.baseline;
  const policies = policiesOf(experiment);
  const found = policies.find((policy) => policy.name === name);
  if (found !== undefined) return found;
  const names = policies.map((policy) => policy.name);
  throw new UsageError(
    `the experiment has no policy \`${name}\``,
    `it has ${names.join(', ')}`,
    await didYouMean(name, names, '', 'name one of these'),
  );
}
