import { MINUTE_MS } from '@baton/core';
import { applyEvent, inWorkspace } from '@baton/store';
import { afterAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../notices/delivery.ts';
import type { MailChannel } from '../notices/mail-channel.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
  until,
} from '../testing/test-service.ts';
import { alarmJob, carryNotices } from './notice-job.ts';
import { sendNotices } from './send-notices.ts';

const services: TestService[] = [];
const started = async (workerCount: number): Promise<TestService> => {
  const service = await testService(workerCount);
  services.push(service);
  return service;
};
afterAll(async () => {
  for (const service of services) await service.close();
});

const reachAll = async ({ request }: TestService, admin: string): Promise<void> => {
  for (const person of ['r-01', 'r-02', 'r-03', 'r-04', 'r-05', 'm-01'])
    await request(admin, 'PUT', `/people/${person}/reach`, { mail: `${person}@acme.com` });
};

describe('several workers', () => {
  test('fire each deadline and send each notice once', async () => {
    const service = await started(3);
    const key = await service.workspace('several');
    await reachAll(service, key('m-05'));
    const leads = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry(`Lead ${index}`))),
      ),
    );
    service.clock.at += 31 * MINUTE_MS;
    const logsOf = async (): Promise<string[][]> =>
      inWorkspace(service.db, 'several', async (tx) => {
        const rows = await tx<{ types: string[] }>`
          select array_agg(type order by seq) as types from baton.custody_entries group by lead`;
        return rows.map(({ types }) => types);
      });
    const fired = await until(async () => {
      const logs = await logsOf();
      return logs.every((types) => types.length >= 5) ? logs : null;
    });
    // Captured, offered, half time, time, and on to the next: each exactly once.
    for (const types of fired ?? [])
      expect(types).toEqual([
        'inquiry.captured',
        'lead.routed',
        'obligation.due',
        'obligation.due',
        'lead.routed',
      ]);
    expect(fired).toHaveLength(leads.length);
    const offers = (): string[] =>
      service.trap.mails
        .filter(({ subject, to }) => subject.startsWith('New lead') && to !== '')
        .map(({ messageId }) => messageId);
    await until(async () => {
      const metrics = await service.request(null, 'GET', '/metrics');
      return metrics.text.includes('baton_notices_waiting 0') ? true : null;
    });
    // Those of the first owners may come too late to be of use, those of the second never.
    expect(offers().length).toBeGreaterThanOrEqual(leads.length);
    expect(new Set(offers()).size).toBe(offers().length);
    const missed = service.trap.mails.filter(({ subject }) => subject.startsWith('Missed'));
    expect(missed).toHaveLength(leads.length);
  });
});

describe('a mail server', () => {
  test('that is busy is tried again later, and a mailbox that is not there is not', async () => {
    const service = await started(0);
    const key = await service.workspace('busy');
    await reachAll(service, key('m-05'));
    const answers: Delivery[] = [
      { outcome: 'retry', afterMs: null, reason: '451 busy' },
      { outcome: 'failed', reason: '550 no such mailbox' },
    ];
    const sent: string[] = [];
    const mail: MailChannel = {
      kind: 'mail',
      host: 'trap',
      takesReplies: true,
      write: () => Promise.reject(new Error('nobody outside is written to')),
      close: () => {},
      send: (notice) => {
        sent.push(`${notice.event.event} to ${notice.to.person}`);
        return Promise.resolve(answers.shift() ?? { outcome: 'delivered', reference: null });
      },
    };
    const { channels } = service.sending;
    const round = () =>
      sendNotices({ ...service.sending, channels: { ...channels, mail } }, (error) =>
        expect.fail(String(error)),
      );
    await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Busy Ben'));
    expect(await round()).toBe(1);
    // Half a minute from now, so not yet.
    expect(await round()).toBe(0);
    const waiting = await service.db.sql<{ attempt: number; waits: boolean }>`
      select (data ->> 'attempt')::int as attempt, start_after > now() + interval '20 seconds' as waits
      from pgboss.job where name = 'notices' and state = 'created'`;
    expect([...waiting]).toEqual([{ attempt: 2, waits: true }]);

    await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Gone Gus'));
    expect([await round(), await round(), await round()]).toEqual([1, 1, 0]);
    expect(sent).toEqual(['offer to r-01', 'offer to r-02', 'notice-failed to m-01']);
    const dead = await service.request(key('m-05'), 'GET', '/notices/dead');
    expect(dead.body['items']).toMatchObject([
      { kind: 'offer', to: 'r-02', reason: '550 no such mailbox', at: MONDAY_AT },
    ]);
    const metrics = await service.request(null, 'GET', '/metrics');
    expect(metrics.text).toContain('baton_notices_dead 1');
  });
});

