import { createHash } from 'node:crypto';
import { type AutomaticReason, automaticReason } from './automatic-mail.ts';
import { type ColleagueOf, type Inbox, mailInquiry, type MailInquiry } from './mail-inquiry.ts';
import { personIn, type ReadMail } from './read-mail.ts';

/** The answer of whoever keeps things: `ok` only once it is stored for good. */
export type Kept = { readonly ok: true } | { readonly failed: string };

/** A mail that became no inquiry, whole, so that it can be looked at and replayed. */
export interface UnusedMail {
  readonly workspace: string;
  readonly inbox: string;
  /** The same when the same bytes come again. */
  readonly key: string;
  readonly receivedAt: number;
  readonly envelopeFrom: string;
  readonly raw: Uint8Array;
  readonly reason: string;
}

export interface MailPorts {
  /** Rejects when the bytes cannot be read as a mail. */
  read(raw: Uint8Array): Promise<ReadMail>;
  readonly colleagueOf: ColleagueOf;
  onInquiry(inquiry: MailInquiry): Promise<Kept>;
  /** Could not be read: into the list of failed intakes. */
  onFailed(mail: UnusedMail): Promise<Kept>;
  /** Nobody's inquiry: counted, and kept as long as the workspace likes. */
  onIgnored(mail: UnusedMail & { readonly reason: AutomaticReason }): Promise<Kept>;
}

export type Received =
  | { readonly outcome: 'inquiry' }
  | { readonly outcome: 'ignored'; readonly reason: AutomaticReason }
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Nothing is stored: the sending server must keep it and come again. */
  | { readonly outcome: 'later'; readonly reason: string };

/** The same when the same bytes come to the same inbox again. */
export const mailKey = (address: string, raw: Uint8Array): string =>
  `mail:${createHash('sha256').update(address).update('\n').update(raw).digest('base64url')}`;

/**
 * Takes in one mail for one inbox. Never throws: what a port throws or refuses is `later`. What our own reading throws
 * is kept as failed, because the same mail would break it again, and its sender would be told days later that it bounced.
 */
export const receiveMail = async (
  raw: Uint8Array,
  envelopeFrom: string,
  inbox: Inbox,
  receivedAt: number,
  ports: MailPorts,
): Promise<Received> => {
  const unused = {
    workspace: inbox.workspace,
    inbox: inbox.address,
    key: mailKey(inbox.address, raw),
    receivedAt,
    envelopeFrom,
    raw,
  };
  try {
    const read = await understand(raw, envelopeFrom, inbox, receivedAt, ports);
    switch (read.is) {
      case 'inquiry':
        return after(await ports.onInquiry(read.inquiry), { outcome: 'inquiry' });
      case 'automatic':
        return after(await ports.onIgnored({ ...unused, reason: read.reason }), {
          outcome: 'ignored',
          reason: read.reason,
        });
      case 'unreadable':
        return after(await ports.onFailed({ ...unused, reason: read.reason }), {
          outcome: 'failed',
          reason: read.reason,
        });
      default:
        return read satisfies never;
    }
  } catch (error) {
    return { outcome: 'later', reason: messageOf(error) };
  }
};

const after = (kept: Kept, received: Received): Received =>
  'ok' in kept ? received : { outcome: 'later', reason: kept.failed };

type Understood =
  | { readonly is: 'inquiry'; readonly inquiry: MailInquiry }
  | { readonly is: 'automatic'; readonly reason: AutomaticReason }
  | { readonly is: 'unreadable'; readonly reason: string };

/** Throws only what `colleagueOf` throws. */
const understand = async (
  raw: Uint8Array,
  envelopeFrom: string,
  inbox: Inbox,
  receivedAt: number,
  ports: MailPorts,
): Promise<Understood> => {
  let portError: unknown;
  const asked: ColleagueOf = async (workspace, address) => {
    try {
      return await ports.colleagueOf(workspace, address);
    } catch (error) {
      portError = error;
      throw error;
    }
  };
  try {
    const mail = await ports.read(raw);
    const reason = automaticReason(mail, { from: envelopeFrom, to: inbox.address });
    const isEmpty = mail.headers.size < 2 && mail.text === '';
    if (reason !== null && !isEmpty) return { is: 'automatic', reason };
    const sender = mail.from ?? personIn(envelopeFrom);
    if (sender === null) return { is: 'unreadable', reason: 'no sender can be read' };
    return { is: 'inquiry', inquiry: await mailInquiry(mail, sender, inbox, receivedAt, asked) };
  } catch (error) {
    if (portError !== undefined) throw error;
    return { is: 'unreadable', reason: messageOf(error) };
  }
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
