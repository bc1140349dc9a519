import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isPostgres } from './alive.ts';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** The server of a cluster that runs now, whoever started it, or null. Lines by `miscadmin.h` (`LOCK_FILE_LINE_…`). */
export const runningIn = (cluster: string): Postmaster | null => {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0) || !isAlive(pid) || isPostgres(pid) === false) return null;
  return { pid, port, isReady: lines[7]?.trim() === 'ready' };
};

/**
 * Takes away the file that a server killed outright has left. Postgres does so itself, unless another process has its
 * number by now. Only to be called by the one who holds the lock of the data folder.
 */
export const forgetDead = (cluster: string): void => {
  if (runningIn(cluster) === null) rmSync(join(cluster, 'postmaster.pid'), { force: true });
};
