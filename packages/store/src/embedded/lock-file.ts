import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StoreError } from '../store-error.ts';
import { isAlive, startOf } from './alive.ts';

interface Holder {
  readonly pid: number;
  readonly start: string | null;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const holderOf = (text: string): Holder | null => {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null; // Cut short by a crash.
  }
};

const holds = (holder: Holder | null): boolean =>
  holder !== null &&
  isAlive(holder.pid) &&
  (holder.start === null || startOf(holder.pid) === holder.start);

const inUse = (path: string, holder: Holder | null): StoreError =>
  new StoreError(
    'in-use',
    `process ${holder?.pid ?? '?'} supervises the Postgres of this data folder (${path}): ` +
      'stop it, choose another BATON_DATA_DIR, or give every process the same DATABASE_URL',
  );

/** A file that appears whole or not at all, and only if there is none yet. */
const create = (path: string, text: string): boolean => {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/**
 * Takes away what a dead process left. Two may try at once: what was moved away and is not what was found dead belongs to
 * the one who was quicker, and goes back.
 */
const clear = (path: string, dead: string): void => {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== null && moved !== dead) create(path, moved);
  rmSync(aside, { force: true });
};

/**
 * Makes this process the only one that holds the file; the answer gives it back. A file whose process is gone (its number
 * may have come round again) is taken over. Throws `StoreError` `in-use`, naming the process that holds it.
 */
export const takeLock = (path: string): (() => void) => {
  const own = JSON.stringify({ pid: process.pid, start: startOf(process.pid) } satisfies Holder);
  for (let tries = 0; tries < 10; tries++) {
    if (create(path, own))
      return () => {
        if (read(path) === own) rmSync(path, { force: true });
      };
    const found = read(path);
    if (found === null) continue;
    const holder = holderOf(found);
    if (holds(holder)) throw inUse(path, holder);
    clear(path, found);
  }
  throw inUse(path, holderOf(read(path) ?? ''));
};
