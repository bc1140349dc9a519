import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './test-service.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  /** Where it listens; throws with what it said if it ends instead. */
  readonly url: () => Promise<string>;
}

/** The service as a process of its own, which listens on a free port and knows nothing of this one's environment. */
export const serviceProcess = (
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): ServiceProcess => {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    said: () => said,
    ended,
    url: async () => {
      const url = await until(() =>
        child.exitCode === null ? (/listens on (http:[^\s,]+)/u.exec(said)?.[1] ?? null) : '',
      );
      if (url === null || url === '') throw new Error(`the service did not start:\n${said}`);
      return url;
    },
  };
};
