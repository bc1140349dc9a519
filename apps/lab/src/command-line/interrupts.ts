import { constants } from 'node:os';

const cleanups = new Set<() => void>();

/** Runs `clean` if the process is interrupted before the returned function is called. Must be synchronous. */
export function onInterrupt(clean: () => void): () => void {
  cleanups.add(clean);
  return () => cleanups.delete(clean);
}

let lastWords = (): string | null => null;

/** What an interrupt says instead of that nothing was written, and a failure after what went wrong; `null` for nothing. */
export function sayWhenStopped(words: () => string | null): void {
  lastWords = words;
}

/** What there is to go on from after a failure. */
export const whatIsLeft = (): string | null => lastWords();

let passOn: ((signal: NodeJS.Signals) => void) | null = null;

/**
 * From now on another process decides when it is done. A terminal sends Ctrl-C to both; every signal that comes here is passed
 * on all the same, and a process that is stopping already pays it no heed.
 */
export function leaveSignalsTo(to: (signal: NodeJS.Signals) => void): void {
  passOn = to;
}

/** Ctrl-C and SIGTERM end the process with 128 + the signal's number, after cleaning up. */
export function watchSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (passOn !== null) {
        passOn(signal);
        return;
      }
      for (const clean of cleanups) clean();
      process.stderr.write(`interrupted: ${lastWords() ?? 'nothing was written'}\n`);
      process.exit(128 + constants.signals[signal]);
    });
  }
  // `baton … | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
