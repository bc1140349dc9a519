import { expect, test } from 'vitest';
import { Moments } from '../statistics/moments.ts';

/** A model with the figures that theory gives for it; recorded beside the repository in `../shared/validation/cases.json`. */
export interface ValidationCase {
  readonly id: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metrics: readonly { readonly metric: string; readonly expected: number }[];
  readonly source: string;
}

/** What is needed of `node:fs`, which only test files may import. */
export interface Files {
  existsSync(path: string): boolean;
  readFileSync(path: string, encoding: 'utf8'): string;
}

/** By metric, the values of independent replications (or of batches long enough to pass for them). */
export type Samples = Readonly<Record<string, readonly number[]>>;

export type Validates = (
  id: string,
  simulate: (parameters: ValidationCase['parameters']) => Samples,
) => void;

/** Fixed seeds make these tests repeatable, so a right model fails one in 16,000 times at its first writing, and never later. */
const Z_AT_MOST = 4;

/** Finds the cases by walking up from a folder, and answers a function that declares the test of one of them. */
export function validation(files: Files, folder: string): Validates {
  const cases = readCases(files, folder);
  return (id, simulate) => {
    const known = cases?.find((candidate) => candidate.id === id);
    test(`${id} agrees with theory`, ({ skip }) => {
      if (cases === undefined)
        skip('there is no ../shared/validation/cases.json beside this checkout');
      if (known === undefined) throw new Error(`cases.json has no case ${id}`);
      compare(known, simulate(known.parameters));
    });
  };
}

function compare({ metrics, source }: ValidationCase, samples: Samples): void {
  expect(Object.keys(samples).toSorted()).toEqual(metrics.map(({ metric }) => metric).toSorted());
  for (const { metric, expected } of metrics) {
    const moments = Moments.of(samples[metric]!);
    const apart = moments.mean - expected;
    const z = apart === 0 ? 0 : apart / moments.standardError;
    expect(
      Math.abs(z),
      `${metric}: ${moments.mean} against ${expected} (${source}), z = ${z}`,
    ).toBeLessThan(Z_AT_MOST);
  }
}

function readCases(files: Files, folder: string): readonly ValidationCase[] | undefined {
  for (let at = folder; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const path = `${at}/shared/validation/cases.json`;
    if (files.existsSync(path))
      return JSON.parse(files.readFileSync(path, 'utf8')) as ValidationCase[];
  }
  return undefined;
}

/** Runs independent replications and collects, metric by metric, what each gives. */
export function replicate(
  replications: number,
  run: (replication: number) => Readonly<Record<string, number>>,
): Samples {
  const samples: Record<string, number[]> = {};
  for (let replication = 0; replication < replications; replication++)
    for (const [metric, value] of Object.entries(run(replication)))
      (samples[metric] ??= []).push(value);
  return samples;
}
