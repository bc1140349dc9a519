import type { Tx } from '@baton/store';
import { contactKeysOf } from './contact-key.ts';
import type { KnownContact } from './known-contact.ts';

/** A contact that is noted under its keys. `at` is epoch ms: of contacts with one key, the newest are compared. */
export interface NotedContact extends Pick<KnownContact, 'contact' | 'account'> {
  readonly subject: string;
  readonly at: number;
}

/** Notes people under the keys of their contacts, in one statement. */
export const noteContactKeys = async (
  tx: Tx,
  workspace: string,
  noted: readonly NotedContact[],
): Promise<void> => {
  const rows = noted.flatMap(({ subject, at, ...known }) =>
    contactKeysOf(workspace, known).map((key) => ({ key, at, subject })),
  );
  if (rows.length === 0) return;
  await tx`
    insert into baton.contact_keys (workspace, key, noted_at, subject)
    select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(key text, at bigint, subject text)
    on conflict do nothing`;
};

/** Notes a person anew, whose contact has changed. */
export const renoteContactKeys = async (
  tx: Tx,
  workspace: string,
  noted: NotedContact,
): Promise<void> => {
  await forgetContactKeys(tx, workspace, noted.subject);
  await noteContactKeys(tx, workspace, [noted]);
};

export const forgetContactKeys = async (
  tx: Tx,
  workspace: string,
  subject: string,
): Promise<void> => {
  await tx`delete from baton.contact_keys where workspace = ${workspace} and subject = ${subject}`;
};
