// npm runs a script through a shell, and ends with that shell when it is asked to stop: what the
// script started goes on without anybody who could stop it. Plain JavaScript for Node 18 and newer.
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 250;

/** The parent of another process, where the system tells (Linux). @param {number} pid */
const parentOf = (pid) => {
  try {
    // The name, in brackets, may hold anything.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return parent;
  } catch {
    return undefined;
  }
};

/** The shell that runs this process, and npm above it. */
const parents = () => `${process.ppid} ${parentOf(process.ppid)}`;

/**
 * Asks this process to stop (SIGTERM) when it was started by npm and npm is gone, killed even. Keeps
 * nothing waiting.
 */
export const endWithNpm = () => {
  if (process.env['npm_command'] === undefined) return;
  const first = parents();
  const timer = setInterval(() => {
    if (parents() === first) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
};
