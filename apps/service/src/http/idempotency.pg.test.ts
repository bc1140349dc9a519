import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace, type KeyHolder } from '@baton/store';
import { testService, type TestService } from '../testing/test-service.ts';
import { act } from './acts.ts';
import { once } from './idempotency.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('once');
  await service.workspace('other');
});
afterAll(() => service.close());

const caller: KeyHolder = { id: 'k', workspace: 'once', person: 'm-05', role: 'admin' };
const post = (path: string, body: unknown, name: string, person = 'm-05') =>
  service.request(key(person), 'POST', path, body, { 'idempotency-key': name });

describe('a write that is no lead’s event', () => {
  test('is done once under a key, however many ask at once, and answered alike', async () => {
    let times = 0;
    const ask = () =>
      once(service.service, caller, 'k', { route: 'x' }, async (tx) => {
        await tx`select pg_sleep(0.01)`;
        times += 1;
        return { times, list: [1, { a: null }] };
      });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers).toEqual(answers.map(() => ({ times: 1, list: [1, { a: null }] })));
    expect(times).toBe(1);
  });

  test('is another’s with another person, workspace or key, and without a key each time', async () => {
    let times = 0;
    const ask = (by: Partial<KeyHolder>, name: string | undefined) =>
      once(service.service, { ...caller, ...by }, name, { route: 'y' }, () =>
        Promise.resolve({ times: ++times }),
      );
    expect(await ask({}, 'same')).toEqual({ times: 1 });
    expect(await ask({ person: 'm-02' }, 'same')).toEqual({ times: 2 });
    expect(await ask({ workspace: 'other' }, 'same')).toEqual({ times: 3 });
    expect(await ask({}, 'another')).toEqual({ times: 4 });
    expect(await ask({}, undefined)).toEqual({ times: 5 });
    expect(await ask({}, undefined)).toEqual({ times: 6 });
    expect(await ask({}, 'same')).toEqual({ times: 1 });
  });

  test('leaves nothing when it fails, and may be asked for again', async () => {
    const ask = (fails: boolean) =>
      once(service.service, caller, 'fails', { route: 'z' }, async (tx) => {
        await act(tx, service.service, caller, 'POST /keys', 'tried');
        if (fails) throw new RangeError('no');
        return { done: true };
      });
    await expect(ask(true)).rejects.toThrow('no');
    expect(await ask(false)).toEqual({ done: true });
    const acts = await service.request(key('m-05'), 'GET', '/administrative-acts');
    const tried = (acts.body['items'] as { target: string }[]).filter(
      ({ target }) => target === 'tried',
    );
    expect(tried).toHaveLength(1);
  });

  test('says so when the key was used for something else', async () => {
    const person = { person: 'r-01', role: 'rep' };
    expect((await post('/keys', person, 'used')).status).toBe(201);
    const reused = { status: 422, body: { type: 'urn:baton:problem:key-reused' } };
    expect(await post('/keys', { ...person, role: 'manager' }, 'used')).toMatchObject(reused);
    expect(await post('/keys/none/revoke', {}, 'used')).toMatchObject(reused);
  });

  test('keeps no secret: a key that was made is not shown again, and not stored', async () => {
    const body = { person: 'r-02', role: 'rep' };
    const made = await post('/keys', body, 'secret');
    const { id, key: secret } = made.body as { id: string; key: string };
    expect(await post('/keys', body, 'secret')).toMatchObject({
      status: 409,
      body: { type: 'urn:baton:problem:made-already', id },
    });
    const rows = await inWorkspace(
      service.db,
      'once',
      (tx) => tx<{ text: string }>`select k::text as text from baton.idempotency_keys k`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { text } of rows) expect(text).not.toContain(secret.slice(-43));
  });

  test('activates a policy once, and answers the same when it is asked again', async () => {
    const activate = () =>
      post('/policies/1/activate', { openLeads: 'adopt', why: 'again' }, 'activation');
    const answers = await Promise.all([activate(), activate(), activate()]);
    answers.push(await activate());
    for (const { status, body } of answers)
      expect([status, body]).toEqual([200, { adopted: 0, left: [] }]);
    const { body } = await service.request(key('m-05'), 'GET', '/policies');
    const again = (body['activations'] as { why: string }[]).filter(({ why }) => why === 'again');
    expect(again).toHaveLength(1);
    const acts = await service.request(key('m-05'), 'GET', '/administrative-acts');
    const noted = (acts.body['items'] as { act: string }[]).filter(({ act }) =>
      act.includes('activate'),
    );
    expect(noted).toHaveLength(1);
  });
});

/** Changes nothing, is asked for with an old password, or begins a session. */
const without = [
  'POST /explain',
  'POST /log-ins/{name}/password',
  'POST /org/check',
  'POST /policies/check',
  'POST /policies/drafts/{draft}/check',
  'POST /session',
];

test('every other POST takes a key', async () => {
  const { body } = await service.request(null, 'GET', '/openapi.json');
  const paths = body['paths'] as Record<
    string,
    Record<string, { parameters?: { in: string; name: string }[] }>
  >;
  const lacking = Object.entries(paths).flatMap(([path, { post: route }]) =>
    route === undefined || route.parameters?.some(({ name }) => name === 'idempotency-key') === true
      ? []
      : [`POST ${path}`],
  );
  expect(lacking.toSorted()).toEqual(without.toSorted());
});
