import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '@baton/store';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('ours');
});
afterAll(() => service.close());

describe('a key', () => {
  test('is good for the routes of its scope, which its role may use, until it ends', async () => {
    const admin = key('m-05');
    const make = (body: object) => service.request(admin, 'POST', '/keys', body);
    const beyond = { person: 'r-01', role: 'rep', scope: ['GET /keys'] };
    expect((await make(beyond)).status).toBe(400);
    expect((await make({ ...beyond, scope: [] })).status).toBe(400);
    expect((await make({ ...beyond, scope: ['GET /nowhere'] })).status).toBe(400);
    const past = { person: 'r-01', role: 'rep', expiresAt: MONDAY_AT };
    expect((await make(past)).status).toBe(400);
    const answer = await make({ ...beyond, scope: ['GET /leads'], expiresAt: MONDAY_AT + 1000 });
    expect(answer.status).toBe(201);
    const scoped = String(answer.body['key']);
    expect((await service.request(scoped, 'GET', '/leads')).status).toBe(200);
    expect(await service.request(scoped, 'GET', '/session')).toMatchObject({
      status: 403,
      body: { detail: 'this key is good for: GET /leads' },
    });
    service.clock.at += 1000;
    expect((await service.request(scoped, 'GET', '/leads')).status).toBe(401);
    service.clock.at = MONDAY_AT;
  });

  test('is rotated, and shown once however often that is asked', async () => {
    const admin = key('m-05');
    const first = await service.request(admin, 'POST', '/keys', { person: 'r-02', role: 'rep' });
    const { id, key: old } = first.body as { id: string; key: string };
    const rotate = () =>
      service.request(
        admin,
        'POST',
        `/keys/${id}/rotate`,
        { overlapHours: 2 },
        { 'idempotency-key': 'r' },
      );
    const rotated = await rotate();
    expect(rotated).toMatchObject({ status: 201, body: { oldExpiresAt: MONDAY_AT + 7_200_000 } });
    const next = rotated.body as { id: string; key: string };
    expect(await rotate()).toMatchObject({ status: 409, body: { id: next.id } });
    expect((await service.request(old, 'GET', '/session')).status).toBe(200);
    service.clock.at += 7_200_000;
    expect((await service.request(old, 'GET', '/session')).status).toBe(401);
    expect((await service.request(next.key, 'GET', '/session')).body).toMatchObject({
      person: 'r-02',
    });
    service.clock.at = MONDAY_AT;
  });
});

describe('administrative acts', () => {
  test('are noted with who, what and when, without secrets, names and passwords, and read in pages', async () => {
    const acts = await service.workspace('acts');
    const post = (path: string, body: unknown) => service.request(acts('m-05'), 'POST', path, body);
    const { id } = (await post('/keys', { person: 'r-01', role: 'rep' })).body as { id: string };
    await post(`/keys/${id}/revoke`, {});
    await post('/log-ins', {
      name: 'nina@acme.com',
      person: 'r-02',
      role: 'rep',
      password: 'correct horse battery',
    });
    await post('/policies/1/activate', { openLeads: 'keep', why: 'again' });
    // What is refused is no act.
    await post('/keys', { person: 'nobody', role: 'rep' });
    const get = (query: string) =>
      service.request(acts('c-02'), 'GET', `/administrative-acts${query}`);
    const all = await get('');
    const items = all.body['items'] as { actor: string; act: string; target: string }[];
    expect(items.filter(({ actor }) => actor === 'm-05')).toMatchObject([
      { actor: 'm-05', act: 'POST /policies/{version}/activate', target: 'policy 1' },
      { actor: 'm-05', act: 'POST /log-ins', target: 'r-02', detail: { role: 'rep' } },
      { actor: 'm-05', act: 'POST /keys/{key}/revoke', target: id },
      { actor: 'm-05', act: 'POST /keys', target: id, at: MONDAY_AT },
    ]);
    // Whoever made the workspace on the command line made its keys.
    expect(items.at(-1)).toMatchObject({ actor: 'operator', act: 'command line: key' });
    expect(all.text).not.toMatch(/nina|horse|baton_/u);
    const paged: unknown[] = [];
    for (let cursor = ''; ;) {
      const page = await get(`?limit=5${cursor}`);
      paged.push(...(page.body['items'] as unknown[]));
      const next = page.body['cursor'];
      if (typeof next !== 'string') break;
      cursor = `&cursor=${next}`;
    }
    expect(paged).toEqual(items);
    expect((await get('?cursor=nonsense')).status).toBe(400);
    const csv = await get('?format=csv');
    expect(csv.text.split('\r\n')[0]).toBe('ordinal,at,actor,act,target,detail');
    expect(csv.text.split('\r\n')).toHaveLength(items.length + 2);
    const stranger = await service.request(key('m-05'), 'GET', '/administrative-acts');
    expect(stranger.text).not.toContain(id);
    const change = inWorkspace(
      service.db,
      'acts',
      (tx) => tx`delete from baton.administrative_acts`,
    );
    await expect(change).rejects.toThrow('permission denied');
  });
});
