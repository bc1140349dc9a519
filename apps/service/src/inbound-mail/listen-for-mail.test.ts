import net from 'node:net';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ArrivedMail,
  type ListenerPorts,
  listenForMail,
  type MailListenerOptions,
} from './listen-for-mail.ts';
import { inbox } from './mail.example.ts';
import type { Kept } from './receive-mail.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const listen = async (
  ports: Partial<ListenerPorts> = {},
  options: Partial<MailListenerOptions> = {},
) => {
  const mails: ArrivedMail[] = [];
  const listener = await listenForMail(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.acme.com',
      bytesAtMost: 100_000,
      clientsAtMost: 20,
      idleMs: 2000,
      tls: null,
      ...options,
    },
    {
      inboxOf: (address) =>
        Promise.resolve(
          address === inbox.address || address === 'sales@acme.com' ? { ...inbox, address } : null,
        ),
      now: () => 7,
      onMail: (mail) => {
        mails.push(mail);
        return Promise.resolve({ ok: true });
      },
      onError: () => {},
      ...ports,
    },
  );
  open.push(() => listener.close());
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: listener.port,
    secure: false,
    ignoreTLS: true,
  });
  const send = async (mail: SendMailOptions = {}) => {
    try {
      const { response } = await transport.sendMail({
        from: 'jane@prospect.com',
        to: inbox.address,
        subject: 'A press',
        text: 'We need a press.',
        ...mail,
      });
      return response;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return { mails, send, port: listener.port };
};

describe('the listener', () => {
  it('takes a mail from a real SMTP client as it is', async () => {
    const { mails, send } = await listen();
    expect(await send()).toMatch(/^250/);
    expect(mails).toMatchObject([{ envelopeFrom: 'jane@prospect.com', inbox, receivedAt: 7 }]);
    expect(Buffer.from(mails[0]?.raw ?? []).toString()).toContain('We need a press.');
  });

  it('says 250 only after it is stored', async () => {
    const order: string[] = [];
    let store: (kept: Kept) => void = () => {};
    let arrived: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { send } = await listen({
      onMail: () => {
        arrived();
        return new Promise((resolve) => {
          store = resolve;
        });
      },
    });
    const sent = send().then((answer) => {
      order.push('answered');
      return answer;
    });
    await asked;
    order.push('stored');
    store({ ok: true });
    expect(await sent).toMatch(/^250/);
    expect(order).toEqual(['stored', 'answered']);
  });

  it.each<[string, ListenerPorts['onMail']]>([
    ['refuses', () => Promise.resolve({ failed: 'database away' })],
    ['breaks', () => Promise.reject(new Error('database away'))],
  ])('has the mail come again when the store %s, and tells no secrets', async (_, onMail) => {
    const { send, mails } = await listen({ onMail });
    const answer = await send();
    expect(answer).toMatch(/451/);
    expect(answer).not.toContain('database');
    expect(mails).toEqual([]);
  });

  it('is no relay, and has nobody log in', async () => {
    const { send, mails } = await listen();
    expect(await send({ to: 'somebody@else.example' })).toMatch(/550/);
    expect(mails).toEqual([]);
  });

  it('has the mail come again when inboxes cannot be looked up', async () => {
    const { send } = await listen({ inboxOf: () => Promise.reject(new Error('database away')) });
    expect(await send()).toMatch(/451/);
  });

  it('refuses a mail that is too large, announced or not, and goes on', async () => {
    const { send, mails, port } = await listen({}, { bytesAtMost: 2000 });
    expect(await send({ text: 'x'.repeat(5000) })).toMatch(/552/);
    const unannounced = await talk(port, [
      'HELO x',
      'MAIL FROM:<a@b.example>',
      `RCPT TO:<${inbox.address}>`,
      'DATA',
      `Subject: x\r\n\r\n${'x'.repeat(900)}\r\n${'x'.repeat(900)}\r\n${'x'.repeat(900)}\r\n.`,
    ]);
    expect(unannounced.at(-1)).toMatch(/^552/);
    expect(await send()).toMatch(/^250/);
    expect(mails).toHaveLength(1);
  });

  it('gives a mail to two inboxes to both, once each', async () => {
    const { send, mails } = await listen();
    await send({ to: [inbox.address, 'sales@acme.com'] });
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((mail) => mail.inbox.address)).size).toBe(2);
  });

  it('loses nothing among many at once', async () => {
    const { send, mails } = await listen();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send({ text: `mail ${n}` })),
    );
    expect(answers.filter((answer) => answer.startsWith('250'))).toHaveLength(20);
    expect(new Set(mails.map(({ raw }) => Buffer.from(raw).toString())).size).toBe(20);
  });

  it('survives a client that breaks off in the middle', async () => {
    const { send, port, mails } = await listen();
    const socket = net.connect(port, '127.0.0.1');
    socket.write(`HELO x\r\nMAIL FROM:<a@b.example>\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    expect(await send()).toMatch(/^250/);
    expect(mails).toHaveLength(1);
  });

  it('says when its port is taken', async () => {
    const { port } = await listen();
    await expect(listen({}, { port })).rejects.toThrow(/EADDRINUSE/);
  });
});

/** Speaks SMTP a line at a time and gives the answers. */
const talk = async (port: number, lines: readonly string[]): Promise<readonly string[]> => {
  const socket = net.connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  const answers: string[] = [];
  const next = () =>
    new Promise<string>((resolve) => {
      socket.once('data', (data) => {
        resolve(String(data));
      });
    });
  await next();
  for (const line of lines) {
    const answer = next();
    socket.write(`${line}\r\n`);
    answers.push(await answer);
  }
  socket.destroy();
  return answers;
};
