import type { ExperimentResult } from '@baton/simulator';

/** The command that gives the same figures again, on two lines. */
export const repeatCommand = (
  verb: string,
  path: string,
  { seed, replications }: ExperimentResult,
): string =>
  `npx baton ${verb} ${quoted(path)} \\
  --seed ${quoted(seed)} --replications ${replications}`;

interface Shown {
  readonly lead: string;
  readonly candidate: string;
}

/** The command that shows a lead's life under the baseline and a candidate; the seed where it is not the experiment's. */
export const leadCommand = (
  { experimentFile, seed, ownSeed }: { experimentFile: string; seed: string; ownSeed: string },
  { lead, candidate }: Shown,
): string =>
  [
    `npx baton lead ${quoted(experimentFile)} ${quoted(lead)} \\\n `,
    `--candidate ${quoted(candidate)}`,
    ...(seed === ownSeed ? [] : [`--seed ${quoted(seed)}`]),
  ].join(' ');

/** For a POSIX shell; plain words stay plain. */
const quoted = (word: string): string =>
  /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
