import { HOUR_MS, MINUTE_MS } from '@baton/core';
import { drainDue } from '@baton/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import { carryNotices } from './notice-job.ts';
import { sendNotices } from './send-notices.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('late');
  for (const person of ['r-01', 'r-02', 'r-03', 'r-04', 'm-01', 'm-04'])
    await service.request(key('m-05'), 'PUT', `/people/${person}/reach`, {
      mail: `${person}@acme.com`,
    });
});
afterAll(() => service.close());

/** One claim of what is due. */
const fire = () =>
  drainDue(service.db, {
    now: service.clock.at,
    limit: 100,
    leaseMs: MINUTE_MS,
    atOnce: 1,
    carry: carryNotices(service.service.queue),
  });

/** Sends all that waits; the subjects of what was sent to a rep. */
const toReps = async (): Promise<readonly string[]> => {
  const before = service.trap.mails.length;
  while ((await sendNotices(service.sending, (error) => expect.fail(String(error)))) > 0);
  return service.trap.mails
    .slice(before)
    .filter(({ to }) => to.startsWith('r-'))
    .map(({ subject }) => subject.replace(/[:,].*/u, ''));
};

test('after an outage nobody is reminded of what the same catch-up takes from them', async () => {
  leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Olga Outage')));
  expect(await toReps()).toEqual(['New lead for you']);
  service.clock.at += 3 * HOUR_MS;
  // Half time first; its reminder is sent before the offer has passed on, as another worker would.
  expect(await fire()).toMatchObject({ fired: 1, failed: [] });
  expect(await toReps()).toEqual([]);
  expect(await fire()).toMatchObject({ fired: 1, failed: [] });
  expect((await toReps()).toSorted()).toEqual(['New lead for you', 'No longer yours to answer']);
});

test('in good time a reminder is sent', async () => {
  leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry('Tim Timely')));
  await toReps();
  service.clock.at += 16 * MINUTE_MS;
  await fire();
  expect(await toReps()).toContain('Reminder');
});
