import { createHash } from 'node:crypto';
import type { Experiment, Replicated } from '@baton/simulator';
import { buildDigest } from '@baton/simulator/node';
import { z } from 'zod';
import { InputError } from '../command-line/failures.ts';

/** What a replication's result hangs on beside its number. */
export type Basis = z.infer<typeof basisSchema>;
const basisSchema = z.strictObject({
  /** Digest of the documents' texts and tables. */
  documents: z.string(),
  seed: z.string(),
  /** Share of leads that the reference checks. */
  verify: z.number(),
  /** Digest of the code that simulates. */
  build: z.string(),
});

const ANEW =
  'begin again without --resume: what is there is put aside until the new comparison has finished';

const headerSchema = basisSchema.extend({ baton: z.literal('unfinished comparison') });

/** A line holds what it holds, or its digest says otherwise: only what every reader needs is looked at. */
const replicatedSchema = z.looseObject({
  replication: z.int().nonnegative(),
  policies: z.array(z.looseObject({})).min(1),
  examples: z.array(z.looseObject({})),
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const basisOf = ({ bundle }: Experiment, seed: string, verify: number): Basis => {
  // Names of files depend on the folder in which the command is given; their texts do not.
  const texts = Object.values(bundle.documents).map(({ text }) => text);
  const documents = sha256(JSON.stringify([texts, Object.values(bundle.tables)]));
  return { documents, seed, verify, build: buildDigest() };
};

export const headerOf = ({ documents, seed, verify, build }: Basis): string =>
  `${JSON.stringify({ baton: 'unfinished comparison', documents, seed, verify, build })}\n`;

/** A line with a digest of itself and of what it was made from, so that one of another run or a changed one is seen. */
export const lineOf = (basis: Basis, made: Replicated): string => {
  const text = JSON.stringify(made);
  return `${digestOf(basis, text)} ${text}\n`;
};

const digestOf = (basis: Basis, text: string): string => sha256(headerOf(basis) + text);

export interface Unfinished {
  readonly basis: Basis;
  readonly kept: ReadonlyMap<number, Replicated>;
  /** Where the last whole line ends: what comes after was cut off when the program was killed. */
  readonly wholeBytes: number;
}

/** Whether any replication may be in it. Of a file that is something else nobody knows. */
export const isWorthKeeping = (bytes: Buffer): boolean =>
  headerIn(bytes) === null ? bytes.length > 0 : bytes.indexOf(10) < bytes.length - 1;

/** @throws InputError when it is something else, or a line in it is not as it was written. */
export const readUnfinished = (path: string, bytes: Buffer): Unfinished => {
  const basis = headerIn(bytes);
  if (basis === null)
    throw new InputError(
      'this is no file of finished replications, or one of another version',
      path,
      ANEW,
    );
  const wholeBytes = bytes.lastIndexOf(10) + 1;
  const kept = new Map<number, Replicated>();
  const [, ...lines] = bytes.toString('utf8', 0, wholeBytes).trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    const made = replicatedIn(basis, line);
    if (made === null)
      throw new InputError(
        'this line of the finished replications is not as it was written',
        `${path}:${index + 2}`,
        `take the line out, or ${ANEW}`,
      );
    kept.set(made.replication, made);
  }
  return { basis, kept, wholeBytes };
};

const headerIn = (bytes: Buffer): Basis | null => {
  try {
    const end = bytes.indexOf(10);
    const header: unknown = JSON.parse(bytes.toString('utf8', 0, Math.max(end, 0)));
    const { baton: _baton, ...basis } = headerSchema.parse(header);
    return basis;
  } catch {
    return null;
  }
};

const replicatedIn = (basis: Basis, line: string): Replicated | null => {
  const space = line.indexOf(' ');
  const text = line.slice(space + 1);
  if (line.slice(0, Math.max(space, 0)) !== digestOf(basis, text)) return null;
  const parsed: unknown = JSON.parse(text);
  // Its digest says that this program wrote it.
  return replicatedSchema.safeParse(parsed).success ? (parsed as Replicated) : null;
};

/** What about the bases differs, and what to do about it; `null` when nothing does. */
export const differenceOf = (path: string, found: Basis, wanted: Basis): InputError | null => {
  const refuse = (what: string, fix: string): InputError =>
    new InputError(`the finished replications are ${what}`, path, `${fix}, or ${ANEW}`);
  if (found.build !== wanted.build)
    return refuse(
      'of another build of Baton, whose results may differ',
      'go on with the build that made them (sources, installed versions and Node as they were)',
    );
  if (found.documents !== wanted.documents)
    return refuse('of other documents', 'undo what was changed in them');
  if (found.seed !== wanted.seed)
    return refuse(`of another seed, ${found.seed}`, `give --seed ${found.seed}`);
  if (found.verify !== wanted.verify)
    return refuse(`of another share checked, ${found.verify}`, `give --verify ${found.verify}`);
  return null;
};
