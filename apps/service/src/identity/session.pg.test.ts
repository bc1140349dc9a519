import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOrg, SESSION_IDLE_MS, SESSION_MS } from '@baton/store';
import { parseOrg } from '@baton/core';
import { appOf } from '../app.ts';
import { demoWorkspace } from '../seed/demo.ts';
import { type Browser, browse, newBrowser } from '../testing/browser.ts';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
let ask: ReturnType<typeof browse>;
beforeAll(async () => {
  service = await testService(0);
  ask = browse(service);
  key = await service.workspace('ours');
  await service.workspace('theirs');
});
afterAll(() => service.close());

const made = async (name: string, person: string, role: string): Promise<string> => {
  const answer = await service.request(key('m-05'), 'POST', '/log-ins', { name, person, role });
  expect(answer.status).toBe(201);
  return String(answer.body['password']);
};

const logIn = (browser: Browser, name: string, password: string, workspace = 'ours') =>
  ask(browser, 'POST', '/session', { workspace, name, password });

const OWN = 'correct horse battery';

/** Logged in with a password of one's own. */
const atHome = async (name: string, person: string, role: string): Promise<Browser> => {
  const initial = await made(name, person, role);
  const browser = newBrowser();
  await logIn(browser, name, initial);
  const changed = await ask(browser, 'POST', `/log-ins/${name}/password`, {
    old: initial,
    password: OWN,
  });
  expect(changed.status).toBe(200);
  browser.csrf = String(changed.body['csrfToken']);
  return browser;
};

