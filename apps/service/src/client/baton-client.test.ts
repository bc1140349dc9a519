import { describe, expect, test } from 'vitest';
import { batonClient } from './baton-client.ts';
import type { Send } from './send.ts';

const baseUrl = 'http://baton.test/';
const fields = { who: 'Ana Diaz', reach: 'ana@acme.com', about: 'A demo' };

const recording = (answer: (request: Request) => Response) => {
  const requests: Request[] = [];
  const send: Send = (request) => {
    requests.push(request);
    return Promise.resolve(answer(request));
  };
  return { requests, send };
};

const csrfProblem = (): Response =>
  Response.json(
    { type: 'urn:baton:problem:csrf', title: '', status: 403, detail: '', requestId: '' },
    { status: 403, headers: { 'content-type': 'application/problem+json' } },
  );

describe('what a request carries', () => {
  test('the key always, an idempotency key when it writes: a fresh one each, or the one given', async () => {
    const { requests, send } = recording(() => Response.json({}));
    const baton = batonClient({ baseUrl, key: 'baton_acme.s3', fetch: send });
    await baton.GET('/leads/{id}', { params: { path: { id: 'a/b' } } });
    await baton.POST('/capture', { body: fields });
    await baton.POST('/capture', { body: fields });
    await baton.POST('/capture', { body: fields, params: { header: { 'idempotency-key': 'k1' } } });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET http://baton.test/leads/a%2Fb',
      ...Array<string>(3).fill('POST http://baton.test/capture'),
    ]);
    const sent = (name: string) => requests.map(({ headers }) => headers.get(name));
    expect(new Set(sent('authorization'))).toEqual(new Set(['Bearer baton_acme.s3']));
    const [read, first, second, own] = sent('idempotency-key');
    expect([read, own]).toEqual([null, 'k1']);
    expect(first).toMatch(/^[\da-f]{32}$/u);
    expect(second).toMatch(/^[\da-f]{32}$/u);
    expect(second).not.toBe(first);
  });

  test('without a key the session’s token, asked for once', async () => {
    const { requests, send } = recording(() => Response.json({ session: { csrfToken: 't1' } }));
    const baton = batonClient({ baseUrl, fetch: send });
    await baton.POST('/capture', { body: fields });
    await baton.POST('/capture', { body: fields });
    await baton.GET('/leads');
    expect(
      requests.map(({ method, url, headers }) => [method, url, headers.get('x-csrf-token')]),
    ).toEqual([
      ['GET', 'http://baton.test/session', null],
      ['POST', 'http://baton.test/capture', 't1'],
      ['POST', 'http://baton.test/capture', 't1'],
      ['GET', 'http://baton.test/leads', 't1'],
    ]);
    expect(requests.some(({ headers }) => headers.has('authorization'))).toBe(false);
  });

  test('a token that another tab replaced is asked for again, and the write sent under the same key', async () => {
    let inForce = 't1';
    const { requests, send } = recording(({ method, headers }) => {
      if (method === 'GET') return Response.json({ session: { csrfToken: inForce } });
      return headers.get('x-csrf-token') === inForce ? Response.json({ id: 'l1' }) : csrfProblem();
    });
    const baton = batonClient({ baseUrl, fetch: send });
    await baton.POST('/capture', { body: fields });
    inForce = 't2';
    expect((await baton.POST('/capture', { body: fields })).error).toBeUndefined();
    const [refused, again] = requests.slice(-3).filter(({ method }) => method === 'POST');
    expect(again?.headers.get('x-csrf-token')).toBe('t2');
    expect(again?.headers.get('idempotency-key')).toBe(refused?.headers.get('idempotency-key'));
    expect(await again?.json()).toEqual(fields);
  });

  test('a write that no session covers is sent without a token, for the service to refuse', async () => {
    const { requests, send } = recording(() => csrfProblem());
    const baton = batonClient({ baseUrl, fetch: send });
    const { error } = await baton.POST('/capture', { body: fields });
    expect(error?.type).toBe('urn:baton:problem:csrf');
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });
});

describe('what comes back in place of a result is a problem', () => {
  const asking = (answer: () => Response) =>
    batonClient({ baseUrl, key: 'k', tries: 1, fetch: () => Promise.resolve(answer()) }).GET(
      '/leads',
    );
  const html = { 'content-type': 'text/html; charset=utf-8' };

  test.each([
    ['a proxy without a service', 502, html, 'unavailable'],
    ['a proxy that refuses', 413, html, 'bad-request'],
    ['a gateway with JSON of its own', 403, { 'content-type': 'application/json' }, 'bad-request'],
  ])('%s', async (_name, status, headers, kind) => {
    const { data, error } = await asking(() => new Response('{}', { status, headers }));
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ type: `urn:baton:problem:${kind}`, status });
  });

  test('a page that answers everything with 200, and CSV that was not asked for as text', async () => {
    const { error } = await asking(() => new Response('<h1>Log in</h1>', { headers: html }));
    expect(error).toMatchObject({ type: 'urn:baton:problem:bad-request', status: 406 });
  });

  const json = { 'content-type': 'application/json' };
  const cut = () =>
    new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"items":['));
        stream.error(new TypeError('terminated'));
      },
    });

  test.each([
    ['an answer that breaks off', 200, json],
    ['a problem that breaks off', 409, { 'content-type': 'application/problem+json' }],
  ])('%s', async (_name, status, headers) => {
    const { error } = await asking(() => new Response(cut(), { status, headers }));
    expect(error).toMatchObject({
      type: 'urn:baton:problem:unavailable',
      status: 503,
      detail: 'terminated',
    });
  });

  test('JSON that is none', async () => {
    const { error } = await asking(() => new Response('{"items":[', { headers: json }));
    expect(error).toMatchObject({ type: 'urn:baton:problem:bad-request', status: 502 });
  });

  test('no network', async () => {
    const none = batonClient({
      baseUrl,
      key: 'k',
      tries: 1,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    const { error, response } = await none.POST('/capture', { body: fields });
    expect(error).toMatchObject({
      type: 'urn:baton:problem:unavailable',
      title: 'The service cannot be reached',
      detail: 'fetch failed',
    });
    expect(response.status).toBe(503);
  });

  test('a caller who gave up gets the reason thrown', async () => {
    const baton = batonClient({ baseUrl, key: 'k', fetch: (request) => fetch(request) });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(baton.GET('/leads', { signal })).rejects.toThrow('enough');
  });
});
