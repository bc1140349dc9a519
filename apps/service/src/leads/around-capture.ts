import type { Facts, Lead } from '@baton/core';
import type { Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import { keepAccountMatches } from '../hygiene/account-matches.ts';
import { accountsOf } from '../hygiene/accounts-of-org.ts';
import { type AccountMatch, matchAccount } from '../hygiene/match-account.ts';
import { noteContacts } from '../hygiene/note-contacts.ts';
import { accountIn } from '../hygiene/stored-contact.ts';
import type { Inquiry } from '../intake/inquiry.ts';
import type { InForce } from './in-force.ts';

/** What the workspace knows of whoever asks, before they are a lead. */
export interface Known {
  readonly facts: Facts;
  readonly match: AccountMatch | null;
}

/** An inquiry that has become a lead. */
export interface CapturedInquiry {
  readonly inquiry: Inquiry;
  readonly lead: Lead;
  /** Whose it is, in `people_data`. */
  readonly subject: string;
  readonly known: Known;
}

/** Ahead of the events: the account each inquiry belongs to, unless it names one itself. */
export const knownOf = async (
  { policy, org }: InForce,
  { facts, contact }: Inquiry,
): Promise<Known> => {
  if (facts['account'] !== undefined) return { facts: {}, match: null };
  const match = matchAccount(contact, await accountsOf(org), policy.hygiene.accounts);
  return { facts: match === null ? {} : { account: match.account }, match };
};

/**
 * After the events, in their transaction: the keys by which the contacts are found, whom they may be the same person as, and
 * why their accounts. It may run again, so it only writes through `tx`.
 */
export const noteCaptured = async (
  { now }: Pick<Service, 'now'>,
  tx: Tx,
  workspace: string,
  captured: readonly CapturedInquiry[],
): Promise<void> => {
  const matched = captured.flatMap(({ lead, known: { match } }) =>
    match === null ? [] : [{ lead: lead.id, match }],
  );
  const contacts = captured.map(({ inquiry: { contact }, lead, subject }) => ({
    id: lead.id,
    subject,
    contact,
    account: accountIn(lead),
  }));
  await Promise.all([
    keepAccountMatches(tx, workspace, matched),
    noteContacts(tx, workspace, contacts, now()),
  ]);
};
