import type { DocumentSource } from '@baton/simulator';
import { fileSource } from '@baton/simulator/node';
import { csvFiles } from './csv-files.ts';

/** Documents and tables on disk, relative to the document that names them. */
export const documentSource = (): DocumentSource => fileSource(csvFiles);
