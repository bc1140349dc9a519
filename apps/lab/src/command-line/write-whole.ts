import {
  accessSync,
  constants,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './failures.ts';

/**
 * Whether the file can be written, asked before a long run rather than after it. Makes the folder.
 * @throws InputError when it cannot.
 */
export function ensureWritable(path: string): void {
  const folder = dirname(resolve(path));
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new InputError('a folder stands where the file should go', path, 'name a file in it');
  }
}

/**
 * Writes the file whole or not at all: beside it first, then renamed over it. Synchronous, so that
 * an interrupt comes before or after and never between.
 * @throws InputError when it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw cannotWrite(path, error);
  }
}

const cannotWrite = (path: string, error: unknown): InputError =>
  new InputError(
    `the file cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    path,
    'choose another place, or make room or permission there',
    error,
  );
