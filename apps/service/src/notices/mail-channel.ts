import nodemailer from 'nodemailer';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import type { Channel, Delivery } from './delivery.ts';
import { renderHtml, renderText } from './render.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465). Otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Refuse to send without TLS. */
  readonly requireTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** `Baton <baton@acme.com>` as its two parts. */
  readonly from: { readonly name: string; readonly address: string };
  readonly timeoutMs: number;
}

/** Header on everything we send, by which our own inbound mail knows its own and breaks loops. */
export const NOTICE_HEADER = 'X-Baton-Notice';

/** A mail to somebody outside, in words of the workspace. */
export interface Letter {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Where one click ends such mails (RFC 8058). */
  readonly unsubscribe: string;
}

export interface MailChannel extends Channel<'mail'> {
  /** Of the server, with its port, as a log names it. */
  readonly host: string;
  /** Whether an answer to a mail reaches anybody: not at the address that stands in for one. */
  readonly takesReplies: boolean;
  write(letter: Letter): Promise<Delivery>;
}

/**
 * Mail by SMTP, as text and plain HTML. Whatever would put a line break or a control character into a header is refused before
 * anything is sent. A server that is busy, gone or does not know us is tried again; one that knows no such mailbox is not.
 */
export const mailChannel = (settings: SmtpSettings): MailChannel => {
  const { host, port, secure, requireTls, auth, from, timeoutMs } = settings;
  const transport = nodemailer.createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(auth === null ? {} : { auth: { ...auth } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A pooled connection that breaks while idle is opened anew by the next mail.
  transport.on('error', () => {});
  return {
    kind: 'mail',
    host: `${host}:${port}`,
    takesReplies: !/@localhost$/iu.test(from.address),
    close: () => {
      transport.close();
    },
    write: async ({ id, to, subject, text, unsubscribe }) => {
      const unsafe = [subject, to.name, id, unsubscribe].find((one) => CONTROL.test(one));
      if (unsafe !== undefined) return headerRefused(unsafe);
      try {
        const sent = await transport.sendMail({
          from: { ...from },
          to: { ...to },
          subject,
          messageId: `<${id}@${from.address.split('@').at(-1) ?? 'localhost'}>`,
          text,
          headers: {
            [NOTICE_HEADER]: id,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        });
        return { outcome: 'delivered', reference: sent.response };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    send: async (notice, wording, { address }) => {
      const to = normaliseMail(address);
      if (to === null || to.address !== address.trim())
        return { outcome: 'failed', reason: `${visible(address)} is no mail address` };
      const headers = [wording.subject, notice.to.name, notice.id, from.name];
      const unsafe = headers.find((text) => CONTROL.test(text));
      if (unsafe !== undefined) return headerRefused(unsafe);
      try {
        const sent = await transport.sendMail({
          from: { ...from },
          to: { name: notice.to.name, address: to.address },
          subject: wording.subject,
          messageId: `<${notice.id}@${from.address.split('@').at(-1) ?? 'localhost'}>`,
          text: renderText(wording),
          html: renderHtml(wording),
          headers: {
            [NOTICE_HEADER]: notice.id,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        });
        return { outcome: 'delivered', reference: sent.response };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
};

const headerRefused = (text: string): Delivery => ({
  outcome: 'failed',
  reason: `a header may not hold control characters: ${visible(text)}`,
});

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const visible = (text: string): string => JSON.stringify(text.slice(0, 80));

/**
 * 5xx answers to recipient or message are final (RFC 5321, 4.2.1). A refused log-in is ours to repair, so it is tried
 * again; so are connections, TLS and time-outs.
 */
const outcomeOf = (error: unknown): Delivery => {
  if (!(error instanceof Error)) return { outcome: 'retry', afterMs: null, reason: String(error) };
  const { code, responseCode } = error as {
    readonly code?: string;
    readonly responseCode?: number;
  };
  const final =
    responseCode !== undefined &&
    responseCode >= 500 &&
    (code === 'EENVELOPE' || code === 'EMESSAGE');
  if (final) return { outcome: 'failed', reason: error.message };
  // 421 is the server closing down (RFC 5321, 4.2.2); any other refusal at this point is of one mail.
  const isOfOneMail = code === 'EENVELOPE' && responseCode !== 421;
  return {
    outcome: 'retry',
    afterMs: null,
    reason: error.message,
    ...(isOfOneMail ? { scope: 'target' as const } : {}),
  };
};
