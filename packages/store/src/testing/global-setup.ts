import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, waitFor } from '../embedded/alive.ts';
import { FOLDER_VARIABLE, processFile } from './shared-cluster.ts';

let folder = '';

/** Says where a shared server may live. The first test that needs one starts it, so that other runs pay nothing. */
export const setup = (): void => {
  folder = mkdtempSync(join(tmpdir(), 'baton-test-'));
  chmodSync(folder, 0o755);
  process.env[FOLDER_VARIABLE] = folder;
};

/** Ends the server, if there is one, and waits until it is gone. */
export const teardown = async (): Promise<void> => {
  const file = processFile(folder);
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (isAlive(pid)) process.kill(pid, 'SIGTERM');
    await waitFor(30_000, () => (isAlive(pid) ? null : true));
  }
  rmSync(folder, { recursive: true, force: true });
};
