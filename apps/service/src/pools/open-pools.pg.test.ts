import { DAY_MS, HOUR_MS } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '../seed/demo.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
  until,
} from '../testing/test-service.ts';
import { openPools } from './open-pools.ts';

// One for each test: set back, the clock would have the workers send a lead round and round that was offered days later.
let service: TestService;
beforeEach(async () => {
  service = await testService(2);
});
afterEach(() => service.close());

const company = async (workspace: string) => {
  const key = await service.workspace(workspace);
  const admin = (method: string, path: string, body?: unknown) =>
    service.request(key('m-05'), method, path, body);
  const events = async (lead: string) =>
    (
      (await admin('GET', `/leads/${lead}/log`)).body['entries'] as { event: { type: string } }[]
    ).map(({ event }) => event.type);
  return {
    admin,
    events,
    lead: async (source = 'web-demo') => {
      const { facts, ...rest } = inquiry();
      return leadIn(await admin('POST', '/inquiries', { ...rest, facts: { ...facts, source } }));
    },
    read: async (lead: string) => {
      const answer = await admin('GET', `/leads/${lead}`);
      return leadIn({ ...answer, body: { lead: answer.body } });
    },
    away: async (people: readonly string[], from: string, to: string) => {
      for (const person of people)
        expect((await admin('POST', `/org/people/${person}/absences`, { from, to })).status).toBe(
          200,
        );
    },
  };
};

const americas = ['r-01', 'r-02', 'r-03', 'r-04', 'r-05'];

describe('a lead that waits in a queue', () => {
  test('goes to the first who is back, once, in the order of waiting, and leaves no entry before', async () => {
    const { admin, away, events, lead, read } = await company('absence');
    await away(americas, '2026-05-04', '2026-05-12');
    await admin('DELETE', '/org/people/r-01/absences/2026-05-04..2026-05-12');
    await away(['r-01'], '2026-05-04', '2026-05-05');
    const waiting: ReturnType<typeof leadIn>[] = [];
    for (let index = 0; index < 3; index++) {
      waiting.push(await lead());
      service.clock.at += 1000;
    }
    expect(waiting.map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
    const own = openPools();
    expect(await own.run(service.service)).toBe(0);
    expect(await own.run(service.service)).toBe(0);
    for (const { id } of waiting)
      expect(await events(id)).toEqual(['inquiry.captured', 'lead.routed']);
    // Wednesday, half past eight in New York.
    service.clock.at = MONDAY_AT + 2 * DAY_MS - 1.5 * HOUR_MS;
    const offered = await until(async () => {
      const now = [];
      for (const { id } of waiting) now.push(await read(id));
      return now.every(({ state }) => state === 'offered') ? now : null;
    });
    expect(offered?.map(({ custodian }) => custodian?.person)).toEqual(['r-01', 'r-01', 'r-01']);
    await Promise.all([1, 2, 3].map(() => openPools().run(service.service)));
    for (const { id } of waiting) {
      expect((await events(id)).filter((type) => type === 'pool.opened')).toHaveLength(1);
      expect((await admin('GET', `/leads/${id}/verify`)).body).toMatchObject({ ok: true });
    }
    const order = await inWorkspace(
      service.db,
      'absence',
      (tx) => tx<{ lead: string }>`
        select lead from baton.custody_entries where workspace = 'absence' and type = 'pool.opened' order by ordinal`,
    );
    expect(order.map(({ lead: id }) => id)).toEqual(waiting.map(({ id }) => id));
  });

  test('goes to somebody who joins the pool, or whose absence is taken back', async () => {
    const { admin, away, lead, read } = await company('joins');
    await away(americas, '2026-05-04', '2026-05-22');
    const [one] = [await lead()];
    expect(one.state).toBe('queued');
    // r-06 does not serve the region: nobody may have it still.
    await admin('PUT', '/org/pools/americas/members/r-06', {});
    await openPools().run(service.service);
    expect(await read(one.id)).toMatchObject({ state: 'queued' });
    await admin('PATCH', '/org/people/r-10', { team: 'americas' });
    await admin('PUT', '/org/pools/americas/members/r-10', {});
    const joined = await until(async () => {
      const now = await read(one.id);
      return now.state === 'offered' ? now.custodian?.person : null;
    });
    expect(joined).toBe('r-10');
    await away(['r-10'], '2026-05-04', '2026-05-22');
    const two = await lead();
    expect(two.state).toBe('queued');
    await admin('DELETE', '/org/people/r-03/absences/2026-05-04..2026-05-22');
    const back = await until(async () => {
      const now = await read(two.id);
      return now.state === 'offered' ? now.custodian?.person : null;
    });
    expect(back).toBe('r-03');
  });

  test('goes to somebody whose cap fills up again', async () => {
    const { admin, events, lead, read } = await company('cap');
    const text = demoWorkspace(MONDAY_AT).policy.text.replace(
      'to: { pool: americas } }',
      'to: { pool: americas, cap: 1 per 1 business hour } }',
    );
    const { body: made } = await admin('POST', '/policies', { text });
    expect(made['version']).toBe(2);
    await admin('POST', '/policies/2/activate', { openLeads: 'keep', why: 'caps' });
    const leads = [];
    // Offered for a day, so that nobody's turn comes again meanwhile.
    for (let index = 0; index < 6; index++) leads.push(await lead('webinar'));
    expect(leads.map(({ state }) => state)).toEqual([...americas.map(() => 'offered'), 'queued']);
    const last = leads[5]?.id ?? '';
    expect(await openPools().run(service.service)).toBe(0);
    service.clock.at = MONDAY_AT + HOUR_MS;
    const got = await until(async () => {
      const now = await read(last);
      return now.state === 'offered' ? now.custodian?.person : null;
    });
    expect(americas).toContain(got);
    expect((await events(last)).filter((type) => type === 'pool.opened')).toHaveLength(1);
  });
});
