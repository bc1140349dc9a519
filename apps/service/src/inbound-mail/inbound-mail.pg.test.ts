import { inWorkspace, StoreError } from '@baton/store';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';
import type { MailListener } from './listen-for-mail.ts';
import { readMails } from './read-mails.ts';
import { startMailListener } from './start-listener.ts';

const ADDRESS = 'inquiries@acme.com';

let service: TestService;
let listener: MailListener;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  listener = await startMailListener(service.service, { host: '127.0.0.1', port: 0 });
  const put = await ask('PUT', `/inquiry-addresses/${ADDRESS}`, {
    facts: { source: 'web-demo', region: 'NA' },
    program: 'mailbox',
  });
  expect(put).toMatchObject({ status: 200, body: { address: ADDRESS, program: 'mailbox' } });
  const reach = { mail: 'Reps.Mail@acme.com' };
  expect((await ask('PUT', '/people/r-06/reach', reach)).status).toBe(200);
});
afterAll(async () => {
  await listener.close();
  await service.close();
});

const ask = (method: string, path: string, body?: unknown) =>
  service.request(key('m-02'), method, path, body);

const send = async (mail: SendMailOptions): Promise<string> => {
  service.clock.at += 1000;
  const { port } = listener;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    return (await transport.sendMail({ from: 'jane@prospect.com', to: ADDRESS, ...mail })).response;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    transport.close();
  }
};

const mails = async (state: string) =>
  (await ask('GET', `/inbound-mails?state=${state}`)).body['items'] as readonly {
    readonly key: string;
    readonly lead: string | null;
    readonly reason: string | null;
  }[];

const leadCount = async (): Promise<number> =>
  (await inWorkspace(service.db, 'acme', (tx) => tx`select from baton.leads`)).length;

const lastLead = async () => {
  const [mail] = await mails('read');
  return (await ask('GET', `/leads/${mail?.lead ?? ''}`)).body;
};

