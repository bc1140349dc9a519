import type { Outcome } from '@baton/core';

/** A document as it was found: the name that its errors show and that paths inside it are relative to, and its text. */
export interface FoundDocument {
  readonly file: string;
  readonly text: string;
}

export type TableRows = readonly Readonly<Record<string, string>>[];

/**
 * Where documents come from. The simulator opens no file: the shell that runs it does, and answers with a message and a
 * fix when there is none. `path` is as written in the document `from` (a name given before), or as the user gave it (`null`).
 */
export interface DocumentSource {
  readonly read: (path: string, from: string | null) => Outcome<FoundDocument>;
  /** A recorded stream file: as it stands, or imported from a CSV file by the map. */
  readonly recording: (path: string, map: string | null, from: string) => Outcome<FoundDocument>;
  /** A CSV file as rows by column. */
  readonly table: (path: string, from: string) => Outcome<TableRows>;
}

/** All that was read for one experiment, as plain data: what another thread needs to build it again. */
export interface DocumentBundle {
  readonly path: string;
  readonly documents: Readonly<Record<string, FoundDocument>>;
  readonly tables: Readonly<Record<string, TableRows>>;
}

const keyOf = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);

/** Passes questions on to a source and keeps the answers. */
export const gathering = (
  source: DocumentSource,
  path: string,
): { readonly source: DocumentSource; readonly bundle: DocumentBundle } => {
  const documents: Record<string, FoundDocument> = {};
  const tables: Record<string, TableRows> = {};
  const keep = <T>(into: Record<string, T>, key: string, answer: Outcome<T>): Outcome<T> => {
    if (answer.ok) into[key] = answer.value;
    return answer;
  };
  return {
    bundle: { path, documents, tables },
    source: {
      read: (file, from) => keep(documents, keyOf(file, from), source.read(file, from)),
      recording: (file, map, from) =>
        keep(documents, keyOf(file, map, from), source.recording(file, map, from)),
      table: (file, from) => keep(tables, keyOf(file, from), source.table(file, from)),
    },
  };
};

/** A source that answers from what was gathered before. */
export const bundled = ({ documents, tables }: DocumentBundle): DocumentSource => {
  const answer = <T>(from: Readonly<Record<string, T>>, path: string, key: string): Outcome<T> => {
    const known = from[key];
    return known === undefined
      ? { ok: false, message: `\`${path}\` was not read before`, fix: 'read the experiment again' }
      : { ok: true, value: known };
  };
  return {
    read: (path, from) => answer(documents, path, keyOf(path, from)),
    recording: (path, map, from) => answer(documents, path, keyOf(path, map, from)),
    table: (path, from) => answer(tables, path, keyOf(path, from)),
  };
};
