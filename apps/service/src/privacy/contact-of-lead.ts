import { type Person, readPerson, type Tx } from '@baton/store';
import type { Contact } from '../hygiene/contact.ts';
import { contactIn } from '../hygiene/stored-contact.ts';
import { type Bars, barKeysOf, barsOf, NO_BARS } from './do-not-contact.ts';

export interface LeadPerson {
  /** Null for a lead of nobody. */
  readonly subject: string | null;
  readonly person: Person;
  readonly contact: Contact | null;
}

/** Whose inquiry became the lead. */
export const personOfLead = async (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<LeadPerson> => {
  const [row] = await tx<{ subject: string | null }>`
    select subject from baton.leads where workspace = ${workspace} and lead = ${lead}`;
  const subject = row?.subject ?? null;
  if (subject === null) return { subject, person: { kind: 'unknown' }, contact: null };
  const person = await readPerson(tx, workspace, subject);
  return { subject, person, contact: person.kind === 'known' ? contactIn(person.data) : null };
};

/** By which ways the lead's prospect is not to be contacted. */
export const barsOfLead = async (tx: Tx, workspace: string, lead: string): Promise<Bars> => {
  const { contact } = await personOfLead(tx, workspace, lead);
  return contact === null ? NO_BARS : barsOf(tx, workspace, barKeysOf(workspace, contact));
};
