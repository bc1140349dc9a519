import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorkspace } from '../seed/demo.ts';
import { inquiry, leadIn, testService, type TestService, until } from '../testing/test-service.ts';
import { refreshDigests } from './refresh-digests.ts';

type Row = Readonly<Record<string, unknown>>;

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const total = async (report: string): Promise<Row> => {
  const { body } = await service.request(key('m-05'), 'GET', `/reports/${report}`);
  return body['total'] as Row;
};

const capture = async (name: string) =>
  leadIn(await service.request(key('m-03'), 'POST', '/inquiries', inquiry(name)));

const post = async (person: string, path: string, body: object) => {
  const answer = await service.request(key(person), 'POST', path, body);
  expect([answer.status, answer.body['detail']]).toEqual([200, undefined]);
  return answer.body;
};

const faults = async (): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  while ((await refreshDigests(service.db, 'acme', (error) => found.push(error))) > 0);
  return found;
};

describe('lives that leave the beaten track', () => {
  test('a merge takes an offer back and a lead out of the count, and undone gives both again', async () => {
    const first = await capture('Ada One');
    const second = await capture('Ada Two');
    service.clock.at += MINUTE_MS;
    await post('m-05', `/leads/${first.id}/merge`, { other: second.id });
    expect(await total('acceptance')).toMatchObject({
      offers: 2,
      withdrawn: 1,
      open: 1,
      rate: null,
    });
    expect(await total('campaigns')).toMatchObject({ leads: 1, merged: 1 });
    expect(await total('speed-to-lead')).toMatchObject({ leads: 1 });
    const { body } = await service.request(key('m-05'), 'GET', '/merges');
    const [merge] = body['items'] as { id: string }[];
    await post('m-05', `/merges/${merge?.id}/undo`, {});
    expect(await total('campaigns')).toMatchObject({ leads: 2, merged: 0 });
    expect(await total('acceptance')).toMatchObject({ offers: 3, withdrawn: 1, open: 2 });
    expect(await faults()).toEqual([]);
  });

  test('an absence takes the offer back, not against whoever is away', async () => {
    const { id, custodian } = await capture('Bob');
    const person = custodian?.person ?? '';
    const backAt = service.clock.at + 5 * DAY_MS;
    const moved = await post('m-01', `/leads/${id}/events`, {
      type: 'holder.away',
      person,
      until: backAt,
    });
    const next = (moved['lead'] as { custodian: { person: string } }).custodian.person;
    expect(next).not.toBe(person);
    await post(next, `/leads/${id}/events`, { type: 'lead.accepted' });
    const of = async (rep: string) => total(`acceptance?rep=${rep}&by=rep`);
    expect(await of(person)).toMatchObject({ withdrawn: 1, rejected: 0, lapsed: 0, rate: null });
    expect(await of(next)).toMatchObject({ accepted: 1, rate: 1 });
    expect(await faults()).toEqual([]);
  });

  test('another version of the policy is followed by the leads that adopt it', async () => {
    const { id } = await capture('Cy');
    const activated = await service.request(key('m-05'), 'POST', '/policies/1/activate', {
      openLeads: 'adopt',
      why: 'calendars were changed',
    });
    expect(activated.status).toBe(200);
    await post('m-01', `/leads/${id}/events`, { type: 'prospect.boughtElsewhere' });
    expect(await faults()).toEqual([]);
    expect(await total('buying-curve')).toMatchObject({ boughtElsewhere: 1, won: 0, wonBy: 0 });
    const [row] = await inWorkspace(
      service.db,
      'acme',
      (tx) => tx<{ behind: number }>`
        select count(*)::int as behind from baton.leads l left join baton.lead_digests d using (workspace, lead)
        where d.seq is distinct from l.seq`,
    );
    expect(row?.behind).toBe(0);
  });

  test('C4: a result that nobody records is a broken link of whoever owes it', async () => {
    const { id, custodian } = await capture('Di');
    const person = custodian?.person ?? '';
    const steps = ['discovery', 'proposal', 'agreement'];
    for (const event of [
      { type: 'lead.accepted' },
      { type: 'attempt.made', channel: 'call', connected: true },
      { type: 'opportunity.opened' },
      ...steps.map((step) => ({ type: 'step.completed', step })),
    ])
      await post(person, `/leads/${id}/events`, event);
    await post('m-04', `/leads/${id}/events`, { type: 'approval.given', step: 'agreement' });
    // A business day and some hours: missed, and still owed by the same person.
    service.clock.at += DAY_MS + 4 * HOUR_MS;
    const path = '/reports/custody-breaks/leads?break=resultNotRecorded';
    const list = await until(async () => {
      const { body } = await service.request(key('m-05'), 'GET', path);
      return (body['rows'] as Row[]).length > 0 ? body['rows'] : null;
    });
    expect(list).toMatchObject([{ lead: id, holder: person, obligation: 'result' }]);
    const csv = await service.request(key('m-05'), 'GET', `${path}&format=csv`);
    const brokeAt = new Date(Number((list as Row[])[0]?.['at'])).toISOString();
    expect(csv.text).toContain(`result,,${brokeAt},,open,`);

    // A policy that is adopted afterwards counts its time anew, and does not move what broke.
    const { text } = demoWorkspace(service.clock.at).policy;
    const stored = await service.request(key('m-05'), 'POST', '/policies', { text });
    const { version } = stored.body;
    const adopting = { openLeads: 'adopt', why: 'to see it followed' };
    expect(await post('m-05', `/policies/${String(version)}/activate`, adopting)).toMatchObject({
      left: [],
    });
    const after = await service.request(key('m-05'), 'GET', path);
    const placeOf = (rows: unknown) => (rows as Row[]).map(({ at, end }) => [at, end]);
    expect(placeOf(after.body['rows'])).toEqual(placeOf(list));
    expect(Number((list as Row[])[0]?.['at'])).toBeLessThan(service.clock.at);
  });
});