describe('a mail to an inquiry address', () => {
  test('is stored before it is taken, and becomes a lead once, however many workers read it', async () => {
    const before = await leadCount();
    const text = 'We need a press. Please call 212 555 0100.';
    expect(await send({ subject: 'A press', text })).toMatch(/^250/u);
    expect(await mails('waiting')).toHaveLength(1);
    expect(await leadCount()).toBe(before);
    await Promise.all([1, 2, 3].map(() => readMails().run(service.service)));
    expect(await leadCount()).toBe(before + 1);
    expect(await mails('waiting')).toEqual([]);
    expect(await lastLead()).toMatchObject({
      state: 'offered',
      facts: { source: 'web-demo', program: 'mailbox', hasMail: true, hasPhone: true },
      inquiry: {
        contact: { mail: { address: 'jane@prospect.com' } },
        message: text,
        mail: { subject: 'A press' },
      },
    });
    const [raw] = await inWorkspace(
      service.db,
      'acme',
      (tx) => tx`select raw from baton.inbound_mails where state = 'read'`,
    );
    expect(raw).toEqual({ raw: null });
  });

  test('sent again by another way is the same lead', async () => {
    const mail = { subject: 'Twice', text: 'We need a press.', messageId: '<twice@prospect.com>' };
    await send(mail);
    await readMails().run(service.service);
    const before = await leadCount();
    await send({ ...mail, headers: { 'X-Relay': 'other' } });
    await readMails().run(service.service);
    expect(await leadCount()).toBe(before);
    const twice = (await mails('read')).filter(({ lead }) => lead !== null);
    expect(new Set(twice.slice(0, 2).map(({ lead }) => lead)).size).toBe(1);
  });

  test('that a colleague forwards is the prospect’s; the colleague is its registrar and is told', async () => {
    const text =
      'Please.\n\nFrom: Jo Ray <jo@elsewhere.com>\nSent: Monday\nTo: Rep\nSubject: A press\n\nWe need two.';
    await send({ from: 'reps.mail@ACME.com', subject: 'Fwd: A press', text });
    await readMails().run(service.service);
    expect(await lastLead()).toMatchObject({
      registrar: 'r-06',
      inquiry: { contact: { mail: { address: 'jo@elsewhere.com' } }, mail: { note: 'Please.' } },
    });
    const [job] = await service.db.sql.text<{ data: { kind: string; to: object } }>(
      `select data from pgboss.job where data ->> 'kind' = 'registered'`,
    );
    expect(job?.data).toMatchObject({ kind: 'registered', to: { person: 'r-06' } });
  });

  test('that a machine sent is ignored, with the reason', async () => {
    const before = await leadCount();
    const headers = { 'Auto-Submitted': 'auto-replied' };
    expect(await send({ subject: 'Away', text: 'I am away', headers })).toMatch(/^250/u);
    await readMails().run(service.service);
    expect(await mails('ignored')).toMatchObject([{ reason: 'auto-reply', lead: null }]);
    expect(await leadCount()).toBe(before);
  });

  test('that the policy’s facts do not fit is kept as failed, and replayed once they do', async () => {
    await inWorkspace(
      service.db,
      'acme',
      (tx) => tx`update baton.inquiry_addresses set facts = '{"colour":"red"}'`,
    );
    await send({ subject: 'Later', text: 'We need a press later.' });
    await readMails().run(service.service);
    const list = await ask('GET', '/failed-intakes');
    const [failed] = list.body['items'] as { id: string }[];
    expect(failed).toMatchObject({
      source: 'mail',
      through: ADDRESS,
      sentBy: null,
      errors: [{ path: ['facts', 'colour'] }],
    });
    const path = `/failed-intakes/${failed?.id ?? ''}`;
    expect((await ask('GET', path)).text).toContain('We need a press later.');
    expect((await ask('POST', `${path}/replay`, {})).status).toBe(400);
    await ask('PUT', `/inquiry-addresses/${ADDRESS}`, { facts: { source: 'web-demo' } });
    const replayed = await ask('POST', `${path}/replay`, {});
    expect(replayed.status).toBe(201);
    expect((await mails('failed'))[0]).toMatchObject({ lead: replayed.body['lead'] });
  });

  test('with null bytes and broken letters in it is taken in all the same', async () => {
    const before = await leadCount();
    const odd = Buffer.concat([
      Buffer.from(`From: x@prospect.com\r\nTo: ${ADDRESS}\r\nSubject: =?utf-8?B?AGE=?=\r\n`),
      Buffer.from(
        'Content-Type: text/plain; charset=utf-8\r\n\r\nA\0 press \xff\xfe\r\n',
        'latin1',
      ),
    ]);
    expect(await send({ raw: odd, envelope: { from: 'x@prospect.com', to: ADDRESS } })).toMatch(
      /^250/u,
    );
    await readMails().run(service.service);
    expect(await leadCount()).toBe(before + 1);
  });

  test('waits while the database is away from the worker, and is read by the next round', async () => {
    const before = await leadCount();
    await send({ subject: 'Wait', text: 'We need a press now.' });
    const away = {
      ...service.service,
      newId: () => {
        throw new StoreError('unavailable', 'the database is away');
      },
    };
    expect(await readMails().run(away)).toBe(0);
    expect(await mails('waiting')).toHaveLength(1);
    expect(await readMails().run(service.service)).toBe(1);
    expect(await mails('waiting')).toEqual([]);
    expect(await leadCount()).toBe(before + 1);
  });
});

describe('an inquiry address', () => {
  test('that is nobody’s takes no mail', async () => {
    expect(await send({ to: 'sales@acme.com', text: 'x' })).toMatch(/550/u);
  });

  test('is one workspace’s, and is given back', async () => {
    const theirs = await service.workspace('theirs');
    const put = (person: string, body: unknown) =>
      service.request(theirs(person), 'PUT', `/inquiry-addresses/${ADDRESS}`, body);
    expect((await put('m-02', {})).status).toBe(409);
    const list = await service.request(theirs('m-02'), 'GET', '/inquiry-addresses');
    expect(list.body['items']).toEqual([]);
    expect((await ask('DELETE', `/inquiry-addresses/${ADDRESS.toUpperCase()}`)).status).toBe(200);
    expect((await ask('GET', `/inquiry-addresses/${ADDRESS}`)).status).toBe(404);
    expect((await put('m-02', {})).status).toBe(200);
  });

  test.each([
    ['x', {}],
    ['a b@acme.com', {}],
    ['sales@acme.com', { facts: { colour: 'red' } }],
    ['sales@acme.com', { facts: { hasMail: true } }],
    ['sales@acme.com', { colour: 'red' }],
  ])('%s with %j is refused', async (address, body) => {
    const put = await ask('PUT', `/inquiry-addresses/${encodeURIComponent(address)}`, body);
    expect(put.status).toBe(400);
  });
});
