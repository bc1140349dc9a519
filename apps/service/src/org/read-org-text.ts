import { type DocumentError, type Org, parseOrg } from '@baton/core';
import type { StoredOrg } from '@baton/store';
import { partAccounts, withAccounts } from './accounts-part.ts';

export type ReadOrg =
  | { readonly ok: true; readonly org: Org; readonly warnings: readonly DocumentError[] }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

const FILE = 'org';
/** What the core reads of a document; more is its to refuse. */
const DOCUMENT_BYTES_AT_MOST = 5 * 1024 * 1024;

/** Over HTTP there is no file beside the document: its accounts would silently be none. */
const isUnreadFile = ({ path }: DocumentError): boolean => path === 'accounts.file';

const readWhole = (text: string): ReadOrg => {
  const read = parseOrg(text, FILE);
  if (!read.ok) return { ok: false, errors: read.errors };
  const files = read.warnings.filter(isUnreadFile);
  if (files.length === 0) return { ok: true, org: read.org, warnings: read.warnings };
  const fix =
    'write the accounts as a list here, or import the file with POST /org/accounts/import';
  return { ok: false, errors: files.map((one) => ({ ...one, fix })) };
};

/**
 * Reads a text whose accounts are not to be read: `value` stands for their list, and `accountsOf` says of what was read of it
 * which they are. Null when the rest has errors or an owner is gone, and all of it has to be read to say so.
 */
export const readAround = (
  text: string,
  accountsOf: (read: Org['accounts']) => Org['accounts'],
  value = '[]',
): Extract<ReadOrg, { readonly ok: true }> | null => {
  const parts = partAccounts(text);
  if (parts === null || text.length > DOCUMENT_BYTES_AT_MOST) return null;
  const read = parseOrg(withAccounts(parts, value), FILE);
  if (!read.ok) return null;
  const { org, warnings } = read;
  const accounts = accountsOf(org.accounts);
  const owned = Object.values(accounts).every(
    ({ owner }) => owner === null || Object.hasOwn(org.people, owner),
  );
  return owned ? { ok: true, org: { ...org, accounts }, warnings } : null;
};

/** Reads an org's text. The accounts of the version before are taken over where their lines are the same. */
export const readOrgText = (text: string, previous: StoredOrg | null): ReadOrg => {
  const known = previous === null ? null : partAccounts(previous.source);
  const isSame = known !== null && partAccounts(text)?.accounts === known.accounts;
  const around =
    isSame && previous !== null ? readAround(text, () => previous.document.accounts) : null;
  return around ?? readWhole(text);
};
