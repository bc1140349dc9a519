import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from '../command-line/exit-codes.ts';
import { leaveSignalsTo } from '../command-line/interrupts.ts';

/** A process and not an import: the lab stands beside the service and knows nothing of it but how it is started. */
const main = fileURLToPath(new URL('../../../service/src/main.ts', import.meta.url));

/** Runs the service until it ends, and ends as it does. */
export const runService = (args: readonly string[], port: string | undefined): Promise<ExitCode> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...(port === undefined ? {} : { PORT: port }) };
    // The channel tells the service when this process is gone.
    const child = spawn(process.execPath, [main, ...args], {
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    leaveSignalsTo((signal) => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve((signal === null ? (code ?? 1) : 128 + constants.signals[signal]) as ExitCode);
    });
  });
