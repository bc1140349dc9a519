import net from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailChannel, type SmtpSettings } from './mail-channel.ts';
import { exampleNotice } from './notice.example.ts';
import { wordingOf } from './wording.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const failing = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode });

const serve = async (options: SMTPServerOptions = {}) => {
  const received: Buffer[] = [];
  const envelopes: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        envelopes.push(...session.envelope.rcptTo.map(({ address }) => address));
        received.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  );
  const { port } = server.server.address() as net.AddressInfo;
  return { port, received, envelopes };
};

const channel = (port: number, more: Partial<SmtpSettings> = {}) => {
  const made = mailChannel({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    auth: null,
    from: { name: 'Baton', address: 'baton@acme.com' },
    timeoutMs: 30_000,
    ...more,
  });
  open.push(() => {
    made.close();
  });
  return made;
};

const notice = exampleNotice();
const wording = wordingOf(notice.event, notice.to);
const point = { channel: 'mail', address: 'rep.one@acme.com' } as const;

describe('a notice by mail', () => {
  it('arrives at a real SMTP server as text and HTML, marked as automatic', async () => {
    const { port, received, envelopes } = await serve();
    const delivery = await channel(port).send(notice, wording, point);
    expect(delivery).toMatchObject({ outcome: 'delivered' });
    const mail = await PostalMime.parse(received[0] ?? '');
    expect(envelopes).toEqual(['rep.one@acme.com']);
    expect(mail.subject).toBe('New lead for you: Jane Doe, Acme Robotics');
    expect(mail.from).toMatchObject({ name: 'Baton', address: 'baton@acme.com' });
    expect(mail.messageId).toBe('<n-1@acme.com>');
    expect(mail.text).toContain('By: Mon 23 November 2026, 14:30 (Europe/Zurich)');
    expect(mail.html).toContain('href="https://baton.example/answer?t=accept-secret"');
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-baton-notice')).toBe('n-1');
  });

  it('knows whether an answer to it reaches anybody', async () => {
    const { port } = await serve();
    expect(channel(port).takesReplies).toBe(true);
    const from = { name: 'Baton', address: 'baton@localhost' };
    expect(channel(port, { from }).takesReplies).toBe(false);
  });

  it.each([
    ['subject', { ...notice }, { ...wording, subject: 'Hi\r\nBcc: all@acme.com' }, point.address],
    [
      'name',
      { ...notice, to: { ...notice.to, name: 'Rep\nBcc: all@acme.com' } },
      wording,
      point.address,
    ],
    ['id', { ...notice, id: 'n\r\n\r\nbody' }, wording, point.address],
    ['address', notice, wording, 'rep@acme.com\r\nBcc: all@acme.com'],
    ['address list', notice, wording, 'rep@acme.com, all@acme.com'],
    ['address with a name', notice, wording, 'All <all@acme.com>'],
  ])('is refused when its %s would break a header', async (_, one, words, address) => {
    const { port, envelopes } = await serve();
    const delivery = await channel(port).send(one, words, { channel: 'mail', address });
    expect(delivery.outcome).toBe('failed');
    expect(envelopes).toEqual([]);
  });

  it('fails for good when the server knows no such mailbox', async () => {
    const { port } = await serve({
      onRcptTo: (_a, _s, done) => {
        done(failing(550, 'no such user'));
      },
    });
    expect(await channel(port).send(notice, wording, point)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('no such user'),
    });
  });

  it.each([
    [
      'the mailbox is busy',
      {
        onRcptTo: (_a, _s, done) => {
          done(failing(451, 'try later'));
        },
      },
    ],
    [
      'the sender is refused for now',
      {
        onMailFrom: (_a, _s, done) => {
          done(failing(421, 'shutting down'));
        },
      },
    ],
    [
      'the message is deferred',
      {
        onData: (stream, _s, done) => {
          stream.resume();
          stream.on('end', () => {
            done(failing(452, 'disk full'));
          });
        },
      },
    ],
  ] satisfies [string, SMTPServerOptions][])('is tried again when %s', async (_, options) => {
    const { port } = await serve(options);
    expect(await channel(port).send(notice, wording, point)).toMatchObject({ outcome: 'retry' });
  });

  it('is tried again when our log-in is refused: that is ours to repair', async () => {
    const { port } = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_a, _s, done) => {
        done(failing(535, 'bad password'));
      },
    });
    const auth = { user: 'baton', pass: 'wrong' };
    expect(await channel(port, { auth }).send(notice, wording, point)).toMatchObject({
      outcome: 'retry',
    });
  });

  it('is tried again when nobody listens, and when the listener says nothing', async () => {
    const silent = net.createServer(() => {});
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    open.push(() => {
      silent.close();
    });
    const { port } = silent.address() as net.AddressInfo;
    expect(await channel(port, { timeoutMs: 100 }).send(notice, wording, point)).toMatchObject({
      outcome: 'retry',
    });
    expect(await channel(1).send(notice, wording, point)).toMatchObject({ outcome: 'retry' });
  });

  it('is tried again rather than sent without TLS where TLS is asked for', async () => {
    const { port, received } = await serve();
    expect(await channel(port, { requireTls: true }).send(notice, wording, point)).toMatchObject({
      outcome: 'retry',
    });
    expect(received).toEqual([]);
  });
});
