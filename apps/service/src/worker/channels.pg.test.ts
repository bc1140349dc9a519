import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hookTrap } from '../testing/hook-trap.ts';
import { inquiry, MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { sendNotices } from './send-notices.ts';

const SECRET = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;

let service: TestService;
let hooks: Awaited<ReturnType<typeof hookTrap>>;
let refusing: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  refusing = await service.workspace('refusing');
  hooks = await hookTrap();
});
afterAll(async () => {
  await hooks.close();
  await service.close();
});

const reach = (key: string, person: string, body: object) =>
  service.request(key, 'PUT', `/people/${person}/reach`, body);

/** Sends what may go out now, as often as there is something. */
const waiting = async (workspace: string) => [
  ...(await service.db.sql<{ point: number; attempt: number; seconds: number }>`
    select (data ->> 'point')::int as point, (data ->> 'attempt')::int as attempt,
      extract(epoch from start_after - created_on)::int as seconds
    from pgboss.job where name = 'notices' and state = 'created' and data ->> 'workspace' = ${workspace}`),
];

const offer = (key: string, name: string) =>
  service.request(key, 'POST', '/inquiries', inquiry(name));

describe('a person’s channels', () => {
  test('are tried in their order, each from its first try, then the notice is given up and told', async () => {
    const key = await service.workspace('order');
    const admin = key('m-05');
    await reach(admin, 'm-01', { mail: 'm-01@acme.com' });
    const set = await reach(key('r-01'), 'r-01', {
      channels: [
        { channel: 'webhook', url: hooks.url('/first'), secrets: [SECRET] },
        { channel: 'chat', url: hooks.url('/second'), isPrivate: true },
      ],
    });
    expect(set.status).toBe(200);
    hooks.answers.push({ status: 503 }, { status: 410 }, { status: 404 });
    await offer(admin, 'Order Olga');
    await service.sendAll();
    expect(await waiting('order')).toEqual([{ point: 0, attempt: 2, seconds: 30 }]);
    const lagOf = async (): Promise<number> => {
      const { text } = await service.request(null, 'GET', '/metrics');
      return Number(/^baton_outbox_lag_seconds (\S+)$/mu.exec(text)?.[1]);
    };
    // It waits for its next try since the first, which was now.
    expect(await lagOf()).toBeLessThan(60);
    await service.db.sql`
      update pgboss.job set start_after = now(),
        data = data || jsonb_build_object('dueSince', (data ->> 'dueSince')::float8 - 90000)
      where state = 'created'`;
    expect(await lagOf()).toBeGreaterThanOrEqual(90);
    await service.sendAll();
    expect(hooks.hits.map(({ path }) => path)).toEqual(['/first', '/first', '/second']);
    const [first, again] = hooks.hits;
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const dead = await service.request(key('m-01'), 'GET', '/notices/dead');
    expect(dead.body['items']).toMatchObject([
      { kind: 'offer', to: 'r-01', reason: 'answered 404' },
    ]);
    const told = service.trap.mails.find(({ to }) => to === 'm-01@acme.com');
    expect(told?.text).toContain('did not reach');
    expect(told?.text).toContain('by chat');
  });

  test('carry signed events without what would act, and links to a private chat alone', async () => {
    const key = await service.workspace('private');
    const admin = key('m-05');
    // Rotation: each next offer is the next rep's.
    const send = async (person: string, channel: object): Promise<string> => {
      expect((await reach(admin, person, { channels: [channel] })).status).toBe(200);
      hooks.hits.length = 0;
      await offer(admin, 'Pia Private');
      await service.sendAll();
      const [hit] = hooks.hits;
      if (hit === undefined) throw new Error('nothing came');
      if (hit.path === '/hook') {
        const { 'webhook-id': id = '', 'webhook-signature': signature } = hit.headers;
        const signed = new Webhook(SECRET).sign(id, new Date(MONDAY_AT), hit.body);
        expect(signature).toBe(signed);
      }
      return hit.body;
    };
    const chat = { channel: 'chat', url: hooks.url('/chat') };
    const hook = { channel: 'webhook', url: hooks.url('/hook'), secrets: [SECRET] };
    const webhook = await send('r-01', hook);
    expect(JSON.parse(webhook)).toMatchObject({
      type: 'baton.notice.offer',
      data: { answers: null, lead: { who: 'Pia Private, Acme Robotics' } },
    });
    expect(webhook).not.toContain('/answer');
    expect(await send('r-02', chat)).not.toContain('/answer');
    expect(await send('r-03', { ...chat, isPrivate: true })).toContain('/answer?t=b1.');
  });

  test('say nothing in quiet hours, but for what would be too late or may come at any hour', async () => {
    const key = await service.workspace('quiet');
    const admin = key('m-05');
    const afternoon = { zone: 'America/New_York', days: ['mon'], from: '10:20', to: '18:00' };
    hooks.hits.length = 0;
    const chat = { channel: 'chat', url: hooks.url('/quiet') };
    await reach(key('r-01'), 'r-01', { channels: [chat], hours: afternoon });
    await offer(admin, 'Quiet Quinn');
    await service.sendAll();
    expect(hooks.hits).toEqual([]);
    expect(await waiting('quiet')).toEqual([{ point: 0, attempt: 1, seconds: 20 * 60 }]);
    await reach(key('r-01'), 'r-01', { channels: [chat], hours: afternoon, anytime: ['offer'] });
    await service.db.sql`update pgboss.job set start_after = now() where state = 'created'`;
    await service.sendAll();
    expect(hooks.hits).toHaveLength(1);
    expect(hooks.hits[0]?.body).not.toContain('/answer?t=');
    // The answer is due at 10:30, ahead of the first open hour.
    await reach(key('r-02'), 'r-02', { channels: [chat], hours: { ...afternoon, from: '11:00' } });
    await offer(admin, 'Late Lou');
    await service.sendAll();
    expect(hooks.hits).toHaveLength(2);
  });
});

