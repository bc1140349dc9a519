import { cursorOf, placeIn, type Tx } from '@baton/store';
import type { ArrivedMail } from './listen-for-mail.ts';
import { mailKey } from './receive-mail.ts';

export const mailStates = ['waiting', 'read', 'ignored', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** A mail as it is listed. */
export interface ListedMail {
  readonly key: string;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** Empty once that is forgotten. */
  readonly from: string;
  readonly to: string;
  readonly state: MailState;
  /** Why it is ignored or failed. */
  readonly reason: string | null;
  readonly lead: string | null;
}

export interface WaitingMail {
  readonly key: string;
  readonly receivedAt: number;
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
}

/** Stores a mail to be read; the same bytes to the same inbox are one mail. */
export const storeMail = async (
  tx: Tx,
  { raw, envelopeFrom, inbox, receivedAt }: ArrivedMail,
): Promise<void> => {
  const envelope = { from: envelopeFrom.slice(0, 1000).toWellFormed(), to: inbox.address };
  await tx.text(
    `insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state)
     values ($1, $2, $3, $4::text::jsonb, $5, 'waiting') on conflict do nothing`,
    [
      inbox.workspace,
      mailKey(inbox.address, raw),
      receivedAt,
      JSON.stringify(envelope).replaceAll(String.raw`\u0000`, ''),
      raw,
    ],
  );
};

/** Keys of mails that nobody has read yet, the oldest first. */
export const waitingMails = async (
  tx: Tx,
  workspace: string,
  limit: number,
): Promise<readonly string[]> => {
  const rows = await tx<{ key: string }>`
    select key from baton.inbound_mails where workspace = ${workspace} and state = 'waiting'
    order by received_at, key limit ${limit}`;
  return rows.map(({ key }) => key);
};

/** Null once somebody else has read it. */
export const waitingMail = async (
  tx: Tx,
  workspace: string,
  key: string,
): Promise<WaitingMail | null> => {
  const [row] = await tx<WaitingMail>`
    select key, received_at as "receivedAt", envelope ->> 'from' as "from", envelope ->> 'to' as "to", raw
    from baton.inbound_mails where workspace = ${workspace} and key = ${key} and state = 'waiting'`;
  return row ?? null;
};

/** What became of a mail. False if that was said before. Ignored mails are kept whole; the others stand elsewhere. */
export const settleMail = async (
  tx: Tx,
  workspace: string,
  key: string,
  settled: {
    readonly state: Exclude<MailState, 'waiting'>;
    readonly reason?: string;
    readonly lead?: string;
  },
): Promise<boolean> => {
  const { state, reason = null, lead = null } = settled;
  const { count } = await tx`
    update baton.inbound_mails set state = ${state}, reason = ${reason}, lead = ${lead},
      raw = case when ${state === 'ignored'} then raw end
    where workspace = ${workspace} and key = ${key} and state = 'waiting'`;
  return count === 1;
};

/** The latest first. Null for a cursor that is none of ours. */
export const listMails = async (
  tx: Tx,
  workspace: string,
  {
    state,
    limit,
    cursor,
  }: { readonly state: MailState; readonly limit: number; readonly cursor: string | null },
): Promise<{ items: ListedMail[]; cursor: string | null } | null> => {
  const after = cursor === null ? null : placeIn(cursor);
  if (cursor !== null && after === null) return null;
  const rows = await tx<ListedMail>`
    select key, received_at as "receivedAt", coalesce(envelope ->> 'from', '') as "from",
      coalesce(envelope ->> 'to', '') as "to", state, reason, lead
    from baton.inbound_mails
    where workspace = ${workspace} and state = ${state}
      and (${after === null} or (received_at, key) < (${after?.capturedAt ?? 0}, ${after?.lead ?? ''}))
    order by received_at desc, key desc limit ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    cursor: last === undefined ? null : cursorOf({ capturedAt: last.receivedAt, lead: last.key }),
  };
};
