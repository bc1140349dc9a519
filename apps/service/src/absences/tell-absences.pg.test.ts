import { DAY_MS } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorkspace } from '../seed/demo.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
  until,
} from '../testing/test-service.ts';
import { tellAbsences } from './tell-absences.ts';

/** Two workers go round the chores besides what the tests call themselves. */
let service: TestService;
beforeAll(async () => {
  service = await testService(2);
});
afterAll(() => service.close());

type Ask = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;

const company = async (workspace: string) => {
  const key = await service.workspace(workspace);
  const as =
    (person: string): Ask =>
    (method, path, body) =>
      service.request(key(person), method, path, body);
  const admin = as('m-05');
  const log = async (lead: string) =>
    (await admin('GET', `/leads/${lead}/log`)).body['entries'] as {
      event: { type: string; person?: string };
      at: number;
    }[];
  return {
    as,
    admin,
    lead: async () => leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry())),
    read: async (lead: string) =>
      (await admin('GET', `/leads/${lead}`)).body as unknown as {
        readonly state: string;
        readonly custodian: { readonly person: string };
        readonly obligations: readonly { readonly kind: string; readonly owedBy: string }[];
      },
    report: async (person: string, lead: string, event: object) => {
      const answer = await as(person)('POST', `/leads/${lead}/events`, event);
      expect([answer.status, answer.body['detail']]).toEqual([200, undefined]);
    },
    timesAway: async (lead: string, person: string) =>
      (await log(lead)).filter(
        ({ event }) => event.type === 'holder.away' && event.person === person,
      ).length,
    told: () =>
      inWorkspace(
        service.db,
        workspace,
        (tx) => tx<{ person: string; leads: number }>`
          select person, leads from baton.absences_told where workspace = ${workspace} order by until_at`,
      ),
    verify: async (lead: string) =>
      expect((await admin('GET', `/leads/${lead}/verify`)).body).toMatchObject({ ok: true }),
  };
};

const replyWithinAnHour = async (admin: Ask): Promise<void> => {
  const clause = 'sla:\n  - { for: reply, within: 1 business hour }';
  const text = demoWorkspace(MONDAY_AT).policy.text.replace('sla:', clause);
  expect((await admin('POST', '/policies', { text })).status).toBe(201);
  const activation = { openLeads: 'keep', why: 'replies are urgent' };
  expect((await admin('POST', '/policies/2/activate', activation)).status).toBe(200);
};

const week = { from: '2026-05-04', to: '2026-05-08' };

describe('a rep who goes on leave', () => {
  test('has nothing left waiting: it goes to the deputy, else to routing, once', async () => {
    const { admin, lead, read, timesAway, verify, told } = await company('leave');
    const [one, two] = [await lead(), await lead()];
    const [first, second] = [one.custodian?.person ?? '', two.custodian?.person ?? ''];
    await admin('PATCH', `/org/people/${first}`, { deputies: ['r-05'] });
    for (const person of [first, second])
      expect((await admin('POST', `/org/people/${person}/absences`, week)).status).toBe(200);
    const moved = await until(async () => {
      const [a, b] = [await read(one.id), await read(two.id)];
      return a.custodian.person !== first && b.custodian.person !== second ? [a, b] : null;
    });
    expect(moved?.[0]?.custodian.person).toBe('r-05');
    expect(moved?.[1]).toMatchObject({ state: 'offered' });
    expect([first, second]).not.toContain(moved?.[1]?.custodian.person);
    expect(await until(async () => ((await told()).length === 2 ? true : null))).toBe(true);
    // Other workers, and this one again, change nothing.
    const rounds = await Promise.all([1, 2, 3].map(() => tellAbsences().run(service.service)));
    expect(rounds).toEqual([0, 0, 0]);
    expect([await timesAway(one.id, first), await timesAway(two.id, second)]).toEqual([1, 1]);
    for (const { id } of [one, two]) await verify(id);
  });

  test('keeps what is due after the return until more is owed before, and what they do themselves', async () => {
    const { admin, lead, read, report, told, timesAway, verify } = await company('later');
    await replyWithinAnHour(admin);
    const { id, custodian } = await lead();
    const person = custodian?.person ?? '';
    await report(person, id, { type: 'lead.accepted' });
    await report(person, id, { type: 'attempt.made', channel: 'call', connected: true });
    const today = { from: '2026-05-04T09:00', to: '2026-05-04T17:00' };
    await admin('POST', `/org/people/${person}/absences`, today);
    expect(await until(async () => ((await told()).length === 1 ? true : null))).toBe(true);
    // The judgement is due tomorrow. What they report themselves while they are away is theirs, though it is due in an hour.
    await report(person, id, { type: 'prospect.replied' });
    await tellAbsences().run(service.service);
    const kept = await read(id);
    expect(kept.obligations.map(({ kind }) => kind).toSorted()).toEqual(['judgement', 'reply']);
    expect([kept.custodian.person, await timesAway(id, person)]).toEqual([person, 0]);
    await report('m-01', id, { type: 'lead.enriched', facts: { employees: 60 } });
    const moved = await until(async () => {
      const { custodian: now } = await read(id);
      return now.person === person ? null : now.person;
    });
    expect([moved === null, await timesAway(id, person)]).toEqual([false, 1]);
    await verify(id);
  });
});

