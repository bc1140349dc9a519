import { type DocumentError, type Org, parseOrg } from '@baton/core';

export type ReadOrg =
  | { readonly ok: true; readonly org: Org; readonly warnings: readonly DocumentError[] }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/** What a text says, without the places of its parts, which are functions and cross no thread. */
export const parseOrgText = (text: string): ReadOrg => {
  const parsed = parseOrg(text, 'org');
  if (!parsed.ok) return { ok: false, errors: parsed.errors };
  return { ok: true, org: parsed.org, warnings: parsed.warnings };
};
