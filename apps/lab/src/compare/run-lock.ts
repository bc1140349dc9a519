import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { InputError } from '../command-line/failures.ts';
import { z } from 'zod';

export interface RunLock {
  /** Lets the next one in. Does nothing to a lock that is another's by now. */
  readonly release: () => void;
}

const holderSchema = z.object({ pid: z.int().positive(), host: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Locks of this process: its own number in another file is of a process that had it before. */
const held = new Set<string>();

/**
 * Takes a file that one process at a time may have, by making it. One left behind by a process that was killed is taken over.
 * @throws InputError when another process is at work.
 */
export function takeLock(path: string, what: string): RunLock {
  const own = JSON.stringify({ pid: process.pid, host: hostname() });
  // Each turn either has it or clears away one that was left behind; others may come in between.
  for (let turn = 0; turn < 5; turn += 1) {
    if (made(path, own)) {
      held.add(path);
      return { release: () => release(path, own) };
    }
    const found = contentOf(path);
    if (found === null) continue;
    const holder = holderOf(found);
    if (holder === null || isAtWork(path, holder)) throw taken(path, what, holder);
    clearAway(path, found);
  }
  throw taken(path, what, null);
}

function made(path: string, text: string): boolean {
  let file: number | null = null;
  try {
    file = openSync(path, 'wx');
    writeFileSync(file, text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // On a full disk a file can be made and not be written.
    if (file !== null) rmSync(path, { force: true });
    throw new InputError(
      `the lock of a run cannot be made: ${error instanceof Error ? error.message : String(error)}`,
      path,
      'choose another place, or make room or permission there',
      error,
    );
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** `null` when it is gone by now. */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : '';
  }
}

function holderOf(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    // Just made and not yet written, or of somebody else: not ours to clear away.
    return null;
  }
}

/** A process of another machine cannot be asked; it counts as at work. */
function isAtWork(path: string, { pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Moved aside first: if another process has taken it over meanwhile, that one's is put back. */
function clearAway(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  rmSync(aside);
  if (moved !== stale) made(path, moved);
}

function release(path: string, own: string): void {
  held.delete(path);
  if (contentOf(path) === own) rmSync(path, { force: true });
}

const taken = (path: string, what: string, holder: Holder | null): InputError => {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new InputError(
    `${what} is in use by ${who}`,
    path,
    'let it finish or stop it, or name another file for the result; remove this lock only if no such process runs',
  );
};

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
