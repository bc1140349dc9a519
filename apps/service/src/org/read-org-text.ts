import type { DocumentError, Org } from '@baton/core';
import type { StoredOrg } from '@baton/store';
import { partAccounts, withAccounts } from './accounts-part.ts';
import { parseOrgAside } from './org-thread.ts';
import type { ReadOrg } from './parse-org-text.ts';

/** What the core reads of a document; more is its to refuse. */
const DOCUMENT_BYTES_AT_MOST = 5 * 1024 * 1024;

/** Over HTTP there is no file beside the document: its accounts would silently be none. */
const isUnreadFile = ({ path }: DocumentError): boolean => path === 'accounts.file';

const readWhole = async (text: string): Promise<ReadOrg> => {
  const read = await parseOrgAside(text);
  if (!read.ok) return read;
  const files = read.warnings.filter(isUnreadFile);
  if (files.length === 0) return read;
  const fix =
    'write the accounts as a list here, or import the file with POST /org/accounts/import';
  return { ok: false, errors: files.map((one) => ({ ...one, fix })) };
};

/**
 * Reads a text whose accounts are not to be read: `value` stands for their list, and `accountsOf` says of what was read of it
 * which they are. Null when the rest has errors or an owner is gone, and all of it has to be read to say so.
 */
export const readAround = async (
  text: string,
  accountsOf: (read: Org['accounts']) => Org['accounts'],
  value = '[]',
): Promise<Extract<ReadOrg, { readonly ok: true }> | null> => {
  const parts = partAccounts(text);
  if (parts === null || text.length > DOCUMENT_BYTES_AT_MOST) return null;
  const read = await parseOrgAside(withAccounts(parts, value));
  if (!read.ok) return null;
  const { org, warnings } = read;
  const accounts = accountsOf(org.accounts);
  const owned = Object.values(accounts).every(
    ({ owner }) => owner === null || Object.hasOwn(org.people, owner),
  );
  return owned ? { ok: true, org: { ...org, accounts }, warnings } : null;
};

/** Reads an org's text. The accounts of the version before are taken over where their lines are the same. */
export const readOrgText = async (text: string, previous: StoredOrg | null): Promise<ReadOrg> => {
  const known = previous === null ? null : partAccounts(previous.source);
  const isSame = known !== null && partAccounts(text)?.accounts === known.accounts;
  const around =
    isSame && previous !== null ? await readAround(text, () => previous.document.accounts) : null;
  return around ?? (await readWhole(text));
};
