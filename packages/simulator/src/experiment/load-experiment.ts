import {
  checkTogether,
  type DocumentError,
  type Locate,
  type Org,
  type Outcome,
  parseDocument,
  parseOrg,
  parsePolicy,
  suggest,
  validate,
  wrongKind,
} from '@baton/core';
import { parseWorld } from '../world/parse-world.ts';
import type { WorldDocument } from '../world/world-schema.ts';
import { checkArrivals, checkRecorded } from './check-arrivals.ts';
import { checkFacts } from './check-facts.ts';
import type { Findings } from './check-names.ts';
import { checkQuestion } from './check-question.ts';
import { checkSegments } from './check-segments.ts';
import { checkWorldNames } from './check-world-names.ts';
import { type DocumentSource, type FoundDocument, gathering } from './document-source.ts';
import {
  type AuthoredCandidate,
  type AuthoredExperiment,
  experimentSchema,
} from './experiment-schema.ts';
import type { ComparedPolicy, Experiment } from './experiment.ts';
import { horizonOf } from './horizon-of.ts';
import { loadStream } from './load-stream.ts';

export type LoadedExperiment =
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

type Path = readonly (string | number)[];

/** Thrown inside this file alone, to leave a half-read experiment at once; `loadExperiment` turns it into an answer. */
class Refused extends Error {
  readonly errors: readonly DocumentError[];
  constructor(errors: readonly DocumentError[]) {
    super('refused');
    this.errors = errors;
  }
}

interface Reading {
  readonly file: string;
  readonly source: DocumentSource;
  readonly locate: Locate;
  readonly warnings: DocumentError[];
}

/** A document that the experiment names, read by `parse`; errors of a missing one point at the experiment. */
const named = <T extends { readonly ok: true }>(
  { file, source, locate }: Reading,
  path: Path,
  written: string,
  parse: (
    found: FoundDocument,
  ) => T | { readonly ok: false; readonly errors: readonly DocumentError[] },
): T => {
  const found = source.read(written, file);
  if (!found.ok) throw new Refused([locate({ path, message: found.message, fix: found.fix })]);
  const parsed = parse(found.value);
  if (!parsed.ok) throw new Refused(parsed.errors);
  return parsed;
};

const readOrg = (reading: Reading, path: Path, written: string): Org => {
  const { org, warnings } = named(reading, path, written, ({ file, text }) =>
    parseOrg(text, file, (table): Outcome<readonly Readonly<Record<string, string>>[]> =>
      reading.source.table(table, file),
    ),
  );
  reading.warnings.push(...warnings);
  return org;
};

/** `policies/demo-30min.yaml` is called `demo-30min`. */
const baseName = (path: string): string => path.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');

/** Where the policy at this place, the baseline first, stands in the experiment. */
const pathOf = (index: number): Path => (index === 0 ? ['baseline'] : ['candidates', index - 1]);

const readPolicy = (
  reading: Reading,
  candidate: AuthoredCandidate,
  path: Path,
  org: Org,
): ComparedPolicy & { readonly locate: Locate } => {
  const own = candidate.org === undefined ? org : readOrg(reading, [...path, 'org'], candidate.org);
  if (own.currency !== org.currency)
    throw new Refused([
      reading.locate({
        path,
        message: `this org counts in ${own.currency}, the baseline's in ${org.currency}`,
        fix: 'use one currency',
      }),
    ]);
  const parsed = named(reading, path, candidate.policy, ({ file, text }) => {
    const one = parsePolicy(text, file);
    return one.ok ? { ...one, file } : one;
  });
  const together = checkTogether(parsed.policy, own, parsed.locate);
  if (together.errors.length > 0) throw new Refused(together.errors);
  reading.warnings.push(...parsed.warnings, ...together.warnings);
  return {
    name: candidate.name ?? baseName(candidate.policy),
    file: parsed.file,
    policy: parsed.policy,
    org: own,
    locate: parsed.locate,
  };
};

const checkNames = (
  authored: AuthoredExperiment,
  policies: readonly ComparedPolicy[],
  { locate }: Reading,
): void => {
  const names = policies.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index || (name === 'baseline' && index > 0))
      throw new Refused([
        locate({
          path: pathOf(index),
          message: `two policies are called \`${name}\``,
          fix: 'give this one a `name` of its own',
        }),
      ]);
  for (const [index, { of, versus }] of authored.expect.entries())
    for (const [key, name] of Object.entries({ of, versus }))
      if (name !== 'baseline' && !names.includes(name))
        throw new Refused([
          locate({
            path: ['expect', index, key],
            message: `no policy is called \`${name}\` here`,
            fix: suggest(name, ['baseline', ...names]),
          }),
        ]);
};

