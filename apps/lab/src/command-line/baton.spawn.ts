import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const launcher = fileURLToPath(new URL('../../bin/baton.mjs', import.meta.url));
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly ended: Promise<Ended>;
  readonly signal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void;
  readonly pid: number | undefined;
}

/** Starts the command as a user does, for tests; neither of its outputs is a terminal. */
export function start(args: readonly string[], folder = repository): Started {
  const child = spawn(process.execPath, [launcher, ...args], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err }));
    }),
    signal: (signal) => child.kill(signal),
    pid: child.pid,
  };
}

export const baton = (...args: readonly string[]): Promise<Ended> => start(args).ended;
