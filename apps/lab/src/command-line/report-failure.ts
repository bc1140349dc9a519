import { errorColours } from '../terminal/colours.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { DocumentsRefused, InputError, UsageError } from './failures.ts';

const shownAtMost = 20;

/** Writes a failure to stderr and answers with its exit code. A stack only for a bug, or with DEBUG=baton. */
export async function reportFailure(error: unknown): Promise<ExitCode> {
  if (process.env.DEBUG === 'baton' && error instanceof Error) print(error.stack ?? error.message);
  if (error instanceof UsageError) {
    threeLines(error.message, error.where, error.fix);
    return exitCodes.usage;
  }
  if (error instanceof InputError) {
    threeLines(error.message, error.where, error.fix);
  } else if (error instanceof DocumentsRefused) {
    await printDocumentErrors(error);
  } else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    if (message.startsWith('the executors differ')) {
      print(`${errorColours().red('baton:')} ${message}`);
      return exitCodes.difference;
    }
    threeLines(
      `this is a bug: ${message}`,
      stack?.split('\n')[1]?.trim() ?? 'no stack',
      'run it again with DEBUG=baton and report what it prints',
    );
  }
  return exitCodes.wrong;
}

async function printDocumentErrors({ errors, message }: DocumentsRefused): Promise<void> {
  const { formatDocumentError } = await import('@baton/core');
  const c = errorColours();
  for (const error of errors.slice(0, shownAtMost)) {
    const [what = '', ...rest] = formatDocumentError(error).split('\n');
    print([c.red(what), ...rest].join('\n'));
  }
  const hidden = errors.length - shownAtMost;
  if (hidden > 0) print(`and ${hidden} more`);
  print(c.bold(message));
}

function threeLines(what: string, where: string, fix: string): void {
  const c = errorColours();
  print(`${c.red('baton:')} ${what}\n       ${where}\n       ${fix}`);
}

const print = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