describe('a log-in', () => {
  test('begins with a password that is to be changed, and then does what its role may', async () => {
    const initial = await made('Ana@Acme.com', 'r-01', 'rep');
    const browser = newBrowser();
    const begun = await logIn(browser, ' ANA@acme.com', initial);
    expect(begun).toMatchObject({
      status: 201,
      body: {
        workspace: 'ours',
        person: 'r-01',
        role: 'rep',
        session: { name: 'ana@acme.com', passwordDue: true },
      },
    });
    expect(begun.set).toMatch(/^__Host-baton=.+; Path=\/; HttpOnly; Secure; SameSite=Lax/u);
    expect(await ask(browser, 'GET', '/leads')).toMatchObject({
      status: 403,
      body: { type: 'urn:baton:problem:password-due' },
    });
    const change = (old: string, password: string) =>
      ask(browser, 'POST', '/log-ins/ana@acme.com/password', { old, password });
    expect((await change(initial, 'short')).status).toBe(400);
    expect((await change(initial, 'ana@acme.com1')).status).toBe(400);
    expect((await change('not the old one', OWN)).status).toBe(403);
    const before = browser.cookie;
    const changed = await change(initial, OWN);
    expect(changed.status).toBe(200);
    expect(browser.cookie).not.toBe(before);
    expect((await ask({ cookie: before, csrf: '' }, 'GET', '/session')).status).toBe(401);
    expect((await ask(browser, 'GET', '/leads')).status).toBe(200);
    expect((await ask(browser, 'GET', '/keys')).status).toBe(403);
    expect((await logIn(newBrowser(), 'ana@acme.com', initial)).status).toBe(401);
    expect((await logIn(newBrowser(), 'ana@acme.com', OWN)).status).toBe(201);
  });

  test('is answered alike whatever is wrong with it', async () => {
    await made('bob', 'r-02', 'rep');
    const answers = [
      await logIn(newBrowser(), 'bob', 'wrong'),
      await logIn(newBrowser(), 'nobody', 'wrong'),
      await logIn(newBrowser(), 'bob', 'wrong', 'theirs'),
      await logIn(newBrowser(), 'bob', 'wrong', 'nowhere'),
    ];
    const seen = answers.map(({ status, body }) => [status, { ...body, requestId: '' }]);
    expect(seen).toEqual(seen.map(() => [401, seen[0]?.[1]]));
  });

  test('waits after five failures, made one by one or at once, and longer each time', async () => {
    const password = await made('carl', 'r-03', 'rep');
    const wrong = () => logIn(newBrowser(), 'carl', 'wrong');
    await Promise.all([1, 2, 3, 4, 5, 6, 7].map(wrong));
    const right = async (afterMs: number) => {
      service.clock.at += afterMs;
      return (await logIn(newBrowser(), 'carl', password)).status;
    };
    expect(await right(0)).toBe(401);
    expect(await right(59_999)).toBe(401);
    service.clock.at += 1;
    await wrong();
    expect(await right(60_000)).toBe(401);
    expect(await right(60_000)).toBe(201);
    // What was right begins to count anew.
    await wrong();
    expect(await right(0)).toBe(201);
    service.clock.at = MONDAY_AT;
  });

  test('is made once, by admins alone, for people of the org, with a password that will do', async () => {
    const post = (person: string, body: object, headers = {}) =>
      service.request(key(person), 'POST', '/log-ins', body, headers);
    const dan = { name: 'dan', person: 'r-04', role: 'rep' };
    const headers = { 'idempotency-key': 'dan' };
    expect((await post('m-05', dan, headers)).status).toBe(201);
    expect(await post('m-05', dan, headers)).toMatchObject({
      status: 409,
      body: { type: 'urn:baton:problem:made-already', id: 'dan' },
    });
    expect((await post('m-05', dan)).status).toBe(409);
    expect((await post('m-02', { ...dan, name: 'dan2' })).status).toBe(403);
    expect((await post('m-05', { ...dan, name: 'x', person: 'nobody' })).status).toBe(404);
    for (const body of [
      { ...dan, name: '  ' },
      { ...dan, name: 'a/b' },
      { ...dan, name: 'x', password: 'short' },
      { ...dan, name: 'x', password: 'aaaaaaaaaaaaaaa' },
      { ...dan, name: 'x', role: 'king' },
    ])
      expect((await post('m-05', body)).status).toBe(400);
    const list = await service.request(key('m-05'), 'GET', '/log-ins');
    expect(list.text).not.toContain('argon2');
    expect(list.text).toContain('"dan"');
  });

  test('is ended by an admin, with its sessions, and may be made again', async () => {
    const browser = await atHome('eve', 'r-05', 'rep');
    const end = () => service.request(key('m-05'), 'POST', '/log-ins/eve/end', {});
    expect((await end()).status).toBe(200);
    expect((await end()).status).toBe(404);
    expect((await ask(browser, 'GET', '/session')).status).toBe(401);
    expect((await logIn(browser, 'eve', OWN)).status).toBe(401);
    const again = await made('eve', 'r-05', 'rep');
    expect((await logIn(browser, 'eve', again)).status).toBe(201);
  });

  test('gets another password from an admin, and from nobody else but with the old one', async () => {
    const browser = await atHome('fay', 'r-06', 'rep');
    const other = await atHome('gus', 'r-04', 'rep');
    expect((await ask(other, 'POST', '/log-ins/fay/password', { password: OWN })).status).toBe(404);
    const reset = await service.request(key('m-05'), 'POST', '/log-ins/fay/password', {});
    expect(reset.status).toBe(200);
    expect((await ask(browser, 'GET', '/session')).status).toBe(401);
    expect((await logIn(browser, 'fay', OWN)).status).toBe(401);
    expect(await logIn(browser, 'fay', String(reset.body['password']))).toMatchObject({
      status: 201,
      body: { session: { passwordDue: true } },
    });
  });
});

