import {
  accessSync,
  constants,
  fstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './failures.ts';

/** What stands there, links followed; `undefined` when there is nothing, or no way to it. */
export const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A loop of links, a folder that may not be entered: whoever writes there is told why.
    return undefined;
  }
};

/** A pipe, a terminal or another device: it is written into, and never replaced by a file. */
export const isDevice = (path: string): boolean => {
  const found = statOf(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

/**
 * Whether each file can be written, asked before a long run rather than after it: makes the folders, and tries.
 * @throws InputError when one cannot.
 */
export function ensureWritable(...paths: readonly string[]): void {
  for (const path of paths) guarded(path, () => makeFolder(dirname(resolve(path))));
  for (const path of paths) guarded(path, () => tryWriting(path));
}

/**
 * Writes the file whole or not at all: beside it first, then renamed over it. What is no file, such as a pipe, is
 * written into. Synchronous, so that an interrupt comes before or after and never between.
 * @throws InputError when it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  guarded(path, () => {
    const straight = isDevice(path) ? path : openedAs(path);
    if (straight !== undefined) writeFileSync(straight, text);
    else writeBeside(path, (draft) => writeFileSync(draft, text));
  });
}

function tryWriting(path: string): void {
  if (statOf(path)?.isDirectory() === true)
    throw new InputError('a folder stands where the file should go', path, 'name a file in it');
  if (isDevice(path)) accessSync(path, constants.W_OK);
  else {
    // Permission bits say little: to an administrator every folder seems writable, until a file is made in it.
    const draft = draftOf(realPath(path));
    writeFileSync(draft, '');
    rmSync(draft);
  }
}

function writeBeside(path: string, write: (draft: string) => void): void {
  const target = realPath(path);
  const draft = draftOf(target);
  try {
    write(draft);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const draftOf = (path: string): string => `${path}.${process.pid}.part`;

/** A link stays: the file that it leads to is the one replaced. */
const realPath = (path: string): string => (statOf(path) === undefined ? path : realpathSync(path));

/** The output of this program when that is the file at `path`, as with `--json /dev/stdout > result.json`. */
function openedAs(path: string): number | undefined {
  const found = statOf(path);
  if (found === undefined) return undefined;
  return [1, 2].find((opened) => {
    try {
      const { dev, ino } = fstatSync(opened);
      return dev === found.dev && ino === found.ino;
    } catch {
      // Closed by whoever started the program.
      return false;
    }
  });
}

/**
 * Makes one folder after the other from the nearest that exists: in folders that are no real ones, such as /proc, Node's
 * own recursion does not end.
 */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  let nearest = folder;
  while (statOf(nearest) === undefined && nearest !== dirname(nearest)) {
    missing.push(nearest);
    nearest = dirname(nearest);
  }
  if (statOf(nearest)?.isDirectory() === false)
    throw new InputError(`${nearest} is a file, not a folder`, folder, 'choose another folder');
  for (const one of missing.toReversed()) mkdirSync(one);
}

function guarded(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof InputError ? error : cannotWrite(path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'there is no room left',
  ENOENT: 'its folder cannot be made',
  ENAMETOOLONG: 'its name is too long',
};

const cannotWrite = (path: string, error: unknown): InputError => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new InputError(
    `the file cannot be written: ${REASONS[code] ?? message}`,
    path,
    'choose another place, or make room or permission there',
    error,
  );
};
