import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { mailChannel } from '../notices/mail-channel.ts';

export interface TrappedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A real SMTP listener that keeps what it is sent, and a channel that sends to it. */
export const mailTrap = async () => {
  const mails: TrappedMail[] = [];
  const read: Promise<void>[] = [];
  const keep = async (raw: Buffer, to: string): Promise<void> => {
    const { subject = '', text = '', messageId = '', headers } = await PostalMime.parse(raw);
    const named = Object.fromEntries(headers.map(({ key, value }) => [key, value]));
    mails.push({ to, subject, text, messageId, headers: named });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        // Answered once it is kept: whoever was told that a mail is sent finds it here.
        const answer = async (): Promise<void> => {
          await keep(Buffer.concat(chunks), to);
          done();
        };
        read.push(answer());
      });
    },
  });
  // A sender that was killed leaves its connection broken.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const mail = mailChannel({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    auth: null,
    from: { name: 'Baton', address: 'baton@acme.com' },
    // Nothing here is late: a mail that timed out would be sent again, and be there twice.
    timeoutMs: 60_000,
  });
  return {
    port,
    mails,
    mail,
    close: async (): Promise<void> => {
      mail.close();
      await Promise.all(read);
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
};
