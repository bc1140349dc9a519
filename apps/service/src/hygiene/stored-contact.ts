import type { Lead } from '@baton/core';
import { putPerson, readPerson, type Tx } from '@baton/store';
import type { Contact } from './contact.ts';
import { renoteContactKeys } from './note-contact-keys.ts';
import type { ContactRecord } from './survivorship.ts';

/** Whose contact a lead has, as it is stored. */
export interface StoredContact {
  readonly subject: string;
  readonly account: string | null;
  /** The person's data, of which the contact is a part. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly record: ContactRecord;
}

/** The contact in a person's data; null where there is none. */
export const contactIn = (data: unknown): Contact | null => {
  if (typeof data !== 'object' || data === null || !('contact' in data)) return null;
  const { contact } = data;
  return typeof contact === 'object' ? (contact as Contact | null) : null;
};

export const accountIn = ({ facts }: Pick<Lead, 'facts'>): string | null => {
  const { account } = facts;
  return typeof account === 'string' ? account : null;
};

/**
 * Reads a lead's contact and locks it. Null for a lead of nobody, or of somebody who was erased. Wishes not to be contacted stand
 * by address, apart from people, so that no merge can lose one.
 */
export const storedContact = async (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<StoredContact | null> => {
  const [row] = await tx<{ subject: string | null; snapshot: Lead }>`
    select subject, snapshot from baton.leads where workspace = ${workspace} and lead = ${lead}`;
  if (row === undefined || row.subject === null) return null;
  const { subject, snapshot } = row;
  const person = await readPerson(tx, workspace, subject);
  if (person.kind !== 'known') return null;
  const data = person.data as Record<string, unknown>;
  const contact = contactIn(data);
  if (contact === null) return null;
  const record = {
    id: lead,
    contact,
    changedAt: person.updatedAt,
    mailVerifiedAt: null,
    doNotContact: false,
  };
  return { subject, account: accountIn(snapshot), data, record };
};

/** Stores another contact in the place of the one that was read, and finds the person by it from now on. */
export const keepContact = async (
  tx: Tx,
  workspace: string,
  { subject, account, data }: StoredContact,
  { contact, changedAt: at }: ContactRecord,
): Promise<void> => {
  await putPerson(tx, workspace, { subject, data: { ...data, contact }, at });
  await renoteContactKeys(tx, workspace, { subject, account, contact, at });
};
