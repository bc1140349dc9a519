import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Experiment, Replicated, Runner } from '@baton/simulator';
import { InputError } from '../command-line/failures.ts';
import { version } from '../command-line/version.ts';

/** The replications of a comparison that are done, in a file beside its result until that is written. */
export interface KeptReplications {
  readonly path: string;
  /** How many were there when the comparison began. */
  readonly found: number;
  /** How many are there now. */
  readonly count: () => number;
  /** The same runner: what is kept is not run again, and what is run is kept. */
  readonly runner: (inner: Runner) => Runner;
  /** The result is written: nothing needs to be kept any more. */
  readonly forget: () => void;
}

export const keptBeside = (result: string): string => `${result}.unfinished`;

/** What a replication's result hangs on beside its number: documents, seed, checks and the program. */
const basisOf = ({ bundle }: Experiment, seed: string, verify: number): string => {
  // Names of files depend on the folder in which the command is given; their texts do not.
  const texts = Object.values(bundle.documents).map(({ text }) => text);
  const basis = [version(), texts, Object.values(bundle.tables), seed, verify];
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex');
};

/** A line that was cut off when the program was killed is as if it were not there. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const isReplicated = (value: unknown): value is Replicated =>
  typeof value === 'object' && value !== null && 'replication' in value && 'policies' in value;

const readKept = (path: string, basis: string): ReadonlyMap<number, Replicated> => {
  const kept = new Map<number, Replicated>();
  if (!existsSync(path)) return kept;
  const [first = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const header = parsed(first);
  if (typeof header !== 'object' || header === null || !('basis' in header))
    throw new InputError(
      'this is no file of finished replications',
      path,
      'remove it, or run without --resume',
    );
  if (header.basis !== basis)
    throw new InputError(
      'the finished replications are of other documents, another seed or another version',
      path,
      'undo the change, or begin again without --resume',
    );
  for (const one of lines.map(parsed)) if (isReplicated(one)) kept.set(one.replication, one);
  return kept;
};

/**
 * Keeps finished replications in `path`; with `resume` those found there count as done. A replication's result depends on
 * its number alone and JSON keeps every number exactly, so a comparison that is resumed gives the same bytes.
 * @throws InputError when what is there was made from anything else.
 */
export function keepReplications(
  path: string,
  experiment: Experiment,
  wanted: { readonly seed: string; readonly verify: number; readonly resume: boolean },
): KeptReplications {
  const basis = basisOf(experiment, wanted.seed, wanted.verify);
  const kept = new Map(wanted.resume ? readKept(path, basis) : []);
  const found = kept.size;
  // Written anew, so that a line cut off by a kill has nothing appended to it.
  const text = [{ basis }, ...kept.values()].map((one) => `${JSON.stringify(one)}\n`).join('');
  writeFileSync(path, text);
  return {
    path,
    found,
    count: () => kept.size,
    runner: (inner) => ({
      ...inner,
      run: async (replication, options = {}) => {
        const known = kept.get(replication);
        if (known !== undefined) return known;
        const made = await inner.run(replication, options);
        kept.set(replication, made);
        appendFileSync(path, `${JSON.stringify(made)}\n`);
        return made;
      },
    }),
    forget: () => rmSync(path, { force: true }),
  };
}