describe('people are told', () => {
  test('that an offer is not theirs any more, and why', async () => {
    const service = await started(1);
    const key = await service.workspace('withdrawn');
    await reachAll(service, key('m-05'));
    const offered = leadIn(
      await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Moving Moe')),
    );
    expect(offered.custodian?.person).toBe('r-01');
    service.clock.at += 31 * MINUTE_MS;
    const told = await until(
      () => service.trap.mails.find(({ subject }) => subject.startsWith('No longer')) ?? null,
    );
    expect(told).toMatchObject({ to: 'r-01@acme.com' });
    expect(told?.text).toContain('The time to answer passed');
    const closing = leadIn(
      await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Closing Chloe')),
    );
    const event = { type: 'prospect.boughtElsewhere' };
    await service.request(key('m-05'), 'POST', `/leads/${closing.id}/events`, event);
    const closed = await until(
      () => service.trap.mails.find(({ text }) => text.includes('bought elsewhere')) ?? null,
    );
    expect(closed?.to).toBe(`${closing.custodian?.person}@acme.com`);
    expect(closed?.subject).toBe('No longer yours to answer: Closing Chloe, Acme Robotics');
  });

  test('of what is about no single lead, once, by person or by role', async () => {
    const service = await started(1);
    const key = await service.workspace('alarmed');
    await reachAll(service, key('m-05'));
    const alarm = {
      workspace: 'alarmed',
      about: ['acceptance', '2026-W19'],
      at: MONDAY_AT,
      title: 'Acceptance is at 82%',
      lines: ['Team north: 41 of 50'],
    };
    const jobs = [
      alarmJob({ ...alarm, to: { person: 'r-02' } }),
      alarmJob({ ...alarm, to: { role: 'sales-manager' } }),
      alarmJob({ ...alarm, about: ['unknown role'], to: { role: 'nobody-has-this' } }),
    ];
    const { db, queue } = service.sending;
    for (const _ of [1, 2]) await inWorkspace(db, 'alarmed', (tx) => queue.add(tx, jobs));
    const sent = await until(() => (service.trap.mails.length === 3 ? service.trap.mails : null));
    expect(sent?.map(({ to }) => to).toSorted()).toEqual([
      'm-01@acme.com',
      'm-01@acme.com',
      'r-02@acme.com',
    ]);
    expect(sent?.[0]).toMatchObject({ subject: 'Acceptance is at 82%' });
    expect(sent?.[0]?.text).toContain('Finding: Team north: 41 of 50');
    expect(await queue.fetch(5)).toEqual([]);
  });
});

describe('the queue of notices', () => {
  test('has what an event causes if and only if the event is there', async () => {
    const service = await started(0);
    await service.workspace('atomic');
    const { db, queue } = service.sending;
    const waiting = async (lead: string): Promise<number> =>
      (await db.sql`select from pgboss.job where data ->> 'lead' = ${lead}`).length;
    const capture = (leadId: string, isFailing: boolean) =>
      applyEvent(db, {
        workspace: 'atomic',
        leadId,
        event: { type: 'inquiry.captured', at: MONDAY_AT, actor: 'm-05', facts: inquiry().facts },
        carry: async (tx, taken) => {
          await carryNotices(queue)(tx, taken, 'atomic');
          if (isFailing) throw new Error('and then it fails');
        },
      });
    await expect(capture('lost', true)).rejects.toThrow('and then it fails');
    expect(await capture('kept', false)).toMatchObject({ ok: true });
    expect([await waiting('lost'), await waiting('kept')]).toEqual([0, 1]);
  });

  test('holds no personal data', async () => {
    const service = await started(0);
    const key = await service.workspace('private');
    await service.request(key('c-01'), 'POST', '/inquiries', inquiry('Private Pam'));
    const rows = await service.db.sql<{ text: string }>`
      select data::text as text from pgboss.job where name like 'notices%'`;
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text).not.toMatch(/Pam|acme|Acme|Robotics|platform/u);
  });
});
