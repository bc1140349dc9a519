import { roles } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import { access, open, type RouteKey } from './access.ts';

let service: TestService;
let ours: (person: string) => string;
let theirs: (person: string) => string;
let lead = '';
beforeAll(async () => {
  service = await testService();
  ours = await service.workspace('ours');
  theirs = await service.workspace('theirs');
  lead = leadIn(await service.request(ours('m-05'), 'POST', '/inquiries', inquiry())).id;
});
afterAll(() => service.close());

const routeKeys = Object.keys(access) as RouteKey[];

/** A person with each role. */
const personWith = {
  admin: 'm-05',
  ops: 'm-02',
  marketing: 'm-03',
  manager: 'm-01',
  rep: 'r-01',
  registrar: 'c-01',
  auditor: 'c-02',
} as const;

/** Bodies that get past the schema, so that what is tested is who asks. */
const bodies: Partial<Record<RouteKey, unknown>> = {
  'POST /inquiries': inquiry('Any Body'),
  'POST /inquiries/batch': { inquiries: [{}] },
  'PUT /forms/{form}': { fields: {} },
  'POST /forms/{form}': { message: 'A press' },
  'PUT /inquiry-addresses/{address}': {},
  'POST /failed-intakes/{intake}/replay': {},
  'POST /failed-intakes/{intake}/dismiss': {},
  'POST /capture': { who: 'Joe', reach: 'joe@acme.com', about: 'a demo' },
  'POST /leads/{id}/events': { type: 'prospect.replied' },
  'POST /leads/{id}/merge': { other: 'nobody-had-this-id' },
  'POST /duplicates/{lead}/{other}/dismiss': {},
  'POST /merges/{merge}/undo': {},
  'POST /policies/check': { text: 'policy: x' },
  'POST /policies': { text: 'policy: x' },
  'POST /policies/{version}/activate': { openLeads: 'keep', why: 'again' },
  'PUT /policies/drafts/{draft}': { text: 'policy: x' },
  'POST /policies/drafts/{draft}/check': {},
  'POST /policies/drafts/{draft}/publish': {},
  'POST /explain': {},
  'PUT /campaigns/{campaign}': { name: 'Expo', cost: 100 },
  'POST /org/check': { text: 'org: x' },
  'PUT /org': { text: 'org: x' },
  'PATCH /org/people/{person}': { role: 'rep' },
  'POST /org/people/{person}/absences': { from: '2027-12-24', to: '2027-12-24' },
  'PUT /org/pools/{pool}/members/{person}': { weight: 2 },
  'PUT /org/teams/{team}': { manager: 'm-01' },
  'PUT /org/roles/{role}': { person: 'm-01' },
  'POST /org/calendars/{calendar}/exceptions': { from: '2027-12-24', to: '2027-12-24' },
  'PUT /org/accounts/{account}': { owner: 'r-01' },
  'POST /org/accounts/import': { csv: 'id\nacme' },
  'PUT /people/{person}/reach': { mail: 'joe@acme.com' },
  'POST /leads/{id}/consent': { purpose: 'marketing', given: true, source: 'by telephone' },
  'POST /leads/{id}/erase': {},
  'POST /people-data/do-not-contact': { mail: 'not-me@acme.com' },
  'POST /people-data/do-not-contact/remove': { mail: 'not-me@acme.com' },
  'PUT /people-data/retention': { days: 90 },
  'PUT /mail-templates/{template}': { subject: 'Hello', body: 'Hello {name}' },
  'POST /notices/dead/retry': {},
  'POST /notices/dead/{notice}/retry': {},
  'POST /keys': { person: 'r-01', role: 'rep' },
  'POST /keys/{key}/revoke': {},
  'POST /keys/{key}/rotate': {},
  'POST /log-ins': { name: 'ana', person: 'r-01', role: 'rep' },
  'POST /log-ins/{name}/end': {},
  'POST /log-ins/{name}/password': { password: 'a long pass phrase' },
};

const ask = (key: string | null, route: RouteKey, id = lead) => {
  const [method = '', path = ''] = route.split(' ');
  const at = path
    .replace('{id}', id)
    .replace('{version}', '1')
    .replace('{person}', 'r-01')
    .replace('{form}', 'contact')
    .replace('{intake}', 'none')
    .replace('{address}', 'sales@acme.com')
    .replace('{upload}', 'none')
    .replace('{key}', 'none')
    .replace('{template}', 'nurture')
    .replace('{name}', 'nobody');
  return service.request(key, method, at, bodies[route]);
};

