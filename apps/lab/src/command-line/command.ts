import type { ArgsDef } from 'citty';
import type { ExitCode } from './exit-codes.ts';

/** What was typed, after checking: positionals in order and options by name. */
export interface Given {
  readonly positionals: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

/**
 * One verb. Its file holds names and help alone and imports what does the work inside `run`, so that
 * `--help` answers at once.
 */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Citty's definitions: `positional`, `string` and `boolean` ones. */
  readonly args: ArgsDef;
  /** Whether the last positional may be given several times. */
  readonly many: boolean;
  readonly examples: readonly string[];
  readonly run: (given: Given) => Promise<ExitCode>;
}
