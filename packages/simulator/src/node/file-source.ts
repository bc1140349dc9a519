import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { accepted, type Outcome, refused } from '@baton/core';
import type { DocumentSource, FoundDocument, TableRows } from '../experiment/document-source.ts';

/** What the shell does with CSV files; the simulator has no reader for them. */
export interface CsvReader {
  /** Imports a CSV file of leads by the text of a map, to the text of a recorded stream file. */
  readonly recording: (csv: string, map: FoundDocument) => Outcome<string>;
  readonly table: (csv: string) => Outcome<TableRows>;
}

const BYTES_AT_MOST = 200 * 1024 * 1024;

/** Names in messages are relative to where the command was given, as people typed them. */
const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
};

const readText = (path: string): Outcome<FoundDocument> => {
  const size = statSync(path, { throwIfNoEntry: false });
  if (size === undefined)
    return refused(`there is no file ${shown(path)}`, 'correct the path, or put the file there');
  if (size.isDirectory()) return refused(`${shown(path)} is a folder`, 'name a file in it');
  if (size.size > BYTES_AT_MOST)
    return refused(`${shown(path)} has more than 200 MB`, 'is this the right file?');
  try {
    return accepted({ file: shown(path), text: readFileSync(path, 'utf8') });
  } catch (error) {
    return refused(
      `${shown(path)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'check who may read it',
    );
  }
};

const beside = (path: string, from: string | null): string =>
  isAbsolute(path) || from === null ? resolve(path) : resolve(dirname(from), path);

/**
 * Looks for a recording beside the document that names it, then from every folder above: recordings that may not be
 * passed on live outside the repository, so `../shared/data/x.csv` is also looked for beside the repository.
 */
const lookUpward = (path: string, from: string): string | null => {
  if (isAbsolute(path)) return existsSync(path) ? path : null;
  for (let folder = dirname(resolve(from)); ; folder = dirname(folder)) {
    const candidate = resolve(folder, path);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return null;
  }
};

/** Documents as files on disk. */
export const fileSource = (csv: CsvReader): DocumentSource => ({
  read: (path, from) => readText(beside(path, from)),
  recording: (path, map, from) => {
    const found = lookUpward(path, from);
    if (found === null)
      return refused(
        `the recording ${path} is not here`,
        'recordings stay outside the repository: put it there, or name where it is; it is looked for beside the document and from every folder above',
      );
    if (map === null) return readText(found);
    const mapText = readText(beside(map, from));
    if (!mapText.ok) return mapText;
    const imported = csv.recording(found, mapText.value);
    return imported.ok ? accepted({ file: shown(found), text: imported.value }) : imported;
  },
  table: (path, from) => {
    const found = beside(path, from);
    return existsSync(found)
      ? csv.table(found)
      : refused(`there is no file ${shown(found)}`, 'correct the path, or put the file there');
  },
});
