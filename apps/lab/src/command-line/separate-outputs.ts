import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from './failures.ts';
import { isDevice, statOf } from './write-whole.ts';

/** A file that a command is to write, and what it is called to people: `--out`. */
export interface Output {
  readonly called: string;
  readonly path: string;
}

/**
 * Refuses an output that is a document read, or another output, by whatever name or link. Touches nothing.
 * @throws InputError which names both.
 */
export function separateOutputs(outputs: readonly Output[], inputs: Iterable<string>): void {
  const taken = new Map([...inputs].map((path) => [identity(path), `the input ${path}`]));
  for (const { called, path } of outputs) {
    // Everything may go to one pipe or to /dev/null; a pipe that was read is empty by now.
    if (isDevice(path)) continue;
    const same = taken.get(identity(path));
    if (same !== undefined)
      throw new InputError(
        `${called} would overwrite ${same}`,
        path,
        'name another file: nothing was written',
      );
    taken.set(identity(path), `what ${called} writes`);
  }
}

/** Equal for two paths to one file; of a file that is not there yet, its place in the real folder. */
function identity(path: string): string {
  const found = statOf(path);
  return found === undefined ? placeOf(resolve(path)) : `${found.dev}:${found.ino}`;
}

function placeOf(path: string): string {
  const folder = dirname(path);
  if (folder === path) return path;
  return join(
    statOf(folder) === undefined ? placeOf(folder) : realpathSync(folder),
    basename(path),
  );
}