const readWorld = (
  reading: Reading,
  written: string,
  currency: string,
): { readonly world: WorldDocument; readonly locate: Locate } => {
  const { world, locate } = named(reading, ['world'], written, (found) =>
    parseWorld(found.text, found.file),
  );
  const stated = world.prospects.dealValue.currency;
  if (stated !== undefined && stated !== currency)
    throw new Refused([
      locate({
        path: ['prospects', 'dealValue', 'currency'],
        message: `deals are in ${stated}, and the org counts in ${currency}`,
        fix: 'state both in one currency: nothing is converted',
      }),
    ]);
  return { world, locate };
};

/** What the findings warn of. @throws Refused with their errors. */
const accept = (all: readonly Findings[]): readonly DocumentError[] => {
  const errors = all.flatMap((one) => one.errors);
  if (errors.length > 0) throw new Refused(errors);
  return all.flatMap(({ warnings }) => warnings);
};

const build = (reading: Reading, authored: AuthoredExperiment): Omit<Experiment, 'bundle'> => {
  const org = readOrg(reading, ['org'], authored.org);
  const [baseline, ...candidates] = [authored.baseline, ...authored.candidates].map(
    (candidate, index) => readPolicy(reading, candidate, pathOf(index), org),
  );
  if (baseline === undefined) throw new RangeError('an experiment has a baseline');
  checkNames(authored, [baseline, ...candidates], reading);
  const { world, locate: inWorld } = readWorld(reading, authored.world, org.currency);
  const loaded = named(reading, ['stream'], authored.stream, (found) =>
    loadStream(found, reading.source, org.currency),
  );
  const { stream } = loaded;
  const policies = [baseline, ...candidates];
  const horizon = horizonOf(authored.horizon);
  reading.warnings.push(
    ...accept(policies.map((compared) => checkFacts(stream, compared, compared.locate))),
  );
  const unused = accept([
    ...policies.map((compared) => checkSegments(stream, compared, compared.locate)),
    checkWorldNames(world, inWorld, stream, policies),
    checkQuestion(authored, world, reading.locate),
    loaded.document === null
      ? checkRecorded(stream, reading.locate, horizon)
      : checkArrivals(loaded.document, loaded.locate, horizon),
  ]);
  const stranger = stream.registrars.find((person) => org.people[person] === undefined);
  if (stranger !== undefined)
    throw new Refused([
      reading.locate({
        path: ['stream'],
        message: `the registrar \`${stranger}\` is nobody in the org`,
        fix: suggest(stranger, Object.keys(org.people)),
      }),
    ]);
  const { experiment: name, question, note, precision, sensitivity, seed, expect } = authored;
  return {
    name,
    file: reading.file,
    question,
    note,
    baseline,
    candidates,
    world,
    stream,
    currency: org.currency,
    horizon,
    zone: authored.horizon.zone,
    precision,
    sensitivity,
    seed,
    expect,
    warnings: distinct(reading.warnings),
    unused: distinct(unused),
  };
};

/** Documents that are read for several policies say the same thing several times. */
const distinct = (warnings: readonly DocumentError[]): readonly DocumentError[] => [
  ...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values(),
];

/**
 * Reads an experiment and everything that it names, and checks that they fit together. Never throws for what is wrong in
 * documents: each error has its file, line, path and how to put it right.
 */
export const loadExperiment = (path: string, from: DocumentSource): LoadedExperiment => {
  const { source, bundle } = gathering(from, path);
  const found = source.read(path, null);
  if (!found.ok)
    return {
      ok: false,
      errors: [
        { file: path, line: 0, column: 0, path: '', message: found.message, fix: found.fix },
      ],
    };
  const { file, text } = found.value;
  const document = parseDocument(text, file);
  if (!document.ok) return document;
  const other = wrongKind(document.data, 'experiment');
  if (other !== null) return { ok: false, errors: [document.locate(other)] };
  const read = validate(experimentSchema, document.data, document.locate);
  if (!read.ok) return read;
  try {
    const experiment = build({ file, source, locate: document.locate, warnings: [] }, read.value);
    return { ok: true, experiment: { ...experiment, bundle } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, errors: error.errors };
    throw error;
  }
};
