import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Inbox } from './mail-inquiry.ts';
import type { Kept } from './receive-mail.ts';

export interface MailListenerOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The name the listener greets with. */
  readonly name: string;
  /** Larger mails are refused with 552, so that the sender's server tells the sender. */
  readonly bytesAtMost: number;
  /** Connections at once; with `bytesAtMost` it bounds the memory. */
  readonly clientsAtMost: number;
  readonly idleMs: number;
  /** For STARTTLS; without it mail is taken in the clear only, as behind a relay of one's own. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
}

/** A mail as it came, for one inbox. */
export interface ArrivedMail {
  readonly raw: Uint8Array;
  readonly envelopeFrom: string;
  readonly inbox: Inbox;
  readonly receivedAt: number;
}

export interface ListenerPorts {
  /** The inbox with that address, or `null`: no other mail is taken. */
  inboxOf(address: string): Promise<Inbox | null>;
  /** Epoch ms. */
  now(): number;
  /** Says `ok` only once the mail is stored for good. It is read afterwards, by whoever has the time. */
  onMail(mail: ArrivedMail): Promise<Kept>;
  onError(error: Error): void;
}

export interface MailListener {
  readonly port: number;
  /** Takes no new connections, and lets those that are in the middle of a mail end. */
  close(): Promise<void>;
}

/**
 * An SMTP listener for the inquiry addresses of all workspaces; no relay. A mail is answered with 250 only after the ports said that
 * it is stored; otherwise with 451, and the sending server keeps it. A mail to several inboxes that one of them could
 * not store comes again for all: keys make the repetition harmless. Rejects when the port cannot be bound.
 */
export const listenForMail = async (
  options: MailListenerOptions,
  ports: ListenerPorts,
): Promise<MailListener> => {
  const server = new SMTPServer({
    name: options.name,
    size: options.bytesAtMost,
    maxClients: options.clientsAtMost,
    socketTimeout: options.idleMs,
    closeTimeout: options.idleMs,
    disableReverseLookup: true,
    authOptional: true,
    disabledCommands: options.tls === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    ...options.tls,
    onRcptTo: ({ address }, _session, answer) => {
      ports.inboxOf(address).then(
        (inbox) => {
          answer(inbox === null ? smtpError(550, 'No such mailbox here') : null);
          return inbox;
        },
        (error: unknown) => {
          answer(smtpError(451, 'Try again later'));
          ports.onError(asError(error));
        },
      );
    },
    onData: (stream, session, answer) => {
      takeIn(stream, session, options.bytesAtMost, ports).then(
        (refusal) => {
          answer(refusal);
          return refusal;
        },
        (error: unknown) => {
          answer(smtpError(451, 'Try again later'));
          ports.onError(asError(error));
        },
      );
    },
  });
  server.on('error', (error: unknown) => {
    ports.onError(asError(error));
  });
  await bind(server, options);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
};

const bind = (server: SMTPServer, { host, port }: MailListenerOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });

/** `null` for 250, or the refusal. */
const takeIn = async (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  bytesAtMost: number,
  ports: ListenerPorts,
): Promise<Error | null> => {
  const raw = await collect(stream, bytesAtMost);
  if (raw === null) return smtpError(552, `A mail may have ${bytesAtMost} bytes at most`);
  const { mailFrom, rcptTo } = session.envelope;
  const envelopeFrom = mailFrom === false ? '' : mailFrom.address;
  const inboxes = new Map<string, Inbox>();
  for (const { address } of rcptTo) {
    const inbox = await ports.inboxOf(address);
    // It was there at RCPT TO; whoever took it away meanwhile has the mail come again and refused.
    if (inbox === null) return smtpError(451, 'Try again later');
    inboxes.set(JSON.stringify([inbox.workspace, inbox.address]), inbox);
  }
  let later = false;
  for (const inbox of inboxes.values()) {
    const kept = await ports.onMail({ raw, envelopeFrom, inbox, receivedAt: ports.now() });
    later ||= 'failed' in kept;
  }
  return later ? smtpError(451, 'Try again later') : null;
};

/** All of it, or `null` when it is too large; then the rest is read and dropped. */
const collect = async (
  stream: SMTPServerDataStream,
  bytesAtMost: number,
): Promise<Uint8Array | null> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesAtMost) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > bytesAtMost || stream.sizeExceeded ? null : Buffer.concat(chunks);
};

const smtpError = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