describe('without a mail server', () => {
  test('chat goes out, and what could only go by mail waits', async () => {
    const key = await service.workspace('no-mail');
    const admin = key('m-05');
    hooks.hits.length = 0;
    await reach(admin, 'r-01', {
      channels: [
        { channel: 'mail', address: 'r-01@acme.com' },
        { channel: 'chat', url: hooks.url('/instead') },
      ],
    });
    await reach(admin, 'r-02', { mail: 'r-02@acme.com' });
    await offer(admin, 'Charlie Chat');
    await offer(admin, 'Mia Mail');
    const { channels } = service.sending;
    const sending = { ...service.sending, channels: { ...channels, mail: null } };
    while ((await sendNotices(sending, (error) => expect.fail(String(error)))) > 0);
    expect(hooks.hits.map(({ path }) => path)).toEqual(['/instead']);
    expect(await waiting('no-mail')).toEqual([{ point: 0, attempt: 1, seconds: 900 }]);
    await service.db.sql`update pgboss.job set start_after = now() where state = 'created'`;
    await service.sendAll();
    const sent = service.trap.mails.filter(({ subject }) => subject.includes('Mia Mail'));
    expect(sent.map(({ to }) => to)).toEqual(['r-02@acme.com']);
  });
});

describe('a redirect to the inside', () => {
  test('is not followed, and ends that channel', async () => {
    const key = await service.workspace('redirected');
    hooks.hits.length = 0;
    hooks.answers.push({ status: 307, location: 'http://127.0.0.1:1/metadata' });
    const channels = [
      { channel: 'chat', url: hooks.url('/moved') },
      { channel: 'chat', url: hooks.url('/good') },
    ];
    await reach(key('r-01'), 'r-01', { channels });
    await offer(key('m-05'), 'Red Irect');
    await service.sendAll();
    expect(hooks.hits.map(({ path }) => path)).toEqual(['/moved', '/good']);
  });
});

describe('notices that were given up', () => {
  test('are listed in pages, retried one or all, and are in nobody else’s list', async () => {
    const key = await service.workspace('dead');
    const theirs = await service.workspace('not-dead');
    const admin = key('m-05');
    for (const name of ['One', 'Two', 'Three']) {
      service.clock.at += 1000;
      await offer(admin, name);
      await service.sendAll();
    }
    const pages: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await service.request(admin, 'GET', `/notices/dead?limit=2${after}`);
      pages.push(...(body['items'] as unknown[]));
      cursor = body['cursor'] as string | null;
    }
    // Nobody said how they are reached: three offers, and three managers who could not be told.
    expect(pages).toHaveLength(6);
    const ids = pages.map((one) => (one as { id: string }).id);
    expect(new Set(ids).size).toBe(6);
    const ask = (who: string, path: string) => service.request(who, 'POST', path, {});
    expect((await ask(theirs('m-05'), `/notices/dead/${ids[0]}/retry`)).status).toBe(404);
    expect((await service.request(theirs('m-05'), 'GET', '/notices/dead')).body['items']).toEqual(
      [],
    );
    for (const person of ['r-01', 'r-02', 'r-03', 'm-01', 'm-04'])
      await reach(admin, person, { mail: `${person}@acme.com` });
    const before = service.trap.mails.length;
    const one = await ask(admin, `/notices/dead/${ids.at(-1)}/retry`);
    expect(one).toMatchObject({ status: 200, body: { retried: 1 } });
    expect((await ask(admin, `/notices/dead/${ids.at(-1)}/retry`)).status).toBe(404);
    expect((await ask(admin, '/notices/dead/retry')).body).toEqual({ retried: 5 });
    await service.sendAll();
    expect(service.trap.mails.length - before).toBe(6);
    expect((await service.request(admin, 'GET', '/notices/dead')).body['items']).toEqual([]);
    const bad = await service.request(admin, 'GET', '/notices/dead?cursor=nonsense');
    expect(bad.status).toBe(400);
    service.clock.at = MONDAY_AT;
  });
});

