import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { inquiry, testService, type TestService } from '../testing/test-service.ts';
import { acceptOffer } from './example.ts';
import { batonClient } from './index.ts';
import type { Send } from './send.ts';

const baseUrl = 'http://baton.test';
let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(() => service.close());
afterEach(() => {
  vi.unstubAllGlobals();
});

const overApp: Send = async (request) => service.app.request(request);
const as = (person: string, fetch: Send = overApp) =>
  batonClient({ baseUrl, key: key(person), fetch });

const captured = async (name: string) => {
  const { data } = await as('m-05').POST('/inquiries', { body: inquiry(name) });
  expect(data?.lead.state).toBe('offered');
  return { id: data?.lead.id ?? '', holder: data?.lead.custodian?.person ?? '' };
};

/** A browser's fetch, as far as a session needs: it keeps the cookie. */
const browser = (): Send => {
  let cookie = '';
  return async (request) => {
    if (cookie !== '') request.headers.set('cookie', cookie);
    const answer = await overApp(request);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
};

describe('the client against the service', () => {
  test('from the inquiry to the lead’s acceptance, and the problem of accepting it again', async () => {
    const { id, holder } = await captured('Jane Doe');
    const rep = as(holder);
    const path = { id };
    const possible = await rep.GET('/leads/{id}/actions', { params: { path } });
    expect(possible.data?.actions.map(({ type }) => type)).toContain('lead.accepted');

    const accepting = { params: { path }, body: { type: 'lead.accepted' } } as const;
    const accepted = await rep.POST('/leads/{id}/events', accepting);
    expect(accepted.error).toBeUndefined();
    expect(accepted.data?.lead.state).toBe('working.attempting');

    const again = await rep.POST('/leads/{id}/events', accepting);
    expect(again.data).toBeUndefined();
    expect(again.response.status).toBe(409);
    expect(again.error?.type).toBe('urn:baton:problem:not-possible-now');
    expect(again.error?.['possible']).toContain('attempt.made');
  });

  test('a write whose answer is lost happens once', async () => {
    let lost = 0;
    const losing: Send = async (request) => {
      const answer = await overApp(request);
      if (lost > 0) return answer;
      lost++;
      throw new TypeError('the connection was reset');
    };
    const told = await as('m-05', losing).POST('/inquiries', { body: inquiry('Lena Lost') });
    expect([lost, told.data?.repeated]).toEqual([1, true]);
    const { data } = await as('m-05').GET('/leads', { params: { query: { limit: 100 } } });
    const facts = await Promise.all(
      (data?.items ?? []).map(({ lead: id }) =>
        as('m-05').GET('/leads/{id}', { params: { path: { id } } }),
      ),
    );
    const names = facts.map((one) => JSON.stringify(one.data?.inquiry));
    expect(names.filter((name) => name.includes('Lena Lost'))).toHaveLength(1);
  });

  test('text in place of JSON, and what is not there', async () => {
    const { id } = await captured('Cora Csv');
    const log = await as('c-02').GET('/leads/{id}/log', {
      params: { path: { id }, query: { format: 'csv' } },
      parseAs: 'text',
    });
    expect(log.data?.split('\n').length).toBeGreaterThan(2);
    const none = await as('c-02').GET('/leads/{id}', { params: { path: { id: 'nobody' } } });
    expect(none.error?.type).toBe('urn:baton:problem:not-found');
    const unknown = await batonClient({ baseUrl, key: 'baton_acme.x', fetch: overApp }).GET(
      '/leads',
    );
    expect(unknown.error?.type).toBe('urn:baton:problem:unauthorised');
  });

  test('a session: logged in, a password of one’s own, writes, and the page loaded again', async () => {
    const made = await as('m-05').POST('/log-ins', {
      body: { name: 'ana@acme.com', person: 'm-02', role: 'ops' },
    });
    const fetch = browser();
    const page = batonClient({ baseUrl, fetch });
    const claim = { workspace: 'acme', name: 'ana@acme.com', password: made.data?.password ?? '' };
    const wrong = await page.POST('/session', { body: { ...claim, password: 'a wrong one' } });
    expect(wrong.error?.type).toBe('urn:baton:problem:unauthorised');

    const begun = await page.POST('/session', { body: claim });
    expect(begun.data).toMatchObject({ person: 'm-02', role: 'ops' });
    const due = await page.POST('/inquiries', { body: inquiry('Too Soon') });
    expect(due.error?.type).toBe('urn:baton:problem:password-due');
    const changed = await page.POST('/log-ins/{name}/password', {
      params: { path: { name: claim.name } },
      body: { old: claim.password, password: 'correct horse battery' },
    });
    expect(changed.error).toBeUndefined();
    const wrote = await page.POST('/inquiries', { body: inquiry('Sina Session') });
    expect(wrote.data?.lead.state).toBe('offered');

    const loadedAgain = batonClient({ baseUrl, fetch });
    const more = await loadedAgain.POST('/inquiries', { body: inquiry('Paige Reload') });
    expect(more.data?.lead.state).toBe('offered');
    expect((await loadedAgain.DELETE('/session')).data?.ended).toBe(true);
    const after = await loadedAgain.POST('/inquiries', { body: inquiry('Nobody Now') });
    expect(after.error?.type).toBe('urn:baton:problem:unauthorised');
  });

  test('the example of the reference', async () => {
    const page = readFileSync(
      new URL('../../../../docs/reference/service.md', import.meta.url),
      'utf8',
    );
    const [, shown] = /^```ts\n([\s\S]*?)^```$/mu.exec(page) ?? [];
    const code = readFileSync(new URL('example.ts', import.meta.url), 'utf8');
    expect(shown).toBe(code.replace("'./index.ts'", "'@baton/service/client'"));

    vi.stubGlobal('fetch', overApp);
    const { holder } = await captured('Exa Ample');
    expect(await acceptOffer(baseUrl, key(holder))).toBe('working.attempting');
    expect(await acceptOffer(baseUrl, 'baton_acme.x')).toContain('send an API key');
  });
});
