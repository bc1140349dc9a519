import { type DocumentError, formatDocumentError } from '@baton/core';
import { type Experiment, loadExperiment } from '@baton/simulator';
import { accept } from '../documents/read-document.ts';
import { documentSource } from '../documents/source.ts';
import { errorColours } from '../terminal/colours.ts';

const shownAtMost = 5;

/**
 * Reads an experiment with everything that it names. Names and dates that are used for nothing are shown, since they may
 * be slips that move the answer; other warnings are counted alone, and `baton check` shows them.
 * `seen` is told each file that is read.
 * @throws DocumentsRefused with all that is wrong.
 */
export function openExperiment(path: string, seen?: (file: string) => void): Experiment {
  const { experiment } = accept(loadExperiment(path, documentSource(seen)));
  const { warnings, unused } = experiment;
  const shown = unused.slice(0, shownAtMost);
  for (const one of shown) warn(one);
  const hidden = warnings.length + unused.length - shown.length;
  if (hidden > 0) {
    const more = shown.length > 0 ? 'more ' : '';
    const said = errorColours().yellow(`${hidden} ${more}${hidden === 1 ? 'warning' : 'warnings'}`);
    process.stderr.write(`${said} about the documents; see: baton check ${path}\n`);
  }
  return experiment;
}

function warn(warning: DocumentError): void {
  process.stderr.write(`${errorColours().yellow('warning')}: ${formatDocumentError(warning)}\n`);
}
