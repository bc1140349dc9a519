import { type ExperimentResult, VERIFY_SHARE } from '@baton/simulator';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import type { SimulationOptions } from '../command-line/simulation-options.ts';
import { onInterrupt, sayWhenStopped } from '../command-line/interrupts.ts';
import { separateOutputs } from '../command-line/separate-outputs.ts';
import { ensureWritable, isDevice, writeWhole } from '../command-line/write-whole.ts';
import { comparisonOf } from '../report/comparison.ts';
import { renderReport } from '../report/render-report.ts';
import { keepReplications, keptBeside, type KeptReplications } from './kept-replications.ts';
import { openExperiment } from './open-experiment.ts';
import { repeatCommand } from './repeat-command.ts';
import { simulate } from './simulate.ts';
import { summary, workDone } from './summary.ts';
import { basisOf } from './unfinished-file.ts';

interface Options extends SimulationOptions {
  readonly out: string | undefined;
  readonly resume: boolean;
}

/** Runs an experiment, prints the answer and writes the report, and the result where asked for. */
export async function compareExperiment(path: string, options: Options): Promise<ExitCode> {
  const inputs = new Set<string>();
  const experiment = openExperiment(path, (file) => inputs.add(file));
  const usual = `reports/${experiment.name}.html`;
  const { json, out = usual } = options;
  // Nothing can be kept beside a pipe.
  const unfinished = keptBeside(
    [json, out].find((one) => one !== undefined && !isDevice(one)) ?? usual,
  );
  const outputs = [
    { called: '--out', path: out },
    ...(json === undefined ? [] : [{ called: '--json', path: json }]),
    { called: 'the file of finished replications', path: unfinished },
  ];
  separateOutputs(outputs, inputs);
  ensureWritable(...outputs.map((output) => output.path));
  const basis = basisOf(
    experiment,
    options.seed ?? experiment.seed,
    options.verify ?? VERIFY_SHARE,
  );
  const kept = keepReplications(unfinished, basis, options.resume);
  onInterrupt(kept.close);
  sayWhenStopped(() => lastWords(kept));
  tellBeginning(kept, options.resume);
  try {
    const result = await simulate(experiment, options, kept);
    const comparison = comparisonOf(result, {
      experiment,
      experimentFile: path,
      command: repeatCommand('compare', path, result),
    });
    writeWhole(out, renderReport(comparison));
    if (json !== undefined) writeWhole(json, resultText(result));
    kept.forget();
    const lines = [
      summary(comparison),
      '',
      `report  ${out}`,
      ...(json === undefined ? [] : [`result  ${json}`]),
      workDone(comparison, result.seconds),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return exitCodes.ok;
  } finally {
    kept.close();
  }
}

const finished = (count: number): string =>
  count === 1 ? '1 finished replication' : `${count} finished replications`;

function tellBeginning({ path, found, aside }: KeptReplications, resume: boolean): void {
  const words =
    aside !== null
      ? `what a stopped comparison had finished is put aside until this one has finished: ${aside}\n(with --resume a comparison goes on from there instead)`
      : found > 0
        ? `going on from ${finished(found)} in ${path}`
        : resume
          ? `nothing to go on from in ${path}: beginning anew`
          : null;
  if (words !== null) process.stderr.write(`${words}\n`);
}

/** What is left to go on from; `null` where nothing was finished. */
const lastWords = (kept: KeptReplications): string | null => {
  const count = kept.count();
  if (count === 0) return null;
  const what = `${finished(count)} ${count === 1 ? 'is' : 'are'} kept in ${kept.path}`;
  return `${what}; the same command with --resume goes on from there`;
};

export const resultText = (result: ExperimentResult): string =>
  `${JSON.stringify(result, null, 2)}\n`;
