import { leadsOfPerson, type Tx } from '@baton/store';
import { forgetContactKeys } from './note-contact-keys.ts';
import { withdrawContact } from './withdraw-contact.ts';

/**
 * Forgets what was found out from a person's contact: the keys they are found by, what merges keep of them, what came of them
 * into other people's contacts, and why somebody seemed to be them. Pairs and merges stay as what was done with leads. To be
 * called before `erasePerson`, in its transaction; once more it changes nothing. `at` is epoch ms.
 */
export const forgetContact = async (
  tx: Tx,
  workspace: string,
  subject: string,
  at: number,
): Promise<void> => {
  const leads = [...(await leadsOfPerson(tx, workspace, subject))];
  for (const lead of leads) await withdrawContact(tx, workspace, lead);
  await forgetContactKeys(tx, workspace, subject);
  await tx`
    update baton.merges set contacts = null
    where workspace = ${workspace} and (winner = any(${leads}) or loser = any(${leads})) and contacts is not null`;
  await tx`
    update baton.duplicates set evidence = '[]', state = 'dismissed', settled_at = ${at}, settled_by = 'erasure'
    where workspace = ${workspace} and (lead = any(${leads}) or other = any(${leads})) and state = 'open'`;
  await tx`
    update baton.duplicates set evidence = '[]'
    where workspace = ${workspace} and (lead = any(${leads}) or other = any(${leads})) and evidence <> '[]'`;
};
