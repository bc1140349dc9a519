import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';

const orgText = readFileSync(
  join(import.meta.dirname, '../../../../simulations/acme-software/org.yaml'),
  'utf8',
);

let service: TestService;
let key: (person: string) => string;
let admin = '';
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('parts');
  admin = key('m-05');
});
afterAll(() => service.close());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(admin, method, path, body, headers);

const sourceNow = async (): Promise<string> =>
  String((await ask('GET', '/org?source=true')).body['source']);

const versionNow = async (): Promise<number> => Number((await ask('GET', '/org')).body['version']);

describe('a change of one part', () => {
  test('leaves comments and everything else as they were written', async () => {
    await ask('PUT', '/org', { text: orgText });
    const member = await ask('PUT', '/org/pools/americas/members/r-01', { weight: 3 });
    expect(member.status).toBe(200);
    await ask('PUT', '/org/pools/americas/members/r-06', {});
    await ask('DELETE', '/org/pools/americas/members/r-02');
    await ask('PATCH', '/org/people/r-03', {
      name: 'Carla Díaz',
      attributes: { segment: 'small' },
    });
    await ask('PATCH', '/org/people/r-10', { name: 'New One', team: 'europe' });
    await ask('PUT', '/org/teams/partners', {
      manager: 'm-01',
      members: ['r-10'],
      calendar: 'london',
    });
    await ask('PUT', '/org/roles/chief', { person: 'm-05' });
    const exception = { from: '2026-12-24', to: '2026-12-24', open: '08:30-12:00', name: 'Eve' };
    await ask('POST', '/org/calendars/new-york/exceptions', exception);
    const before = orgText.split('\n');
    const after = (await sourceNow()).split('\n');
    expect(after[0]).toBe(before[0]);
    const added = after.filter((line) => !before.includes(line)).map((line) => line.trim());
    expect(added).toEqual([
      expect.stringContaining(
        'holidays: US, exceptions: [ { from: 2026-12-24, to: 2026-12-24, open: 08:30-12:00, name: Eve } ] }',
      ),
      '- { id: r-03, name: Carla Díaz, team: americas, serves: { region: [ NA ] }, attributes: { segment: small } }',
      '- { id: r-10, name: New One, team: europe }',
      'partners: { manager: m-01, members: [ r-10 ], calendar: london }',
      'americas: { lead: m-01, members: [ { id: r-01, weight: 3 }, r-03, r-04, r-05, r-06 ], calendar: new-york }',
      expect.stringContaining('head-of-sales: m-05, chief: m-05 }'),
    ]);
    const lost = before.filter((line) => !after.includes(line));
    expect(lost).toHaveLength(4);
    expect((await ask('GET', '/org')).body['pools']).toMatchObject({
      americas: { members: expect.arrayContaining([{ person: 'r-01', weight: 3 }]) as unknown },
    });
  });

  test('comes back again', async () => {
    await ask('DELETE', '/org/calendars/new-york/exceptions/2026-12-24');
    await ask('DELETE', '/org/roles/chief');
    await ask('DELETE', '/org/teams/partners');
    await ask('DELETE', '/org/people/r-10');
    // Who left is reported on; who never was is not.
    expect((await ask('GET', '/reports/acceptance?rep=r-10')).status).toBe(200);
    expect((await ask('GET', '/reports/acceptance?rep=r-11')).status).toBe(400);
    const source = await sourceNow();
    for (const gone of ['exceptions', 'chief', 'partners', 'r-10'])
      expect(source).not.toContain(gone);
    expect((await ask('DELETE', '/org/teams/partners')).status).toBe(404);
  });

  test.each([
    ['PUT', '/org/pools/americas/members/nobody', {}, 404],
    ['PUT', '/org/pools/nowhere/members/r-01', {}, 404],
    ['PUT', '/org/pools/__proto__/members/r-01', {}, 404],
    ['PUT', '/org/pools/americas/members/r-01', { weight: 0 }, 400],
    ['PUT', '/org/pools/americas/members/r-01', { weight: 1e9 }, 400],
    ['PUT', '/org/pools/americas/members/r-01', { weight: '2' }, 400],
    ['DELETE', '/org/pools/americas/members/r-09', undefined, 404],
    ['PATCH', '/org/people/r-01', { manager: 'nobody' }, 422],
    ['PATCH', '/org/people/r-01', { deputies: ['r-01'] }, 422],
    ['PATCH', '/org/people/r-01', { calendar: 'nowhere' }, 422],
    ['PATCH', '/org/people/r-01', { id: 'r-02' }, 400],
    ['PATCH', '/org/people/..%2Fx', { name: 'x' }, 422],
    ['PATCH', '/org/people/__proto__', { name: 'x' }, 422],
    ['PUT', '/org/teams/new', { manager: 'nobody' }, 422],
    ['PUT', '/org/roles/holder', { person: 'r-01' }, 422],
    ['DELETE', '/org/roles/legal', undefined, 422],
    ['DELETE', '/org/roles/nobody', undefined, 404],
    ['POST', '/org/people/r-01/absences', { from: '2026-06-05', to: '2026-06-01' }, 422],
    ['POST', '/org/people/r-01/absences', { from: '2026-02-30', to: '2026-03-01' }, 422],
    ['POST', '/org/people/r-01/absences', { from: 'soon', to: 'later' }, 422],
    ['POST', '/org/people/nobody/absences', { from: '2026-06-01', to: '2026-06-05' }, 404],
    ['DELETE', '/org/people/r-01/absences/2026-06-01..2026-06-05', undefined, 404],
    [
      'POST',
      '/org/calendars/new-york/exceptions',
      { from: '2026-12-24', to: '2026-12-24', open: '18:00-09:00' },
      422,
    ],
    ['POST', '/org/calendars/nowhere/exceptions', { from: '2026-12-24', to: '2026-12-24' }, 404],
    ['PUT', '/org/accounts/x', { owner: 'nobody' }, 422],
    ['PUT', '/org/accounts/..%2Fx', {}, 422],
    ['PUT', '/org/accounts/x', { colour: 'red' }, 400],
    ['DELETE', '/org/accounts/x', undefined, 404],
    ['POST', '/org/accounts/import', { csv: 'name\nx' }, 422],
    ['POST', '/org/accounts/import', { csv: 'id\n=cmd()' }, 422],
    ['GET', '/org/accounts?cursor=%C3%A4', undefined, 400],
  ])('%s %s %j is %i, and nothing is stored', async (method, path, body, status) => {
    const before = await versionNow();
    const answer = await ask(method, path, body);
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
    expect(await versionNow()).toBe(before);
  });

  test('loses no other that comes at the same time', async () => {
    await ask('PUT', '/org', { text: orgText });
    const before = await versionNow();
    const people = ['r-01', 'r-02', 'r-03', 'r-04', 'r-05'];
    const answers = await Promise.all(
      people.map((person) => ask('PUT', `/org/pools/americas/members/${person}`, { weight: 7 })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await versionNow()).toBe(before + 5);
    expect((await sourceNow()).match(/weight: 7/gu)).toHaveLength(5);
  });

  test('is noted with who made it', async () => {
    const acts = await ask('GET', '/administrative-acts?limit=5');
    expect(acts.text).toContain('PUT /org/pools/{pool}/members/{person}');
  });
});

describe('absences', () => {
  test('are entered by reps for themselves, by leaders for everybody', async () => {
    await ask('PUT', '/org', { text: orgText });
    const week = { from: '2026-06-01', to: '2026-06-05', name: 'fair' };
    const as = (person: string, method: string, path: string, body?: unknown) =>
      service.request(key(person), method, path, body);
    expect((await as('r-01', 'POST', '/org/people/r-02/absences', week)).status).toBe(403);
    expect((await as('r-01', 'POST', '/org/people/r-01/absences', week)).status).toBe(200);
    const again = await as('r-01', 'POST', '/org/people/r-01/absences', week);
    expect(again.body).toMatchObject({ changed: false });
    await as('m-01', 'POST', '/org/people/r-02/absences', { from: '2026-06-01', to: '2026-06-01' });
    const source = await sourceNow();
    expect(source).toContain('away: [ { from: 2026-06-01, to: 2026-06-05, name: fair } ] }');
    expect(source).toContain('away: [ 2027-02-15..2027-02-26, 2026-06-01..2026-06-01 ] }');
    const path = '/org/people/r-01/absences/2026-06-01..2026-06-05';
    expect((await as('r-02', 'DELETE', path)).status).toBe(403);
    expect((await as('r-01', 'DELETE', path)).body).toMatchObject({ changed: true });
    expect((await ask('DELETE', '/org/people/r-02/absences/2026-06-01')).status).toBe(200);
    expect(await sourceNow()).toBe(orgText);
  });
});
