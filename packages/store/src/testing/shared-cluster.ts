import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from '../connect/provision.ts';
import { waitFor } from '../embedded/alive.ts';

/** The migrated database that each test file copies. */
export const TEMPLATE = 'baton_template';

/** Where the run's shared server lives; the global setup makes the folder and says so here. */
export const FOLDER_VARIABLE = 'BATON_TEST_CLUSTER';

const START_WITHIN_MS = 50_000;

/** The process that runs the server, if one was started. */
export const processFile = (folder: string): string => join(folder, 'process');

/** Only one of the workers that ask at once makes the folder. */
const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(join(folder, 'starting'));
    return true;
  } catch {
    return false;
  }
};

const begin = (folder: string): void => {
  const log = openSync(join(folder, 'log'), 'a');
  const parent = `${process.ppid}`;
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'cluster-process.ts'), folder, parent],
    {
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  writeFileSync(processFile(folder), `${child.pid}`);
  child.unref();
};

/** The server that all test files of a run share, started by the first that asks; about two seconds. */
export const sharedCluster = async (): Promise<Server> => {
  const folder = process.env[FOLDER_VARIABLE] ?? join(tmpdir(), `baton-test-${process.ppid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (isFirst(folder)) begin(folder);
  const ready = join(folder, 'ready.json');
  const text = await waitFor(START_WITHIN_MS, () =>
    existsSync(ready) ? readFileSync(ready, 'utf8') : null,
  );
  if (text === null)
    throw new Error(
      `the shared Postgres did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`,
    );
  return JSON.parse(text) as Server;
};
