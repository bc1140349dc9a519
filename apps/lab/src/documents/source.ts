import type { Outcome } from '@baton/core';
import type { DocumentSource, FoundDocument } from '@baton/simulator';
import { fileSource } from '@baton/simulator/node';
import { csvFiles } from './csv-files.ts';

/** Documents and tables on disk, relative to the document that names them. `seen` is told each file that is read. */
export const documentSource = (seen: (file: string) => void = () => undefined): DocumentSource => {
  const source = fileSource(csvFiles(seen));
  const noted = (found: Outcome<FoundDocument>): Outcome<FoundDocument> => {
    if (found.ok) seen(found.value.file);
    return found;
  };
  return {
    ...source,
    read: (path, from) => noted(source.read(path, from)),
    recording: (path, map, from) => noted(source.recording(path, map, from)),
  };
};
