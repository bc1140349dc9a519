import type { ExperimentResult } from '@baton/simulator';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import type { SimulationOptions } from '../command-line/simulation-options.ts';
import { ensureWritable, writeWhole } from '../command-line/write-whole.ts';
import { comparisonOf } from '../report/comparison.ts';
import { renderReport } from '../report/render-report.ts';
import { openExperiment } from './open-experiment.ts';
import { repeatCommand } from './repeat-command.ts';
import { simulate } from './simulate.ts';
import { summary, workDone } from './summary.ts';

interface Options extends SimulationOptions {
  readonly out: string | undefined;
}

/** Runs an experiment, prints the answer and writes the report, and the result where asked for. */
export async function compareExperiment(path: string, options: Options): Promise<ExitCode> {
  const experiment = openExperiment(path);
  const { json, out = `reports/${experiment.name}.html` } = options;
  ensureWritable(out);
  if (json !== undefined) ensureWritable(json);
  const result = await simulate(experiment, options);
  const comparison = comparisonOf(result, {
    experimentFile: path,
    command: repeatCommand('compare', path, result),
  });
  writeWhole(out, renderReport(comparison));
  if (json !== undefined) writeWhole(json, resultText(result));
  const lines = [
    summary(comparison),
    '',
    `report  ${out}`,
    ...(json === undefined ? [] : [`result  ${json}`]),
    workDone(comparison, result.seconds),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.ok;
}

export const resultText = (result: ExperimentResult): string =>
  `${JSON.stringify(result, null, 2)}\n`;
