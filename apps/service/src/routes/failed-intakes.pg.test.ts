import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(key('m-02'), method, path, body, headers);

const leadCount = async (): Promise<number> =>
  (await inWorkspace(service.db, 'acme', (tx) => tx`select from baton.leads`)).length;

interface Listed {
  readonly id: string;
  readonly source: string;
  readonly errors: readonly object[];
}

const listed = async (state = 'open'): Promise<readonly Listed[]> => {
  const answer = await ask('GET', `/failed-intakes?state=${state}&limit=500`);
  expect(answer.status).toBe(200);
  return answer.body['items'] as Listed[];
};

describe('an inquiry that cannot be taken in', () => {
  test.each([
    ['no JSON', '{"contact":', 'bad-request'],
    ['a null byte', '{"message":"a\\u0000b"}', 'bad-request'],
    ['an unknown field', { contact: { nme: 'Jane' } }, 'invalid'],
    ['an unknown fact', { facts: { colour: 'red' } }, 'invalid'],
    ['nothing at all', {}, 'invalid'],
    ['nobody to reach', { contact: { name: 'Jane' }, message: 'A press, please.' }, 'invalid'],
    ['a number that is too large', '{"facts":{"employees":1e999}}', 'invalid'],
  ])('%s: is answered and kept as it came, once for each key', async (what, body, kind) => {
    const before = await leadCount();
    const headers = { 'idempotency-key': what };
    const answers = [
      await ask('POST', '/inquiries', body, headers),
      await ask('POST', '/inquiries', body, headers),
    ];
    expect(answers).toMatchObject([{ status: 400 }, { status: 400 }]);
    expect(answers[0]?.body).toMatchObject({ type: `urn:baton:problem:${kind}` });
    const id = String(answers[0]?.body['failedIntake']);
    expect(answers[1]?.body['failedIntake']).toBe(id);
    expect((await listed()).filter((one) => one.id === id)).toHaveLength(1);
    const kept = await ask('GET', `/failed-intakes/${id}`);
    expect(kept.body).toMatchObject({ source: 'json', state: 'open', sentBy: 'm-02' });
    expect(kept.body['errors']).toEqual(answers[0]?.body['errors']);
    if (typeof body === 'string' && kind === 'bad-request') expect(kept.body['body']).toBe(body);
    expect(await leadCount()).toBe(before);
  });

  test('from somebody without a key or a role that sends inquiries is not kept', async () => {
    const before = (await listed()).length;
    expect((await service.request(null, 'POST', '/inquiries', '{')).status).toBe(401);
    expect((await service.request(key('r-01'), 'POST', '/inquiries', '{')).status).toBe(403);
    expect(await listed()).toHaveLength(before);
  });

  test('is replayed as the inquiry that it should have been, once', async () => {
    const refused = await ask('POST', '/inquiries', { facts: { colour: 'red' } });
    const path = `/failed-intakes/${String(refused.body['failedIntake'])}`;
    const again = await ask('POST', `${path}/replay`, {});
    expect(again).toMatchObject({
      status: 400,
      body: { errors: [{ path: ['facts', 'colour'] }, { path: ['contact'] }] },
    });
    const before = await leadCount();
    const replays = await Promise.all(
      [1, 2, 3, 4].map(() => ask('POST', `${path}/replay`, { inquiry: inquiry('Right') })),
    );
    expect(replays.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(replays.filter(({ body }) => body['repeated'] === false)).toHaveLength(1);
    expect(new Set(replays.map(({ body }) => body['lead'])).size).toBe(1);
    expect(await leadCount()).toBe(before + 1);
    const lead = replays[0]?.body['lead'];
    expect((await ask('GET', path)).body).toMatchObject({
      state: 'replayed',
      lead,
      body: null,
      settledBy: 'm-02',
    });
    expect((await ask('GET', `/leads/${String(lead)}`)).status).toBe(200);
    expect((await ask('POST', `${path}/dismiss`, {})).status).toBe(409);
  });

  test('is one lead when the sender sends it again after it was replayed', async () => {
    const headers = { 'idempotency-key': 'sent-twice' };
    const body = {
      ...inquiry('Late'),
      facts: { region: 'NA', source: 'web-demo', employees: '50' },
    };
    const refused = await ask('POST', '/inquiries', body, headers);
    const path = `/failed-intakes/${String(refused.body['failedIntake'])}/replay`;
    const replayed = await ask('POST', path, { inquiry: inquiry('Late') });
    expect(replayed.status).toBe(201);
    // The sender’s own repetition is still one that the policy does not know.
    expect((await ask('POST', '/inquiries', body, headers)).status).toBe(400);
    expect((await listed()).map(({ id }) => id)).not.toContain(refused.body['failedIntake']);
    const [row] = await inWorkspace(
      service.db,
      'acme',
      (tx) => tx<{ request: string }>`
        select request from baton.idempotency_keys where key = 'm-02 sent-twice'`,
    );
    expect(row?.request).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('is dismissed, and forgotten', async () => {
    const refused = await ask('POST', '/inquiries', '{"contact":{"name":"Ada"');
    const path = `/failed-intakes/${String(refused.body['failedIntake'])}`;
    expect((await ask('POST', `${path}/dismiss`, {})).status).toBe(200);
    expect((await ask('POST', `${path}/replay`, {})).status).toBe(409);
    expect((await ask('GET', path)).body).toMatchObject({
      state: 'dismissed',
      body: null,
      errors: [],
    });
  });

  test('of another workspace is not there', async () => {
    const theirs = await service.workspace('theirs');
    const refused = await ask('POST', '/inquiries', '[]');
    const path = `/failed-intakes/${String(refused.body['failedIntake'])}`;
    for (const [method, at, body] of [
      ['GET', path, undefined],
      ['POST', `${path}/replay`, { inquiry: inquiry() }],
      ['POST', `${path}/dismiss`, {}],
    ] as const)
      expect((await service.request(theirs('m-02'), method, at, body)).status).toBe(404);
    const list = await service.request(theirs('m-02'), 'GET', '/failed-intakes');
    expect(list.body['items']).toEqual([]);
  });

  test('is listed by pages', async () => {
    const all = await listed();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const at = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await ask('GET', `/failed-intakes?limit=2${at}`);
      seen.push(...(page.body['items'] as Listed[]).map(({ id }) => id));
      cursor = page.body['cursor'] as string | null;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await ask('GET', '/failed-intakes?cursor=x')).status).toBe(400);
  });
});

describe('a batch', () => {
  const rows = [
    inquiry('First'),
    { facts: { colour: 'red' } },
    'no inquiry',
    inquiry('Second'),
    null,
  ];

  test('takes in what has no errors and keeps the rest, once as a whole', async () => {
    const before = await leadCount();
    const headers = { 'idempotency-key': 'batch-1' };
    const send = () => ask('POST', '/inquiries/batch', { inquiries: rows }, headers);
    const first = await send();
    expect(first).toMatchObject({
      status: 200,
      body: {
        captured: [{ index: 0 }, { index: 3 }],
        refused: [
          { index: 1, errors: [{ path: ['facts', 'colour'] }, { path: ['contact'] }] },
          { index: 2 },
          { index: 4 },
        ],
        repeated: false,
      },
    });
    expect((await send()).body).toEqual({ ...first.body, repeated: true });
    expect(await leadCount()).toBe(before + 2);
    const kept = (await listed()).filter(({ source }) => source === 'batch');
    const refused = first.body['refused'] as { failedIntake: string }[];
    expect(kept.map(({ id }) => id).toSorted()).toEqual(
      refused.map(({ failedIntake }) => failedIntake).toSorted(),
    );
    const other = await ask('POST', '/inquiries/batch', { inquiries: [inquiry()] }, headers);
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:baton:problem:key-reused' } });
  });

  test('of nothing but errors is remembered as well', async () => {
    const headers = { 'idempotency-key': 'batch-2' };
    const send = () => ask('POST', '/inquiries/batch', { inquiries: [1, 2] }, headers);
    const first = await send();
    expect(first.body).toMatchObject({ captured: [], repeated: false });
    expect((await send()).body).toEqual({ ...first.body, repeated: true });
  });

  test.each([
    ['none', { inquiries: [] }],
    ['too many', { inquiries: Array.from({ length: 1001 }, () => ({})) }],
    ['no list', { inquiries: {} }],
    ['no JSON', '{"inquiries":['],
  ])('of %s is refused', async (_, body) => {
    expect((await ask('POST', '/inquiries/batch', body)).status).toBe(400);
  });
});
