import type { ExperimentResult } from '@baton/simulator';

/** The command that gives the same figures again, on two lines. */
export const repeatCommand = (
  verb: string,
  path: string,
  { seed, replications }: ExperimentResult,
): string =>
  `npx baton ${verb} ${quoted(path)} \\
  --seed ${quoted(seed)} --replications ${replications}`;

/** For a POSIX shell; plain words stay plain. */
const quoted = (word: string): string =>
  /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
