import { DAY_MS, HOUR_MS } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService, until, inquiry, leadIn } from '../testing/test-service.ts';
import { watchAcceptanceRate } from './raise-alarms.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(2);
  key = await service.workspace('acme');
  await service.workspace('calm');
  for (const person of ['m-05', 'm-03']) {
    const reach = { mail: `${person}@acme.com` };
    await service.request(key(person), 'PUT', `/people/${person}/reach`, reach);
  }
});
afterAll(() => service.close());

const alarms = async (query = '') =>
  (await service.request(key('m-01'), 'GET', `/alarms${query}`)).body['items'] as {
    about: string;
    raisedAt: number;
    endedAt: number | null;
    detail: { offers: number; accepted: number; cause: unknown };
  }[];

/** Offered and answered at once by whoever it was offered to. */
const offered = async (event: object, to = { service, key }): Promise<void> => {
  const body = { ...inquiry(), facts: { ...inquiry().facts, source: 'referral' } };
  const captured = leadIn(await to.service.request(to.key('m-03'), 'POST', '/inquiries', body));
  const person = captured.custodian?.person ?? '';
  const path = `/leads/${captured.id}/events`;
  expect((await to.service.request(to.key(person), 'POST', path, event)).status).toBe(200);
};

const rejected = {
  type: 'lead.rejected',
  reason: 'not-a-lead',
  criterion: 'no-budget',
  excuse: 'free-mail',
};

describe('H3: the alarm on acceptance', () => {
  test('is raised once, names the cause, tells sales and marketing, and ends when it recovers', async () => {
    for (let count = 0; count < 24; count++)
      await offered(count % 2 === 0 ? rejected : { type: 'lead.accepted' });
    const raised = await until(async () => {
      const found = await alarms('?open=true');
      return found.length >= 3 ? found : null;
    });
    expect(raised?.map(({ about }) => about).toSorted()).toEqual([
      'criterion otherwise',
      'source referral',
      'team americas',
    ]);
    expect(raised?.[0]?.detail).toMatchObject({
      cause: { kind: 'excuse', name: 'free-mail', before: 0 },
    });
    // As soon as twenty offers can be judged by.
    expect(raised?.[0]?.detail.offers).toBeGreaterThanOrEqual(20);
    const told = await until(() => (service.trap.mails.length >= 6 ? service.trap.mails : null));
    expect(told?.map(({ to }) => to).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'm-03@acme.com'),
      ...Array.from({ length: 3 }, () => 'm-05@acme.com'),
    ]);
    expect(told?.map(({ subject }) => subject).join('\n')).toMatch(
      /^Acceptance is at \d+%: source referral$/mu,
    );
    expect(told?.[0]?.text ?? '').toMatch(
      /excuse "free-mail", 0% of the offers before, \d\d% now/u,
    );

    // Two workers watch, again and again: nothing is raised or told twice.
    service.clock.at += HOUR_MS;
    const rounds = [1, 2, 3].map(() => watchAcceptanceRate().run(service.service));
    expect(await Promise.all(rounds)).toEqual([0, 0, 0]);
    expect(await alarms()).toHaveLength(3);

    service.clock.at += 31 * DAY_MS;
    await until(async () => {
      const open = await alarms('?open=true');
      return open.length === 0 ? true : null;
    });
    const over = await alarms('?open=false');
    expect(over.map(({ endedAt }) => endedAt)).toEqual([1, 2, 3].map(() => service.clock.at));
    expect(new Set(service.trap.mails.map(({ messageId }) => messageId)).size).toBe(
      service.trap.mails.length,
    );
    expect(
      service.trap.mails.filter(({ subject }) => subject.startsWith('Acceptance')),
    ).toHaveLength(6);
  });

  test('is listed in pages to those who may see it, and is another workspace’s business to nobody', async () => {
    const first = await service.request(key('m-03'), 'GET', '/alarms?limit=2');
    const cursor = String(first.body['cursor']);
    const second = await service.request(key('m-03'), 'GET', `/alarms?limit=2&cursor=${cursor}`);
    expect([first.body['items'], second.body['items']]).toMatchObject([
      { length: 2 },
      { length: 1 },
    ]);
    expect(second.body['cursor']).toBeNull();
    expect((await service.request(key('r-01'), 'GET', '/alarms')).status).toBe(403);
    for (const bad of ['x', Buffer.from('[1,"\\u0000",""]').toString('base64url')])
      expect((await service.request(key('m-03'), 'GET', `/alarms?cursor=${bad}`)).status).toBe(400);
  });

  test('is raised at the first look, ahead of whoever folds what reports read', async () => {
    const alone = await testService(0);
    try {
      const to = { service: alone, key: await alone.workspace('filled') };
      for (let count = 0; count < 20; count++) await offered(rejected, to);
      expect(await watchAcceptanceRate().run(alone.service)).toBe(3);
      const { body } = await alone.request(to.key('m-01'), 'GET', '/alarms?open=true');
      expect(body['items']).toHaveLength(3);
    } finally {
      await alone.close();
    }
  });
});
