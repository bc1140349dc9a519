import {
  type DocumentError,
  type DocumentKind,
  documentKinds,
  kindOfDocument,
  type Locate,
  type Org,
  parseDocument,
  parseOrg,
  parsePolicy,
  type Policy,
  validate,
} from '@baton/core';
import {
  type DocumentSource,
  loadExperiment,
  parseWorld,
  recordingMapSchema,
  streamSchemaFor,
  type SyntheticDocument,
  type WorldDocument,
} from '@baton/simulator';

export interface Checked {
  readonly path: string;
  readonly kind: DocumentKind | null;
  readonly errors: readonly DocumentError[];
  readonly warnings: readonly DocumentError[];
  /** What a check against other documents needs. */
  readonly parsed: Parsed | null;
}

export type Parsed =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly locate: Locate }
  | { readonly kind: 'org'; readonly org: Org }
  | { readonly kind: 'world'; readonly world: WorldDocument; readonly locate: Locate }
  | { readonly kind: 'stream'; readonly document: SyntheticDocument };

type Found = Pick<Checked, 'errors' | 'warnings' | 'parsed'>;

/** Checks one document by what it says it is; an experiment with everything that it names. */
export function checkDocument(source: DocumentSource, path: string): Checked {
  const found = source.read(path, null);
  if (!found.ok) {
    const { message, fix } = found;
    const error = { file: path, line: 0, column: 0, path: '', message, fix };
    return { path, kind: null, ...refusedWith([error]) };
  }
  const { file, text } = found.value;
  const document = parseDocument(text, file);
  if (!document.ok) return { path, kind: null, ...refusedWith(document.errors) };
  const { data, locate } = document;
  const kind = kindOfDocument(data);
  if (kind === null) {
    const message = 'this document does not say what it is';
    const fix = `begin it with one of: ${documentKinds.map((name) => `\`${name}:\``).join(', ')}`;
    return { path, kind, ...refusedWith([locate({ path: [], message, fix })]) };
  }
  switch (kind) {
    case 'policy':
      return { path, kind, ...checkedPolicy(text, file) };
    case 'org':
      return { path, kind, ...checkedOrg(source, text, file) };
    case 'experiment': {
      const loaded = loadExperiment(path, source);
      if (!loaded.ok) return { path, kind, ...refusedWith(loaded.errors) };
      const { warnings, unused } = loaded.experiment;
      return { path, kind, errors: [], warnings: [...warnings, ...unused], parsed: null };
    }
    case 'world':
      return { path, kind, ...checkedWorld(text, file) };
    case 'stream':
      return { path, kind, ...checkedStream(data, locate) };
    case 'recording':
      return { path, kind, ...plain(validate(recordingMapSchema, data, locate)) };
    default:
      return kind satisfies never;
  }
}

function checkedPolicy(text: string, file: string): Found {
  const parsed = parsePolicy(text, file);
  if (!parsed.ok) return refusedWith(parsed.errors);
  const { policy, warnings, locate } = parsed;
  return { errors: [], warnings, parsed: { kind: 'policy', policy, locate } };
}

function checkedOrg(source: DocumentSource, text: string, file: string): Found {
  const parsed = parseOrg(text, file, (table) => source.table(table, file));
  if (!parsed.ok) return refusedWith(parsed.errors);
  return { errors: [], warnings: parsed.warnings, parsed: { kind: 'org', org: parsed.org } };
}

function checkedWorld(text: string, file: string): Found {
  const read = parseWorld(text, file);
  if (!read.ok) return refusedWith(read.errors);
  const { world, locate } = read;
  return { errors: [], warnings: [], parsed: { kind: 'world', world, locate } };
}

function checkedStream(data: unknown, locate: Locate): Found {
  const read = validate(streamSchemaFor(data), data, locate);
  if (!read.ok) return refusedWith(read.errors);
  const { value } = read;
  const parsed = 'recorded' in value ? null : { kind: 'stream' as const, document: value };
  return { errors: [], warnings: [], parsed };
}

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

const plain = (outcome: Outcome): Found =>
  outcome.ok ? { errors: [], warnings: [], parsed: null } : refusedWith(outcome.errors);

const refusedWith = (errors: readonly DocumentError[]): Found => ({
  errors,
  warnings: [],
  parsed: null,
});
