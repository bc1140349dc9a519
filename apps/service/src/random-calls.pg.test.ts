import { DAY_MS, eventSchema } from '@baton/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reporting } from './http/access.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
} from './testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
const leads: string[] = ['nobody', '%F0%9F%98%80'];
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('random');
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
    leads.push(leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry(name))).id);
});
afterAll(() => service.close());

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '\0',
    '\ud800',
    'r-01',
    'discovery',
    'agreement',
    'price',
    'long',
    'x'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(0, -0, -1, 1e308, 1.5, 2 ** 53, Date.UTC(2026, 4, 5), 8.64e15, null, true),
);
const loose = fc.oneof(
  { weight: 3, arbitrary: odd },
  fc.array(odd, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('person', 'calendar', 'a', '__proto__', 'toString'), odd),
);

const party = { person: 'r-02', calendar: 'new-york' };
const soon = MONDAY_AT + DAY_MS;

/** What somebody who knows the policy would say. */
const sensible: Readonly<Record<string, readonly unknown[]>> = {
  amount: [1, 1_200_000],
  automatic: [true, false],
  by: [party],
  callbackAt: [soon],
  channel: ['call', 'mail'],
  connected: [true, false],
  criterion: ['size'],
  desk: ['tele-prospecting'],
  disputed: [true, false],
  excuse: ['no-phone'],
  facts: [{ employees: 500 }],
  for: ['sales', 'marketing'],
  note: ['no'],
  owner: [party],
  person: ['r-01', 'r-02', 'm-01'],
  points: [10, 70],
  pool: ['americas'],
  reason: ['price', 'not-a-lead', 'went-quiet', 'wrong-territory', 'disputed', 'callback-agreed'],
  step: ['discovery', 'proposal', 'agreement'],
  to: ['nurture', 'disqualify'],
  track: ['long'],
  until: [soon],
};

const valueOf = (name: string): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...(sensible[name] ?? [null])) }, loose);

const reportable = eventSchema.options.filter(
  ({ shape }) => reporting[shape.type.value].length > 0,
);

/** Events that may or may not be possible, mostly well said; now and then with what the engine alone says. */
const event = fc.constantFrom(...reportable).chain(({ shape }) => {
  const names = Object.keys(shape).filter((name) => name !== 'type');
  const ours = new Set(['at', 'actor', 'verdict', 'cast', 'deputies']);
  const own = names.filter((name) => !ours.has(name));
  const said = fc.record(Object.fromEntries(own.map((name) => [name, valueOf(name)])));
  const engines = fc.record(Object.fromEntries([...ours].map((name) => [name, loose])), {
    requiredKeys: [],
  });
  return fc
    .tuple(said, fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, engines))
    .map(([fields, more]) => ({ ...fields, ...more, type: shape.type.value }));
});

const call = fc.oneof(
  fc.tuple(fc.constant('POST /inquiries'), fc.constant(inquiry('Any Body'))),
  { weight: 6, arbitrary: fc.tuple(fc.constant('POST /leads/{id}/events'), event) },
  fc.tuple(
    fc.constantFrom(
      'POST /inquiries',
      'POST /capture',
      'POST /policies/check',
      'POST /policies',
      'POST /policies/1/activate',
      'POST /policies/9/activate',
      'PUT /people/r-01/reach',
      'POST /keys',
      'POST /keys/none/revoke',
    ),
    fc.oneof(
      loose,
      fc.record({
        contact: fc.dictionary(fc.constantFrom('name', 'mail', 'phone', 'website', 'country'), odd),
        message: odd,
      }),
      fc.record({
        facts: fc.dictionary(
          fc.constantFrom('region', 'employees', 'segment', '__proto__', 'account'),
          loose,
        ),
      }),
      fc.record({ text: odd }),
      fc.record({ openLeads: fc.constantFrom('adopt', 'keep'), why: odd }),
      fc.record({ who: odd, reach: odd, about: odd }),
      fc.record({ mail: odd }),
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      'GET /leads/{id}',
      'GET /leads/{id}/log',
      'GET /leads/{id}/verify',
      'GET /leads/{id}/actions',
    ),
    fc.constant(undefined),
  ),
  fc.tuple(
    fc
      .tuple(fc.constantFrom('state', 'person', 'open', 'limit', 'cursor'), odd)
      .map(
        ([name, value]) => `GET /leads?${name}=${encodeURIComponent(String(value).toWellFormed())}`,
      ),
    fc.constant(undefined),
  ),
);

test('calls at random, by anybody, never break the service, and leave every lead whole', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        'm-05',
        'm-01',
        'm-03',
        'm-04',
        'r-01',
        'r-02',
        'r-03',
        'r-04',
        'c-01',
        'c-02',
      ),
      fc.nat(),
      call,
      async (person, which, [route, body]) => {
        const [method = '', path = ''] = route.split(' ');
        const at = path.replace('{id}', leads[which % leads.length] ?? '');
        const { status, text } = await service.request(key(person), method, at, body);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect([status < 500, text]).toEqual([true, text]);
      },
    ),
    { numRuns: 800 },
  );
  // A test whose calls were all refused at the door would show nothing.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 403, 404, 409]));
  const { body } = await service.request(key('m-05'), 'GET', '/leads?limit=500');
  for (const { lead } of body['items'] as { lead: string }[]) {
    const verified = await service.request(key('m-05'), 'GET', `/leads/${lead}/verify`);
    expect(verified.body).toMatchObject({ ok: true });
  }
});
