import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A process of the service that is started again as often as it is killed. */
export interface Kept {
  readonly role: 'api' | 'worker';
  /** Where it listens now; null while it is away, and for a worker. */
  readonly url: () => string | null;
  readonly isUp: () => boolean;
  readonly kill: () => void;
  /** SIGTERM, for good; the exit code. */
  readonly stop: () => Promise<number | null>;
  /** What it said on stderr. */
  readonly said: () => string;
}

const MAIN = join(import.meta.dirname, '../main.ts');

export const keep = (
  role: 'api' | 'worker',
  environment: Readonly<Record<string, string>>,
): Kept => {
  let child: ChildProcess;
  let url: string | null = null;
  let isUp = false;
  let isStopping = false;
  let said = '';
  const start = (): void => {
    child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        BATON_ROLE: role,
        // A few clients with one key each ask more often than anybody does.
        RATE_LIMIT_PER_MINUTE: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString();
      url = /listens on (http:\S+)/u.exec(out)?.[1] ?? null;
      isUp = url !== null || out.includes('worker runs');
    });
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.once('exit', () => {
      url = null;
      isUp = false;
      // Postgres may be away just now: then it ends by itself, and is started again as an operator's supervisor would.
      if (!isStopping) setTimeout(start, 200);
    });
  };
  start();
  return {
    role,
    url: () => url,
    isUp: () => isUp,
    kill: () => child.kill('SIGKILL'),
    said: () => said,
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
};
