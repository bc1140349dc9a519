import type { Org } from '../org/org.ts';
import type { DocumentError } from './document-error.ts';
import { wrongKind } from './document-kind.ts';
import type { Locate } from './locate.ts';
import type { LoadRows } from './normalise/accounts.ts';
import { normaliseOrg } from './normalise/org.ts';
import { parseDocument } from './parse-document.ts';
import { collect } from './report.ts';
import { orgSchema } from './schema/org-schema.ts';
import { inOrder, validate } from './validate.ts';

export type ParsedOrg =
  | {
      readonly ok: true;
      readonly org: Org;
      readonly warnings: readonly DocumentError[];
      /** Where parts of the org stand in its file, for `checkTogether`. */
      readonly locate: Locate;
    }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/**
 * Reads an org from YAML or JSON, resolves every name, and checks it. Never throws; everything that is wrong comes back
 * as errors with line, path and fix. `load` reads the table that `accounts: { file }` names.
 */
export const parseOrg = (text: string, file: string, load?: LoadRows): ParsedOrg => {
  const document = parseDocument(text, file);
  if (!document.ok) return document;
  const { data, locate } = document;
  const other = wrongKind(data, 'org');
  if (other !== null) return { ok: false, errors: [locate(other)] };
  const authored = validate(orgSchema, data, locate);
  if (!authored.ok) return authored;
  const report = collect();
  const org = normaliseOrg(authored.value, load, report);
  if (report.errors.length > 0) return { ok: false, errors: inOrder(report.errors.map(locate)) };
  return { ok: true, org, warnings: inOrder(report.warnings.map(locate)), locate };
};