describe('how a person is reached', () => {
  test('is said by themselves or by who runs the workspace, and shown without secrets', async () => {
    const key = await service.workspace('said');
    const body = {
      channels: [
        { channel: 'chat', url: 'https://hooks.chat.example/T0/token', isPrivate: true },
        { channel: 'webhook', url: 'https://example.com/in?key=hidden', secrets: [SECRET] },
        { channel: 'mail', address: 'R-01@Acme.com' },
      ],
      byKind: { offer: ['mail', 'chat'] },
      hours: { calendar: 'new-york' },
      anytime: ['escalation'],
    };
    const { status, text } = await reach(key('r-01'), 'r-01', body);
    expect([status, text]).toEqual([200, expect.stringContaining('hooks.chat.example') as string]);
    const shown = await service.request(key('m-05'), 'GET', '/people/r-01/reach');
    expect(shown.body).toMatchObject({
      mail: 'R-01@acme.com',
      channels: [
        { channel: 'chat', host: 'hooks.chat.example', isPrivate: true },
        { channel: 'webhook', host: 'example.com', secrets: 1 },
        { channel: 'mail', address: 'R-01@acme.com' },
      ],
      byKind: { offer: ['mail', 'chat'] },
    });
    expect(shown.text).not.toMatch(/token|hidden|whsec/u);
    expect((await reach(key('r-02'), 'r-01', body)).status).toBe(404);
    expect((await service.request(key('r-02'), 'GET', '/people/r-01/reach')).status).toBe(404);
    expect((await service.request(key('r-02'), 'GET', '/people/r-02/reach')).status).toBe(404);
  });

  const hook = (url: string) => ({ channels: [{ channel: 'webhook', url, secrets: [SECRET] }] });
  const mail = { channel: 'mail', address: 'a@acme.com' };
  test.each([
    ['the loopback', hook('https://127.0.0.1/x')],
    ['the loopback as a number', hook('https://2130706433/x')],
    ['the loopback of IPv6', hook('https://[::1]/x')],
    ['the loopback by name', { channels: [{ channel: 'chat', url: 'https://localhost:8080/x' }] }],
    ['a private network', hook('https://10.1.2.3/x')],
    ['a cloud’s metadata', hook('http://169.254.169.254/latest')],
    ['an IPv4 address in IPv6', hook('https://[::ffff:10.0.0.1]/x')],
    ['plain http outside', hook('http://93.184.215.14/x')],
    ['a user name', hook('https://joe:secret@example.com/x')],
    ['another protocol', hook('ftp://example.com/x')],
    ['no address', hook('not a url')],
    [
      'no signing secret',
      { channels: [{ channel: 'webhook', url: 'https://e.com', secrets: [] }] },
    ],
    [
      'a secret that is none',
      { channels: [{ channel: 'webhook', url: 'https://e.com', secrets: ['whsec_a'] }] },
    ],
    ['no channel', { channels: [] }],
    ['nothing', {}],
    ['both mail and channels', { mail: 'a@acme.com', channels: [mail] }],
    ['a header in the address', { mail: 'a@acme.com\r\nBcc: b@acme.com' }],
    ['a channel that is not in the list', { channels: [mail], byKind: { offer: ['chat'] } }],
    ['no channel for a kind', { channels: [mail], byKind: { offer: [] } }],
    ['a calendar that is none', { channels: [mail], hours: { calendar: 'lunar' } }],
    [
      'a zone that is none',
      { channels: [mail], hours: { zone: 'Mars', days: ['mon'], from: '08:00', to: '18:00' } },
    ],
    [
      'hours that end before they begin',
      { channels: [mail], hours: { zone: 'UTC', days: ['mon'], from: '18:00', to: '08:00' } },
    ],
  ])('is refused with %s, and nothing is kept', async (_, body) => {
    const answer = await reach(refusing('m-05'), 'r-01', body);
    expect([answer.status, answer.body['type']]).toEqual([400, 'urn:baton:problem:invalid']);
    const kept = await service.request(refusing('m-05'), 'GET', '/people/r-01/reach');
    expect(kept.status).toBe(404);
  });
});
