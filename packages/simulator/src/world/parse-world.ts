import { type DocumentError, type Locate, parseDocument, validate, wrongKind } from '@baton/core';
import { type WorldDocument, worldSchema } from './world-schema.ts';

export type ParsedWorld =
  | {
      readonly ok: true;
      readonly world: WorldDocument;
      /** Where parts of the world stand in its file. */
      readonly locate: Locate;
    }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/** Reads a world from YAML or JSON. Never throws; every error has its line, its path and how to put it right. */
export const parseWorld = (text: string, file: string): ParsedWorld => {
  const parsed = parseDocument(text, file);
  if (!parsed.ok) return parsed;
  const other = wrongKind(parsed.data, 'world');
  if (other !== null) return { ok: false, errors: [parsed.locate(other)] };
  const read = validate(worldSchema, parsed.data, parsed.locate);
  return read.ok
    ? { ok: true, world: read.value, locate: parsed.locate }
    : { ok: false, errors: read.errors };
};
