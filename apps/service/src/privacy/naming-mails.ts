import type { Tx } from '@baton/store';
import { mailReader } from '../inbound-mail/mail-reader.ts';
import type { Marks } from './marks.ts';

/** A mail takes milliseconds; an evil one is given up. */
const DECODE_MS = 20_000;

interface StoredMail {
  readonly id: string;
  readonly raw: Uint8Array | null;
}

/** Goes through mails one by one, because each may have 25 MB, and says which name the person in any of their parts. */
const mailsNaming = async (
  ids: readonly string[],
  read: (id: string) => Promise<readonly StoredMail[]>,
  marks: Marks,
): Promise<{ readonly named: readonly string[]; readonly unsure: readonly string[] }> => {
  const named: string[] = [];
  const unsure: string[] = [];
  if (ids.length === 0) return { named, unsure };
  const reader = mailReader({ timeMs: DECODE_MS });
  try {
    for (const id of ids) {
      const [mail] = await read(id);
      if (mail === undefined || mail.raw === null) continue;
      const found = await reader.names(mail.raw, marks);
      if (found === 'named') named.push(id);
      else if (found === 'unsure') unsure.push(id);
    }
  } finally {
    await reader.close();
  }
  return { named, unsure };
};

/** Failed intakes that are mails, and mails that are kept whole, by what is written in them once it is decoded. */
export const namingMails = async (tx: Tx, workspace: string, marks: Marks) => {
  const failed = await tx<{ id: string }>`
    select id from baton.failed_intakes
    where workspace = ${workspace} and source = 'mail' and body is not null order by at, id`;
  const inbound = await tx<{ id: string }>`
    select key as id from baton.inbound_mails where workspace = ${workspace} and raw is not null order by received_at, key`;
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return {
    failed: await mailsNaming(
      ids(failed),
      (id) => tx<StoredMail>`
        select id, body as raw from baton.failed_intakes where workspace = ${workspace} and id = ${id}`,
      marks,
    ),
    inbound: await mailsNaming(
      ids(inbound),
      (key) => tx<StoredMail>`
        select key as id, raw from baton.inbound_mails where workspace = ${workspace} and key = ${key}`,
      marks,
    ),
  };
};
