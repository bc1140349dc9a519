import type { Tx } from '@baton/store';

/** What automatic mails to prospects are for. */
export const MARKETING = 'marketing';

export interface Consent {
  readonly purpose: string;
  readonly given: boolean;
  /** Epoch ms. */
  readonly at: number;
  /** Where and how it was said. */
  readonly source: string;
  readonly by: string;
}

/** Everything that a person said about it, the latest first. */
export const consentsOf = (
  tx: Tx,
  workspace: string,
  subject: string,
): Promise<readonly Consent[]> => tx<Consent>`
  select purpose, given, at, source, by from baton.consents
  where workspace = ${workspace} and subject = ${subject} order by at desc, purpose`;

/** Whether the last word on the purpose was no; who never said a word has not refused. */
export const hasRefused = async (
  tx: Tx,
  workspace: string,
  subject: string,
  purpose: string,
): Promise<boolean> => {
  const [row] = await tx<{ given: boolean }>`
    select given from baton.consents
    where workspace = ${workspace} and subject = ${subject} and purpose = ${purpose}
    order by at desc limit 1`;
  return row?.given === false;
};

/** Notes what a person said; what was said in the same millisecond is the later word. */
export const noteConsent = async (
  tx: Tx,
  workspace: string,
  subject: string,
  { purpose, given, at, source, by }: Consent,
): Promise<void> => {
  await tx`
    delete from baton.consents
    where workspace = ${workspace} and subject = ${subject} and purpose = ${purpose} and at = ${at}`;
  await tx`
    insert into baton.consents (workspace, subject, purpose, given, at, source, by)
    values (${workspace}, ${subject}, ${purpose}, ${given}, ${at}, ${source}, ${by})`;
};
