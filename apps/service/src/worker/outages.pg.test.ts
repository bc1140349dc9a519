import net from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelHealth } from '../notices/channel-health.ts';
import { mailChannel } from '../notices/mail-channel.ts';
import { hookTrap } from '../testing/hook-trap.ts';
import { inquiry, testService, type TestService } from '../testing/test-service.ts';
import { type Sending, sendNotices } from './send-notices.ts';

let service: TestService;
let hooks: Awaited<ReturnType<typeof hookTrap>>;
beforeAll(async () => {
  service = await testService(0);
  hooks = await hookTrap();
});
afterAll(async () => {
  await hooks.close();
  await service.close();
});

/** What a worker with this mail server would send, and each line that it logs. */
const worker = (channels: Partial<Sending['channels']>) => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
  };
  const log = pino({ level: 'info' }, { write });
  const sending: Sending = {
    ...service.sending,
    log,
    health: channelHealth(log, service.service.now),
    channels: { ...service.sending.channels, ...channels },
  };
  const sendAll = async (): Promise<void> => {
    while ((await sendNotices(sending, (error) => expect.fail(String(error)))) > 0);
  };
  return { lines, sendAll };
};

const smtpAt = (port: number) =>
  mailChannel({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    auth: null,
    from: { name: 'Baton', address: 'baton@acme.com' },
    timeoutMs: 10_000,
  });

const closedSmtp = () => smtpAt(1);

/** A listener that greets with 421. */
const busySmtp = async () => {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.end('421 mx.acme.com is busy, come back later\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  return { mail: smtpAt(port), close: () => server.close() };
};

const metric = async (name: string): Promise<number> => {
  const { text } = await service.request(null, 'GET', '/metrics');
  return Number(new RegExp(`^baton_${name} (\\S+)$`, 'mu').exec(text)?.[1]);
};

/** As if this much time had gone by for what waits, by the database's clock. */
const pass = (seconds: number) => service.db.sql`
  update pgboss.job set start_after = start_after - ${seconds} * interval '1 second',
    data = case when data ->> 'dueSince' is null then data
      else data || jsonb_build_object('dueSince', (data ->> 'dueSince')::float8 - ${seconds * 1000}::float8) end
  where name = 'notices' and state = 'created'`;

const reps = ['r-01', 'r-02', 'r-03', 'r-04', 'r-05', 'r-06'];

const offersTo = async (workspace: string, reach: object, count: number): Promise<void> => {
  const key = await service.workspace(workspace);
  for (const person of [...reps, 'm-01', 'm-04'])
    await service.request(key('m-05'), 'PUT', `/people/${person}/reach`, reach);
  for (let at = 0; at < count; at += 1)
    await service.request(key('m-05'), 'POST', '/inquiries', inquiry(`Jane Outage ${at}`));
};

const clear = () => service.db.sql`delete from pgboss.job where name = 'notices'`;

describe('a mail server that is away', () => {
  test.each([
    ['nobody listens', () => ({ mail: closedSmtp(), close: () => {} }), 'ECONNREFUSED'],
    ['it says 421', busySmtp, '421'],
  ])('(%s) leaves one line, and one when it is back; the lag counts', async (name, start, why) => {
    await clear();
    await offersTo(name.replaceAll(' ', '-'), { mail: 'somebody@acme.com' }, 3);
    const { mail, close } = await start();
    // One worker: the server is put in its place, and later repaired.
    const channels = { mail };
    const { lines, sendAll } = worker(channels);
    await sendAll();
    await pass(300);
    expect(await metric('outbox_lag_seconds')).toBeGreaterThanOrEqual(299);
    expect(await metric('notices_waiting')).toBe(3);
    await sendAll();
    // Each waits for its third try, and has waited since it was first due.
    expect(await metric('outbox_lag_seconds')).toBeGreaterThanOrEqual(299);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 50, channel: 'mail', host: mail.host });
    expect(lines[0]?.['reason']).toContain(why);
    expect(lines[0]?.['msg']).toContain('SMTP_URL');
    mail.send = (...told) => service.trap.mail.send(...told);
    await pass(300);
    await sendAll();
    expect(await metric('outbox_lag_seconds')).toBe(0);
    expect(lines.slice(1)).toMatchObject([{ level: 30, host: mail.host }]);
    expect(lines[1]?.['msg']).toContain('again');
    expect(JSON.stringify(lines)).not.toMatch(/Jane|somebody/u);
    mail.close();
    close();
  });

  test('or is none at all leaves one line, and the lag counts', async () => {
    await clear();
    await offersTo('none', { mail: 'somebody@acme.com' }, 2);
    const { lines, sendAll } = worker({ mail: null });
    await sendAll();
    await pass(1000);
    await sendAll();
    expect(lines).toMatchObject([{ channel: 'mail', host: 'no server' }]);
    expect(await metric('outbox_lag_seconds')).toBeGreaterThanOrEqual(999);
  });
});

describe('a webhook that answers 500', () => {
  test('leaves one line, and each notice that is given up for it one, without personal data', async () => {
    await clear();
    const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;
    const channels = [{ channel: 'webhook', url: hooks.url('/token-of-it'), secrets: [secret] }];
    await offersTo('hook', { channels }, 2);
    const { lines, sendAll } = worker({});
    hooks.answers.push(...Array.from({ length: 100 }, () => ({ status: 500 })));
    await sendAll();
    expect(lines).toMatchObject([{ channel: 'webhook', reason: 'answered 500' }]);
    for (let turn = 0; turn < 6; turn += 1) {
      await pass(10 * 3600);
      await sendAll();
    }
    const dead = lines.slice(1);
    expect(dead.filter(({ kind }) => kind === 'offer')).toHaveLength(2);
    for (const line of dead)
      expect(line).toMatchObject({
        level: 40,
        workspace: 'hook',
        lead: expect.any(String) as string,
        reason: 'answered 500 (given up after 7 tries)',
      });
    expect(JSON.stringify(lines)).not.toMatch(/Jane|token-of-it/u);
    expect(await metric('notices_dead')).toBeGreaterThanOrEqual(2);
  });
});
