import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from '@fast-check/vitest';
import { CloudEvent } from 'cloudevents';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { isBlockedAddress, networks } from './blocked-address.ts';
import { chatChannel } from './chat-channel.ts';
import { guardedPost, type PostRules, resolveHost } from './guarded-post.ts';
import { exampleNotice } from './notice.example.ts';
import { webhookChannel } from './webhook-channel.ts';
import { wordingOf } from './wording.ts';

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Hit {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const serve = async (answer: (response: http.ServerResponse) => void) => {
  const hits: Hit[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      hits.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/hook`, hits };
};

const rules = (more: Partial<PostRules> = {}): PostRules => ({
  allowed: networks(['127.0.0.0/8']),
  timeoutMs: 30_000,
  requestBytesAtMost: 100_000,
  responseBytesAtMost: 1000,
  resolve: resolveHost,
  ...more,
});
const now = () => Date.UTC(2026, 10, 23, 9, 30);
const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;
const notice = exampleNotice();
const wording = wordingOf(notice.event, notice.to);
const webhook = (url: string, more: Partial<PostRules> = {}, secrets = [secret]) =>
  webhookChannel(rules(more), () => Date.now()).send(notice, wording, {
    channel: 'webhook',
    url,
    secrets,
  });
const ok = (response: http.ServerResponse) => {
  response.end('ok');
};

describe('a notice by webhook', () => {
  it('is a CloudEvent with a signature that the reference implementation accepts', async () => {
    const { url, hits } = await serve(ok);
    expect(await webhook(url)).toEqual({ outcome: 'delivered', reference: null });
    const [hit] = hits;
    const body = new Webhook(secret).verify(
      hit?.body ?? '',
      hit?.headers as Record<string, string>,
    );
    const event = new CloudEvent(body as Record<string, unknown>);
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      id: 'n-1',
      type: 'baton.notice.offer',
      source: '/workspaces/acme',
      subject: 'lead-7',
      data: { person: 'r-01', answers: null },
    });
    expect(hit?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(hit?.body).not.toContain('accept-secret');
  });

  it('is signed with the old secret and the new while one replaces the other', async () => {
    const { url, hits } = await serve(ok);
    const other = `whsec_${Buffer.from('another secret, 24 bytes').toString('base64')}`;
    await webhook(url, {}, [secret, other]);
    for (const one of [secret, other])
      expect(
        new Webhook(one).verify(hits[0]?.body ?? '', hits[0]?.headers as Record<string, string>),
      ).toBeDefined();
  });

  it('is not sent unsigned', async () => {
    const { url, hits } = await serve(ok);
    expect(await webhook(url, {}, [])).toMatchObject({ outcome: 'failed' });
    expect(await webhook(url, {}, ['not base64!'])).toMatchObject({ outcome: 'failed' });
    expect(hits).toEqual([]);
  });

  it.each<[number, Record<string, string>, object]>([
    [204, {}, { outcome: 'delivered' }],
    [429, { 'retry-after': '120' }, { outcome: 'retry', afterMs: 120_000 }],
    [503, { 'retry-after': 'soon' }, { outcome: 'retry', afterMs: null }],
    [503, { 'retry-after': '999999999' }, { outcome: 'retry', afterMs: 86_400_000 }],
    [500, {}, { outcome: 'retry', afterMs: null }],
    [401, {}, { outcome: 'retry' }],
    [410, {}, { outcome: 'failed' }],
  ])('answered by %i %o is %o', async (status, headers, delivery) => {
    const { url } = await serve((response) => {
      response.writeHead(status, headers).end();
    });
    expect(await webhook(url)).toMatchObject(delivery);
  });

  it('follows no redirect', async () => {
    const inside = await serve(ok);
    const { url } = await serve((response) => {
      response.writeHead(307, { location: inside.url }).end();
    });
    expect(await webhook(url)).toMatchObject({ outcome: 'failed' });
    expect(inside.hits).toEqual([]);
  });

  it.each<[string, (response: http.ServerResponse) => void]>([
    ['never answers', () => {}],
    [
      'never ends its answer',
      (response) => {
        response.writeHead(200).write('x');
      },
    ],
  ])('is given up for now when the other side %s', async (_, answer) => {
    const { url } = await serve(answer);
    expect(await webhook(url, { timeoutMs: 150 })).toMatchObject({
      outcome: 'retry',
      reason: 'no answer within 150 ms',
    });
  });

  it('reads no more of an answer than it must', async () => {
    const { url } = await serve((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await webhook(url)).toMatchObject({ outcome: 'delivered' });
  });

  it('is refused when it is too large', async () => {
    const { url, hits } = await serve(ok);
    expect(await webhook(url, { requestBytesAtMost: 100 })).toMatchObject({ outcome: 'failed' });
    expect(hits).toEqual([]);
  });
});

describe('a notice by chat', () => {
  it('is text in the JSON of an incoming webhook', async () => {
    const { url, hits } = await serve(ok);
    const delivery = await chatChannel(rules(), now).send(notice, wording, {
      channel: 'chat',
      url,
      isPrivate: false,
    });
    expect(delivery.outcome).toBe('delivered');
    expect(JSON.parse(hits[0]?.body ?? '')).toEqual({
      text: expect.stringContaining('*A lead was offered to you: Jane Doe, Acme Robotics.*'),
    });
  });

  it('fails for good when the channel is gone', async () => {
    const { url } = await serve((response) => {
      response.writeHead(404).end('no_service');
    });
    const delivery = await chatChannel(rules(), now).send(notice, wording, {
      channel: 'chat',
      url,
      isPrivate: false,
    });
    expect(delivery).toEqual({ outcome: 'failed', reason: 'answered 404: no_service' });
  });
});

describe('a target', () => {
  const none = { allowed: networks([]) };

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::a00:1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://localhost/',
    'https://user:pass@example.com/',
    'http://93.184.215.14/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'example.com',
  ])('%s is refused', async (url) => {
    expect(await webhook(url, none)).toMatchObject({ outcome: 'failed' });
  });

  it('is refused when any of its addresses is inside', async () => {
    const resolve = () =>
      Promise.resolve([
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    expect(await webhook('https://hooks.example/', { ...none, resolve })).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('10.0.0.1'),
    });
  });

  it('is resolved once, and connected to where it was checked', async () => {
    const { port, hits } = await serve(ok);
    const answers = ['127.0.0.1', '10.0.0.1'];
    const asked: string[] = [];
    const resolve = (host: string) => {
      asked.push(host);
      return Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]);
    };
    const answer = await guardedPost(
      `http://rebind.example:${port}/`,
      '{}',
      {},
      rules({ resolve }),
    );
    expect(answer.status).toBe(200);
    expect(asked).toEqual(['rebind.example']);
    expect(hits[0]?.headers.host).toBe(`rebind.example:${port}`);
  });

  it('whose name is not resolved in time is tried again', async () => {
    const resolve = () => new Promise<never>(() => {});
    expect(await webhook('https://hooks.example/', { resolve, timeoutMs: 50 })).toMatchObject({
      outcome: 'retry',
    });
  });

  test.prop([fc.ipV4()])('in IPv6 dress is judged as without it', (address) => {
    expect(isBlockedAddress(`::ffff:${address}`)).toBe(isBlockedAddress(address));
  });

  test.prop([
    fc.tuple(
      fc.constantFrom([10], [127], [169, 254], [172, 16], [192, 168]),
      fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
    ),
  ])('in a private network is blocked', ([prefix, rest]) => {
    expect(isBlockedAddress([...prefix, ...rest].slice(0, 4).join('.'))).toBe(true);
  });

  it('on the internet is not', () => {
    for (const address of ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:2800:21f::1'])
      expect(isBlockedAddress(address)).toBe(false);
  });

  it.each(['10.0.0.0/33', 'localhost', '::/129', ''])('network %j is none', (cidr) => {
    expect(() => networks([cidr])).toThrow(RangeError);
  });
});
