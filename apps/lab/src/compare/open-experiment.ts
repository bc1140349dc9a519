import { type Experiment, loadExperiment } from '@baton/simulator';
import { accept } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { errorColours } from '../terminal/colours.ts';

/**
 * Reads an experiment with everything that it names. Warnings are counted alone, so that the answer
 * stands in front; `baton check` shows them.
 * `seen` is told each file that is read.
 * @throws DocumentsRefused with all that is wrong.
 */
export function openExperiment(path: string, seen?: (file: string) => void): Experiment {
  const { experiment } = accept(loadExperiment(path, documentSource(seen)));
  const { length } = experiment.warnings;
  if (length > 0) {
    const c = errorColours();
    const said = length === 1 ? '1 warning' : `${length} warnings`;
    process.stderr.write(`${c.yellow(said)} about the documents; see: baton check ${path}\n`);
  }
  return experiment;
}
