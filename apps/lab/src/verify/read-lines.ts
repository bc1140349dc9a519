import { createReadStream } from 'node:fs';
import { InputError } from '../command-line/failures.ts';

/** Far beyond any line of an export, and far from where memory ends. */
const CHARACTERS_AT_MOST = 2 ** 28;

export interface FileLine {
  /** Without its line feed. */
  readonly text: string;
  /** Whether it has one. */
  readonly ended: boolean;
}

const broken = (path: string, error: unknown): InputError => {
  const message = error instanceof Error ? error.message : String(error);
  return new InputError(`${path} cannot be read`, message, 'check the name and the rights', error);
};

/** The lines of a file, split at line feeds alone, so that every byte between them is seen. */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8')) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) yield { text, ended: true };
      if (rest.length > CHARACTERS_AT_MOST) break;
    }
  } catch (error) {
    throw broken(path, error);
  }
  if (rest !== '') yield { text: rest, ended: false };
}
