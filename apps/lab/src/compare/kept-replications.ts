import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Replicated, Runner } from '@baton/simulator';
import { InputError } from '../command-line/failures.ts';
import { writeWhole } from '../command-line/write-whole.ts';
import { takeLock } from './run-lock.ts';
import {
  type Basis,
  differenceOf,
  headerOf,
  isWorthKeeping,
  lineOf,
  readUnfinished,
  type Unfinished,
} from './unfinished-file.ts';

/** The replications of a comparison that are done, in a file beside its result until that is written. */
export interface KeptReplications {
  readonly path: string;
  /** How many were there when the comparison began. */
  readonly found: number;
  /** Where what a run before had finished was put, since nobody asked to go on from it. */
  readonly aside: string | null;
  /** How many are there now. */
  readonly count: () => number;
  /** The same runner: what is kept is not run again, and what is run is kept. */
  readonly runner: (inner: Runner) => Runner;
  /** The result is written: nothing needs to be kept any more. */
  readonly forget: () => void;
  /** Lets go of the file. Where nothing was finished, everything is as it was before. */
  readonly close: () => void;
}

export const keptBeside = (result: string): string => `${result}.unfinished`;

const NONE: ReadonlyMap<number, Replicated> = new Map();

/**
 * Keeps finished replications in `path`, for one process at a time; with `resume` those found there count as done, and
 * without it they are put aside until this comparison has finished. A replication's result depends on its number alone and
 * JSON keeps every number exactly, so a comparison that is resumed gives the same bytes.
 * @throws InputError when another process is at work on it, when what is there was made from anything else or is not as it
 * was written, and when it cannot be read or written.
 */
export function keepReplications(path: string, basis: Basis, resume: boolean): KeptReplications {
  const lock = takeLock(`${path}.lock`, 'the place for this result');
  try {
    const bytes = read(path);
    const before = resume ? resumable(path, bytes, basis) : null;
    const aside =
      before === null && bytes !== null && isWorthKeeping(bytes) ? putAside(path) : null;
    if (before === null) writeWhole(path, headerOf(basis));
    const file = openSync(path, 'a');
    if (before !== null) ftruncateSync(file, before.wholeBytes);
    return keeping(path, basis, file, before?.kept ?? NONE, aside, lock.release);
  } catch (error) {
    lock.release();
    throw error instanceof InputError ? error : cannot('written', path, error);
  }
}

const resumable = (path: string, bytes: Buffer | null, basis: Basis): Unfinished | null => {
  if (bytes === null || !isWorthKeeping(bytes)) return null;
  const found = readUnfinished(path, bytes);
  const difference = differenceOf(path, found.basis, basis);
  if (difference !== null) throw difference;
  return found;
};

function keeping(
  path: string,
  basis: Basis,
  file: number,
  found: ReadonlyMap<number, Replicated>,
  aside: string | null,
  release: () => void,
): KeptReplications {
  const kept = new Map(found);
  let bytes = fstatSync(file).size;
  let failed: InputError | null = null;
  let isOpen = true;

  const keep = (made: Replicated): void => {
    if (failed !== null) throw failed;
    if (!isOpen) return;
    const line = lineOf(basis, made);
    try {
      writeFileSync(file, line);
      // A machine that loses its power loses nothing that counted as done.
      fdatasyncSync(file);
    } catch (error) {
      failed = cannot('written', path, error);
      // Without half a line at its end.
      ftruncateSync(file, bytes);
      throw failed;
    }
    bytes += Buffer.byteLength(line);
    kept.set(made.replication, made);
  };
  const end = (act: () => void): void => {
    if (!isOpen) return;
    isOpen = false;
    try {
      act();
    } finally {
      closeSync(file);
      release();
    }
  };
  /** Unless somebody has put another file there. */
  const removeOwn = (): void => {
    const [own, there] = [fstatSync(file), statSync(path, { throwIfNoEntry: false })];
    if (there?.ino === own.ino && there.dev === own.dev) rmSync(path);
  };
  return {
    path,
    found: found.size,
    aside,
    count: () => kept.size,
    runner: (inner) => ({
      ...inner,
      run: async (replication, options = {}) => {
        const known = kept.get(replication);
        if (known !== undefined) return known;
        const made = await inner.run(replication, options);
        keep(made);
        return made;
      },
    }),
    forget: () =>
      end(() => {
        removeOwn();
        if (aside !== null) rmSync(aside, { force: true });
      }),
    close: () =>
      end(() => {
        if (kept.size > 0) return;
        removeOwn();
        if (aside !== null && !existsSync(path)) renameSync(aside, path);
      }),
  };
}

/** Beside what was put aside before and is still there. */
function putAside(path: string): string {
  for (let number = 1; ; number += 1) {
    const place = number === 1 ? `${path}.old` : `${path}.old-${number}`;
    if (existsSync(place)) continue;
    renameSync(path, place);
    return place;
  }
}

/** `null` when there is nothing. */
function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cannot('read', path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EISDIR: 'a folder stands in its place',
  ENOSPC: 'there is no room left',
  EDQUOT: 'there is no room left',
  EFBIG: 'it may not become as large',
  EROFS: 'the disk is read-only',
};

const cannot = (verb: 'read' | 'written', path: string, error: unknown): InputError => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new InputError(
    `the finished replications cannot be ${verb}: ${REASONS[code] ?? message}`,
    path,
    verb === 'read'
      ? 'take away what stands there or let it be read, or name another file for the result'
      : 'make room or permission there, or name another file for the result',
    error,
  );
};
