import { type DocumentError, type Org, parseOrg, parsePolicy, type Policy } from '@baton/core';
import type { DocumentSource, FoundDocument } from '@baton/simulator';
import { DocumentsRefused, InputError } from '../command-line/failures.ts';
import { shownPath } from './shown-path.ts';

/** The text of a document. @throws InputError when there is none to read. */
export function readText(source: DocumentSource, path: string): FoundDocument {
  const found = source.read(path, null);
  if (found.ok) return found.value;
  throw new InputError(found.message, shownPath(path), found.fix);
}

/** @throws DocumentsRefused when it is no valid policy. */
export function readPolicy(source: DocumentSource, path: string): Policy {
  const { file, text } = readText(source, path);
  return accept(parsePolicy(text, file)).policy;
}

/** @throws DocumentsRefused when it is no valid org. */
export function readOrg(source: DocumentSource, path: string): Org {
  const { file, text } = readText(source, path);
  return accept(parseOrg(text, file, (table) => source.table(table, file))).org;
}

type Refusable =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/** What was parsed, or a throw with all that is wrong in it. */
export function accept<T extends Refusable>(parsed: T): Extract<T, { readonly ok: true }> {
  if (!parsed.ok) throw new DocumentsRefused(parsed.errors);
  return parsed as Extract<T, { readonly ok: true }>;
}
