import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let admin = '';
beforeAll(async () => {
  service = await testService();
  admin = (await service.workspace('accounts'))('m-05');
});
afterAll(() => service.close());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(admin, method, path, body, headers);

const sourceNow = async (): Promise<string> =>
  String((await ask('GET', '/org?source=true')).body['source']);

describe('accounts', () => {
  test('are set one by one, imported, listed and taken out', async () => {
    const made = await ask('PUT', '/org/accounts/initech', {
      name: 'Initech: "Inc."',
      owner: 'r-01',
      domain: 'Initech.example',
    });
    expect(made).toMatchObject({ status: 200, body: { changed: true } });
    const csv = [
      'Account;Name;Rep;domain',
      'globex;Globex # Corp;r-02;globex.example',
      'hooli;"null";nobody;',
      ';no id;;',
      'globex;again;;',
    ].join('\r\n');
    const columns = { id: 'Account', name: 'Name', owner: 'Rep' };
    const imported = await ask('POST', '/org/accounts/import', { csv, columns });
    expect(imported.status).toBe(200);
    expect((imported.body['notes'] as unknown[]).length).toBe(2);
    const all = [
      {
        id: 'globex',
        name: 'Globex # Corp',
        owner: 'r-02',
        segment: null,
        domain: 'globex.example',
      },
      { id: 'hooli', name: 'null', owner: null, segment: null, domain: null },
      {
        id: 'initech',
        name: 'Initech: "Inc."',
        owner: 'r-01',
        segment: null,
        domain: 'initech.example',
      },
    ];
    expect((await ask('GET', '/org/accounts')).body).toEqual({ items: all, cursor: null });
    const first = await ask('GET', '/org/accounts?limit=2');
    const rest = await ask('GET', `/org/accounts?limit=2&cursor=${String(first.body['cursor'])}`);
    expect(rest.body['items']).toEqual(all.slice(2));
    expect((await ask('GET', '/org/accounts?owner=r-02')).body['items']).toEqual([all[0]]);
    expect((await ask('GET', '/org/accounts?owner=r-09')).body['items']).toEqual([]);
    expect(await ask('GET', '/org/accounts?owner=elvis')).toMatchObject({
      status: 400,
      body: { errors: [{ path: ['owner'], message: '`elvis` is not known here' }] },
    });
    // The stored text says the same when it is read anew.
    const text = await sourceNow();
    expect((await ask('POST', '/org/check', { text })).body).toMatchObject({ ok: true });
    expect(text).toContain('  - { id: globex, name: "Globex # Corp", owner: r-02');
    // An owner with accounts does not leave the org unnoticed.
    expect((await ask('DELETE', '/org/people/r-02')).status).toBe(422);
    expect((await ask('PUT', '/org/accounts/globex', { owner: 'r-03' })).status).toBe(200);
    expect((await ask('DELETE', '/org/accounts/hooli')).status).toBe(200);
    expect((await ask('GET', '/org/accounts')).body['items']).toMatchObject([
      { id: 'globex', owner: 'r-03', name: 'globex' },
      { id: 'initech' },
    ]);
    const replaced = await ask('POST', '/org/accounts/import', {
      csv: 'id\nacme',
      mode: 'replace',
    });
    expect(replaced.status).toBe(200);
    expect((await ask('GET', '/org/accounts')).body['items']).toMatchObject([{ id: 'acme' }]);
    expect((await ask('DELETE', '/org/accounts/acme')).status).toBe(200);
    expect((await ask('GET', '/org/accounts')).body['items']).toEqual([]);
  });

  test('lie in an org written as JSON too', async () => {
    const json = JSON.stringify((await ask('GET', '/org')).body);
    expect(json).toContain('acme-software');
    const text = JSON.stringify({
      org: 'acme-software',
      calendars: {
        'new-york': { zone: 'America/New_York', open: { 'mon-fri': '09:00-17:00' } },
        always: { zone: 'UTC', open: { 'mon-sun': '00:00-24:00' } },
      },
      people: ['r-01', 'r-02', 'r-03', 'm-01', 'm-02', 'm-03', 'm-05'].map((id) => ({
        id,
        calendar: 'new-york',
      })),
      pools: {
        americas: { lead: 'm-01', members: ['r-01', 'r-02', 'r-03'], calendar: 'new-york' },
        europe: { lead: 'm-02', members: ['r-01'], calendar: 'new-york' },
      },
      roles: { 'head-of-sales': 'm-05', legal: 'm-05' },
      desks: Object.fromEntries(
        ['intake', 'exception', 'arbitration', 'tele-prospecting'].map((desk) => [
          desk,
          { holder: 'm-03', calendar: 'new-york' },
        ]),
      ),
    });
    const fresh = await service.workspace('json');
    const put = (path: string, body: unknown) => service.request(fresh('m-05'), 'PUT', path, body);
    expect((await put('/org', { text })).status).toBe(200);
    expect((await put('/org/accounts/initech', { owner: 'r-01' })).status).toBe(200);
    expect((await put('/org/pools/americas/members/r-01', { weight: 2 })).status).toBe(200);
    const { body } = await service.request(fresh('m-05'), 'GET', '/org/accounts');
    expect(body['items']).toMatchObject([{ id: 'initech', owner: 'r-01' }]);
    const csv = 'id,owner\nglobex,r-02';
    const imported = await service.request(fresh('m-05'), 'POST', '/org/accounts/import', { csv });
    expect([imported.status, imported.text]).toEqual([200, imported.text]);
    const source = await service.request(fresh('m-05'), 'GET', '/org?source=true');
    const checked = await service.request(fresh('m-05'), 'POST', '/org/check', {
      text: source.body['source'],
    });
    expect(checked.body).toMatchObject({ ok: true });
  });
});
