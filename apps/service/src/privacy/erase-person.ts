import { erasePerson as eraseData, leadsOfPerson, type Tx } from '@baton/store';
import { isClosed, type Lead } from '@baton/core';
import { forgetContact } from '../hygiene/forget-contact.ts';
import { contactIn } from '../hygiene/stored-contact.ts';
import { addBars, barKeysOf } from './do-not-contact.ts';
import { samePerson } from './same-person.ts';
import { type FreeText, freeTextOn } from './free-text.ts';
import { marksOf } from './marks.ts';
import { eraseTraces, findTraces } from './traces.ts';

export interface Erased {
  /** Leads whose person is nobody now. */
  readonly leads: readonly string[];
  /** Those of them that are still open: somebody is to close them. */
  readonly openLeads: readonly string[];
  readonly failedIntakes: number;
  readonly inboundMails: number;
  readonly refusedRows: number;
  /** Mails of which not all parts could be decoded: somebody is to look whether they name the person. */
  readonly unsureMails: readonly string[];
  /** Where people typed text into the log: it cannot be taken out, and somebody is to know what it says. */
  readonly freeText: readonly FreeText[];
}

const stillOpen = async (
  tx: Tx,
  workspace: string,
  leads: readonly string[],
): Promise<readonly string[]> => {
  const rows = await tx<{ snapshot: Lead }>`
    select snapshot from baton.leads where workspace = ${workspace} and lead = any(${[...leads]})`;
  return rows.flatMap(({ snapshot }) => (isClosed(snapshot.state) ? [] : snapshot.id));
};

/**
 * Erases whoever is behind the subject: data and salts under every id, the keys that they are found by, what merges keep of
 * them, consents, and inquiries and mails that name them. The leads stay as leads of nobody, and every chain verifies. With
 * `neverAgain` their addresses are kept as hashes that bar any contact.
 */
export const erasePerson = async (
  tx: Tx,
  workspace: string,
  subject: string,
  {
    at,
    by,
    neverAgain,
  }: { readonly at: number; readonly by: string; readonly neverAgain: boolean },
): Promise<Erased> => {
  const known = await samePerson(tx, workspace, subject);
  const leads: string[] = [];
  for (const one of known) leads.push(...(await leadsOfPerson(tx, workspace, one.subject)));
  const traces = await findTraces(tx, workspace, await marksOf(tx, workspace, known, leads));
  if (neverAgain) {
    const contacts = known.flatMap(({ data }) => contactIn(data) ?? []);
    const keys = contacts.flatMap((contact) => barKeysOf(workspace, contact));
    await addBars(tx, workspace, [...new Set(keys)], { channel: 'all', why: 'asked', by, at });
  }
  for (const one of known) {
    await forgetContact(tx, workspace, one.subject, at);
    await tx`delete from baton.consents where workspace = ${workspace} and subject = ${one.subject}`;
    await eraseData(tx, workspace, { subject: one.subject, at });
  }
  await eraseTraces(tx, workspace, traces, { at, by });
  return {
    leads,
    openLeads: await stillOpen(tx, workspace, leads),
    failedIntakes: traces.failedIntakes.length,
    inboundMails: traces.inboundMails.length,
    refusedRows: traces.refusedRows.length,
    unsureMails: traces.unsureMails,
    freeText: await freeTextOn(tx, workspace, leads),
  };
};