describe('a manager who travels', () => {
  test('has an approval taken over by the deputy, and without one present by nobody, quietly', async () => {
    const { admin, lead, read, report, timesAway, verify } = await company('travel');
    const { id, custodian } = await lead();
    const person = custodian?.person ?? '';
    await report(person, id, { type: 'lead.accepted' });
    await report(person, id, { type: 'attempt.made', channel: 'call', connected: true });
    await report(person, id, { type: 'opportunity.opened' });
    for (const step of ['discovery', 'proposal', 'agreement'])
      await report(person, id, { type: 'step.completed', step });
    const owes = async (kind: string) =>
      (await read(id)).obligations.filter((one) => one.kind === kind).map(({ owedBy }) => owedBy);
    expect(await owes('approval')).toEqual(['m-04']);
    await admin('POST', '/org/people/m-04/absences', week);
    const taken = await until(async () => ((await owes('approval'))[0] === 'm-05' ? true : null));
    expect(taken).toBe(true);
    expect(await timesAway(id, 'm-04')).toBe(1);
    // Everybody above is away too: the approval stays, and its ladder goes on.
    for (const one of ['m-01', 'm-02', 'm-05'])
      await admin('POST', `/org/people/${one}/absences`, week);
    const before = (await admin('GET', `/leads/${id}`)).body['seq'];
    await tellAbsences().run(service.service);
    await tellAbsences().run(service.service);
    expect(await owes('approval')).toEqual(['m-05']);
    expect((await admin('GET', `/leads/${id}`)).body['seq']).toBe(before);
    await verify(id);
  });
});

describe('an absence', () => {
  test('that was taken back before it began moves nothing; one that is prolonged moves the rest', async () => {
    const { admin, lead, read, report, timesAway, told, verify } = await company('prolonged');
    const { id, custodian } = await lead();
    const person = custodian?.person ?? '';
    const path = `/org/people/${person}/absences`;
    const tomorrow = { from: '2026-05-05', to: '2026-05-05' };
    await admin('POST', path, tomorrow);
    await admin('DELETE', `${path}/2026-05-05`);
    await report(person, id, { type: 'lead.accepted' });
    await report(person, id, { type: 'attempt.made', channel: 'call', connected: true });
    service.clock.at = MONDAY_AT + DAY_MS;
    await tellAbsences().run(service.service);
    expect([await timesAway(id, person), await told()]).toEqual([0, []]);
    service.clock.at = MONDAY_AT;
    // Due on Tuesday at ten: an absence of this morning leaves it, one until the end of the month does not.
    expect((await read(id)).obligations.map(({ kind }) => kind)).toEqual(['judgement']);
    await admin('POST', path, { from: '2026-05-04T09:00', to: '2026-05-04T12:00' });
    await tellAbsences().run(service.service);
    const held = await read(id);
    await admin('POST', path, { from: '2026-05-04T12:00', to: '2026-05-29T10:30' });
    const moved = await until(async () => {
      const { custodian: now } = await read(id);
      return now.person === person ? null : now.person;
    });
    expect([held.custodian.person, moved === person, moved === null]).toEqual([
      person,
      false,
      false,
    ]);
    expect(await timesAway(id, person)).toBe(1);
    await verify(id);
  });

  test('is told although a worker died in the middle of it', async () => {
    const { admin, lead, read, told } = await company('crash');
    const leads = [];
    for (let index = 0; index < 5; index++) leads.push(await lead());
    const person = leads[0]?.custodian?.person ?? '';
    const others = leads.filter(({ custodian }) => custodian?.person === person);
    expect(others.length).toBeGreaterThan(0);
    // Somebody told one lead and was gone before it was noted.
    await admin('POST', `/leads/${others[0]?.id ?? ''}/events`, {
      type: 'holder.away',
      person,
      until: MONDAY_AT + 5 * DAY_MS,
    });
    await admin('POST', `/org/people/${person}/absences`, week);
    await tellAbsences().run(service.service);
    for (const { id } of others) expect((await read(id)).custodian.person).not.toBe(person);
    expect((await told()).map((one) => one.person)).toEqual([person]);
  });
});
