import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('campaigns');
});
afterAll(() => service.close());

const ask = (method: string, path: string, body?: unknown, person = 'm-03') =>
  service.request(key(person), method, path, body);

const expo = { name: 'Expo 2026', source: 'trade-show', cost: 1_250_000, startsOn: '2026-05-01' };

test('campaigns are set, read, listed by page and forgotten by marketing', async () => {
  const made = await ask('PUT', '/campaigns/expo-26', expo);
  expect(made).toMatchObject({ status: 200, body: { campaign: 'expo-26', ...expo, endsOn: null } });
  await ask('PUT', '/campaigns/expo-26', { ...expo, cost: 1_300_000, endsOn: '2026-05-03' });
  await ask('PUT', '/campaigns/mailing', { name: "Robert'); drop table", cost: 0 });
  expect((await ask('GET', '/campaigns/expo-26')).body).toMatchObject({
    cost: 1_300_000,
    startsOn: '2026-05-01',
    endsOn: '2026-05-03',
    updatedBy: 'm-03',
  });
  const first = await ask('GET', '/campaigns?limit=1');
  expect(first.body).toMatchObject({ items: [{ campaign: 'expo-26' }], cursor: 'expo-26' });
  const rest = await ask('GET', `/campaigns?cursor=${String(first.body['cursor'])}`);
  expect(rest.body).toMatchObject({ items: [{ campaign: 'mailing', source: null }], cursor: null });
  expect((await ask('DELETE', '/campaigns/mailing')).status).toBe(200);
  expect((await ask('GET', '/campaigns/mailing')).status).toBe(404);
  expect((await ask('PUT', '/campaigns/expo-26', expo, 'r-01')).status).toBe(403);
});

test('what an inquiry names as its program is a fact of the lead', async () => {
  const answer = await ask('POST', '/inquiries', { ...inquiry(), program: 'expo-26' });
  expect(answer.body['lead']).toMatchObject({ facts: { program: 'expo-26' } });
});

test.each([
  [{ name: 'x', cost: -1 }],
  [{ name: 'x', cost: 1.5 }],
  [{ name: 'x', cost: 1e18 }],
  [{ name: 'x', cost: '100' }],
  [{ name: '', cost: 1 }],
  [{ name: 'x', cost: 1, startsOn: '2026-02-30' }],
  [{ name: 'x', cost: 1, startsOn: '2026-05-02', endsOn: '2026-05-01' }],
  [{ name: 'a\0b', cost: 1 }],
  [{ cost: 1 }],
])('%j is refused', async (body) => {
  expect((await ask('PUT', '/campaigns/bad', body)).status).toBe(400);
  expect((await ask('GET', '/campaigns/bad')).status).toBe(404);
});