describe('the table of access', () => {
  test('covers every route, and names none that is not there', () => {
    const made = service.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const known = [...routeKeys.map((key) => key.replaceAll(/\{(\w+)\}/gu, ':$1')), ...open];
    expect([...new Set(made)].toSorted()).toEqual(known.toSorted());
  });

  test('stands in the OpenAPI document: a key for all but the open routes', async () => {
    const { body } = await service.request(null, 'GET', '/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, { security?: unknown[] }>>;
    const locked = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security === undefined ? [] : [`${method.toUpperCase()} ${path}`],
      ),
    );
    expect(body['openapi']).toBe('3.1.0');
    expect(locked.toSorted()).toEqual(routeKeys.toSorted());
  });

  test.each(routeKeys)('%s needs a key that is one', async (route) => {
    const forged = ours('m-05').replace('ours', 'theirs');
    for (const key of [null, 'nonsense', forged, `${ours('m-05').slice(0, -4)}AAAA`])
      expect((await ask(key, route)).status).toBe(401);
  });

  test.each(routeKeys)('%s is answered to its roles and to no others', async (route) => {
    for (const role of roles) {
      const { status } = await ask(ours(personWith[role]), route);
      const allowed: readonly string[] = access[route];
      expect([role, status === 403]).toEqual([role, !allowed.includes(role)]);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('another workspace', () => {
  test.each(routeKeys.filter((route) => route.includes('{id}')))(
    '%s: its leads are not there, for whoever asks',
    async (route) => {
      const allowed: readonly string[] = access[route];
      for (const role of roles.filter((one) => allowed.includes(one))) {
        const stranger = await ask(theirs(personWith[role]), route);
        const nothing = await ask(theirs(personWith[role]), route, 'nobody-had-this-id');
        expect([stranger.status, nothing.status]).toEqual([404, 404]);
        expect(stranger.body['detail']).toBe(`there is no lead ${lead}`);
      }
    },
  );

  test('its leads and policies are in no list, and its keys of idempotency are its own', async () => {
    const list = await service.request(theirs('m-05'), 'GET', '/leads');
    expect(list.text).not.toContain(lead);
    const same = { 'idempotency-key': 'one' };
    const first = await service.request(ours('m-05'), 'POST', '/inquiries', inquiry(), same);
    const second = await service.request(theirs('m-05'), 'POST', '/inquiries', inquiry(), same);
    expect(leadIn(first).id).not.toBe(leadIn(second).id);
    await service.request(ours('m-05'), 'PUT', '/people/r-01/reach', { mail: 'ours@acme.com' });
    const draft = await service.request(theirs('m-05'), 'GET', '/policies');
    expect(draft.body).toMatchObject({ active: 1, versions: [{ version: 1 }] });
  });

  test('keys are made by the admin, work at once, and are out of use once revoked', async () => {
    const made = await service.request(ours('m-05'), 'POST', '/keys', {
      person: 'r-04',
      role: 'rep',
    });
    const { id, key } = made.body as { id: string; key: string };
    expect((await service.request(key, 'GET', '/leads')).status).toBe(200);
    const stranger = await service.request(theirs('m-05'), 'POST', `/keys/${id}/revoke`, {});
    expect(stranger.status).toBe(404);
    expect((await service.request(theirs('m-05'), 'GET', '/keys')).text).not.toContain(id);
    const revoked = await service.request(ours('m-05'), 'POST', `/keys/${id}/revoke`, {});
    expect(revoked.status).toBe(200);
    expect((await service.request(key, 'GET', '/leads')).status).toBe(401);
    const list = await service.request(ours('m-05'), 'GET', '/keys');
    expect(list.text).toContain(id);
    expect(list.text).not.toContain(key.slice(-43));
    const nobody = { person: 'nobody', role: 'rep' };
    expect((await service.request(ours('m-05'), 'POST', '/keys', nobody)).status).toBe(404);
  });

  test('a rep sees the leads that are theirs, and no others', async () => {
    const mine = await ask(ours('r-01'), 'GET /leads/{id}');
    expect(mine.status).toBe(200);
    const others = await ask(ours('r-06'), 'GET /leads/{id}');
    expect(others).toMatchObject({ status: 404, body: { detail: `there is no lead ${lead}` } });
    const list = await service.request(ours('r-06'), 'GET', '/leads?person=r-01');
    expect(list.status).toBe(200);
    expect(list.text).not.toContain('r-01');
  });
});