describe('a session', () => {
  test('writes with its token alone, and reads without', async () => {
    const browser = await atHome('hal', 'm-01', 'manager');
    const { cookie, csrf } = browser;
    const write = (token: string) =>
      ask({ cookie, csrf: token }, 'POST', '/capture', {
        who: 'Jo',
        reach: 'jo@acme.com',
        about: 'x',
      });
    for (const token of ['', 'wrong', `${csrf}x`])
      expect(await write(token)).toMatchObject({
        status: 403,
        body: { type: 'urn:baton:problem:csrf' },
      });
    expect((await write(csrf)).status).toBe(201);
    expect((await ask({ cookie, csrf: '' }, 'GET', '/leads')).status).toBe(200);
    const shown = await ask({ cookie, csrf: '' }, 'GET', '/session');
    expect(shown.body).toMatchObject({ session: { csrfToken: csrf, passwordDue: false } });
    // A key needs none, also beside a cookie.
    const bearer = { authorization: `Bearer ${key('m-01')}` };
    const body = { who: 'Jo', reach: 'jo@acme.com', about: 'x' };
    expect(
      (await ask({ cookie, csrf: '' }, 'POST', '/capture', body, { headers: bearer })).status,
    ).toBe(201);
  });

  test('ends by itself: unused for eight hours, or after a week', async () => {
    const browser = await atHome('ida', 'm-01', 'manager');
    const alive = async (afterMs: number) => {
      service.clock.at += afterMs;
      return (await ask(browser, 'GET', '/session')).status === 200;
    };
    for (let used = 0; used + SESSION_IDLE_MS - 1 < SESSION_MS; used += SESSION_IDLE_MS - 1)
      expect(await alive(SESSION_IDLE_MS - 1)).toBe(true);
    expect(await alive(SESSION_IDLE_MS - 1)).toBe(false);
    await logIn(browser, 'ida', OWN);
    expect(await alive(SESSION_IDLE_MS)).toBe(false);
    service.clock.at = MONDAY_AT;
  });

  test('is another after each log-in, and none after logging out', async () => {
    const browser = await atHome('jan', 'm-01', 'manager');
    const before = { ...browser };
    await logIn(browser, 'jan', OWN);
    expect(browser.cookie).not.toBe(before.cookie);
    expect((await ask(before, 'GET', '/session')).status).toBe(401);
    const kept = { ...browser };
    const out = await ask(browser, 'DELETE', '/session');
    expect(out).toMatchObject({ status: 200, body: { ended: true } });
    expect(out.set).toContain('Max-Age=0');
    expect((await ask(kept, 'GET', '/session')).status).toBe(401);
  });

  test.each(['', 'ours', 'ours.', 'theirs.', '%00.', '%.', `theirs.${'a'.repeat(43)}`])(
    'is not %j',
    async (cookie) => {
      const browser = { cookie: `__Host-baton=${cookie}`, csrf: 'x' };
      expect((await ask(browser, 'GET', '/leads')).status).toBe(401);
    },
  );

  test('is of one workspace', async () => {
    const browser = await atHome('kim', 'm-05', 'admin');
    const forged = { ...browser, cookie: browser.cookie.replace('=ours.', '=theirs.') };
    expect(forged.cookie).not.toBe(browser.cookie);
    expect((await ask(forged, 'GET', '/session')).status).toBe(401);
  });

  test('without HTTPS has a cookie that such an address may set', async () => {
    const app = appOf({ ...service.service, publicUrl: 'http://127.0.0.1:8080' });
    const password = await made('lea', 'r-01', 'rep');
    const claim = { workspace: 'ours', name: 'lea', password };
    const { set } = await ask(newBrowser(), 'POST', '/session', claim, { app });
    expect(set).toMatch(/^baton=/u);
    expect(set).not.toContain('Secure');
  });
});

describe('who leaves the org', () => {
  test('has no key, no log-in and no session any more', async () => {
    const leaving = await service.workspace('leaving');
    const request = (person: string, method: string, path: string, body?: unknown) =>
      service.request(leaving(person), method, path, body);
    const name = { name: 'zoe', person: 'c-01', role: 'registrar', password: OWN };
    expect((await request('m-05', 'POST', '/log-ins', name)).status).toBe(201);
    const browser = newBrowser();
    expect((await logIn(browser, 'zoe', OWN, 'leaving')).status).toBe(201);
    const { org } = demoWorkspace(MONDAY_AT);
    const parsed = parseOrg(org.text, 'org');
    if (!parsed.ok) throw new Error('the demo has errors');
    const { 'c-01': _, ...people } = parsed.org.people;
    const authored = { at: MONDAY_AT, by: 'm-05', source: org.text };
    await addOrg(service.db, 'leaving', { ...parsed.org, people }, authored);
    expect((await request('c-01', 'GET', '/session')).status).toBe(401);
    expect((await ask(browser, 'GET', '/session')).status).toBe(401);
    expect((await logIn(browser, 'zoe', OWN, 'leaving')).status).toBe(401);
    expect((await request('m-05', 'POST', '/keys', { person: 'c-01', role: 'rep' })).status).toBe(
      404,
    );
    expect((await request('m-05', 'GET', '/session')).status).toBe(200);
  });
});
