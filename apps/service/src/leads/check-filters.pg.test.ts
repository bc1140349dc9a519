import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('filters');
});
afterAll(() => service.close());

const list = (query: string, person = 'm-05') =>
  service.request(key(person), 'GET', `/leads?${query}`);

const statusesOf = (queries: readonly string[]) =>
  Promise.all(queries.map(async (query) => [query, (await list(query)).status]));
const each = (queries: readonly string[], status: number) =>
  queries.map((query) => [query, status]);

test('a state or a person that there is not is a 400 that names the parameter and what it may be', async () => {
  const { custodian } = leadIn(
    await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Filtered')),
  );
  for (const query of ['state=offered', `person=${custodian?.person}`])
    expect((await list(query)).body['items']).toHaveLength(1);
  const known = ['state=won', 'state=nurture.long', 'person=r-09', 'state=won&person=r-09'];
  expect(await statusesOf(known)).toEqual(each(known, 200));
  expect((await list('state=won')).body['items']).toEqual([]);

  expect(await list('state=nonsense&person=nobody')).toMatchObject({
    status: 400,
    body: {
      type: 'urn:baton:problem:invalid',
      errors: [
        {
          path: ['state'],
          message: '`nonsense` is not known here',
          fix: expect.stringMatching(/^use one of inquiry, .*\boffered\b.*, won, .*merged$/u),
        },
        { path: ['person'], message: '`nobody` is not known here' },
      ],
    },
  });
  const unknown = ['state=Offered', 'state=', 'state=nurture', 'person=', 'person=toString'];
  expect(await statusesOf(unknown)).toEqual(each(unknown, 400));
  // A rep's list is their own, whoever is asked for.
  expect((await list('person=nobody', 'r-06')).status).toBe(200);
  expect((await list('state=nonsense', 'r-06')).status).toBe(400);
});

test('a state of any version that is stored may be asked for', async () => {
  const demo = readFileSync(
    new URL('../../../../simulations/acme-software/policies/demo-30min.yaml', import.meta.url),
    'utf8',
  );
  expect((await list('state=nurture.other')).status).toBe(400);
  const text = demo.replaceAll('track: long', 'track: other');
  const stored = await service.request(key('m-05'), 'POST', '/policies', { text });
  expect(stored.status).toBe(201);
  const both = ['state=nurture.long', 'state=nurture.other'];
  expect(await statusesOf(both)).toEqual(each(both, 200));
});
