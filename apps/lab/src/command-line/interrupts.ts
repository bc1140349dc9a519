import { constants } from 'node:os';

const cleanups = new Set<() => void>();

/** Runs `clean` if the process is interrupted before the returned function is called. Must be synchronous. */
export function onInterrupt(clean: () => void): () => void {
  cleanups.add(clean);
  return () => cleanups.delete(clean);
}

/** Ctrl-C and SIGTERM end the process with 128 + the signal's number, after cleaning up. */
export function watchSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const clean of cleanups) clean();
      if (signal === 'SIGINT') process.stderr.write('interrupted: nothing was written\n');
      process.exit(128 + constants.signals[signal]);
    });
  }
  // `baton … | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
