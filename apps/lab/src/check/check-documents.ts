import { type DocumentError, formatDocumentError } from '@baton/core';
import { type ExitCode, exitCodes } from '../command-line/exit-codes.ts';
import { documentSource } from '../documents/source.ts';
import { shownPath } from '../documents/shown-path.ts';
import { colours } from '../terminal/colours.ts';
import { type Checked, checkDocument } from './check-document.ts';
import { together } from './check-together.ts';

/**
 * Checks each document, and those that belong together against each other. Prints every error in
 * three lines: what, where, how to fix it.
 */
export function checkDocuments(paths: readonly string[]): ExitCode {
  const source = documentSource();
  const checked = together(paths.map((path) => checkDocument(source, path)));
  for (const one of checked) print(one);
  const errors = checked.reduce((sum, one) => sum + one.errors.length, 0);
  if (errors === 0) return exitCodes.ok;
  const c = colours();
  const files = checked.filter((one) => one.errors.length > 0).length;
  write(c.bold(`${counted(errors, 'error')} in ${counted(files, 'document')}`));
  return exitCodes.wrong;
}

function print({ kind, path, errors, warnings }: Checked): void {
  const c = colours();
  const verdict = errors.length === 0 ? c.green('ok   ') : c.red('wrong');
  write(`${verdict}  ${(kind ?? 'unknown').padEnd(10)}  ${shownPath(path)}`);
  for (const error of errors) write(threeLines(error, c.red('error')));
  for (const warning of warnings) write(threeLines(warning, c.yellow('warning')));
}

const threeLines = (error: DocumentError, word: string): string =>
  `${word}: ${formatDocumentError({ ...error, file: shownPath(error.file) })}`;

const counted = (count: number, word: string): string =>
  `${count} ${count === 1 ? word : `${word}s`}`;

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
