import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One step of the schema. Steps are only ever appended. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text. */
  readonly hash: string;
}

const FOLDER = join(import.meta.dirname, '..', '..', 'migrations');

/** The steps in order: `migrations/<number>-<name>.sql`. */
export const migrations = (): readonly Migration[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      return { id: Number(file.split('-')[0]), name: file, text, hash };
    });
