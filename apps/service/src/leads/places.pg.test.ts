import { MINUTE_MS } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const ask = (person: string, method: string, path: string, body?: unknown) =>
  service.request(key(person), method, path, body);

const listed = async (person: string): Promise<string> =>
  (await ask(person, 'GET', '/leads?open=true')).text;

describe('a rep who works at a place', () => {
  test('sees what waits in their pool’s queue and takes it; a rep of another pool does neither', async () => {
    for (const person of ['r-01', 'r-02', 'r-03', 'r-04', 'r-05'])
      await ask('m-05', 'POST', `/org/people/${person}/absences`, {
        from: '2026-05-04T09:00',
        to: '2026-05-04T12:00',
      });
    const { id, state, custodian } = leadIn(await ask('m-03', 'POST', '/inquiries', inquiry()));
    expect([state, custodian?.person]).toEqual(['queued', 'm-01']);
    expect(await listed('r-03')).toContain(id);
    expect((await ask('r-03', 'GET', `/leads/${id}`)).status).toBe(200);
    expect(await listed('r-06')).not.toContain(id);
    expect((await ask('r-06', 'GET', `/leads/${id}`)).status).toBe(404);
    service.clock.at += 3 * 60 * MINUTE_MS;
    const taken = { type: 'lead.taken', by: { person: 'r-03', calendar: 'new-york' } };
    const stranger = { ...taken, by: { ...taken.by, person: 'r-06' } };
    expect((await ask('r-06', 'POST', `/leads/${id}/events`, stranger)).status).toBe(404);
    const forOther = await ask('r-04', 'POST', `/leads/${id}/events`, taken);
    expect([forOther.status, forOther.body['detail']]).toEqual([
      403,
      'a lead is taken by whoever reports it, r-04; report owner.named to offer it to r-03',
    ]);
    const said = await ask('r-03', 'POST', `/leads/${id}/events`, taken);
    expect([said.status, leadIn(said).state]).toEqual([200, 'working.attempting']);
    expect((await ask('r-04', 'GET', `/leads/${id}`)).status).toBe(404);
    expect(await listed('r-04')).not.toContain(id);
  });

  test('sees what lies at their desk, though its holder answers for it', async () => {
    const made = await ask('m-05', 'POST', '/keys', { person: 'c-03', role: 'rep' });
    const once = { 'idempotency-key': 'requalified once' };
    const caller = (method: string, path: string, body?: unknown, headers = {}) =>
      service.request(String(made.body['key']), method, path, body, headers);
    const small = { ...inquiry(), facts: { ...inquiry().facts, employees: 3 } };
    const { id, state, custodian } = leadIn(await ask('m-03', 'POST', '/inquiries', small));
    expect([state, custodian?.person]).toEqual(['nurture.long', 'm-03']);
    expect((await caller('GET', '/leads')).text).toContain(id);
    const requalify = () =>
      caller('POST', `/leads/${id}/events`, { type: 'lead.requalified' }, once);
    const requalified = await requalify();
    expect([requalified.status, leadIn(requalified).state]).toEqual([200, 'offered']);
    // It has gone to a rep; who sent it there may ask again and see what becomes of it.
    const again = await requalify();
    expect([again.status, again.body['repeated']]).toEqual([200, true]);
    expect((await caller('GET', `/leads/${id}`)).status).toBe(200);
    const colleague = await ask('m-05', 'POST', '/keys', { person: 'c-01', role: 'rep' });
    const other = String(colleague.body['key']);
    expect((await service.request(other, 'GET', `/leads/${id}`)).status).toBe(404);
  });
});
