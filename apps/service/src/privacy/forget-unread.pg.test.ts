import { DAY_MS } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { sendNotices } from '../worker/send-notices.ts';
import { forgetUnread } from './forget-unread.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(() => service.close());

const after = (days: number): void => {
  service.clock.at = MONDAY_AT + days * DAY_MS;
};

/** As often as a worker would, until nothing is left; several of them at once. */
const forget = async (workers = 1): Promise<number> => {
  let sum = 0;
  for (;;) {
    const rounds = Array.from({ length: workers }, () => forgetUnread().run(service.service));
    const done = (await Promise.all(rounds)).reduce((all, one) => all + one, 0);
    if (done === 0) return sum;
    sum += done;
  }
};

const workspaceOf = async (name: string) => {
  after(0);
  const key = (await service.workspace(name))('m-02');
  const ask = (method: string, path: string, body?: unknown) =>
    service.request(key, method, path, body);
  const rows = (sql: string) => inWorkspace(service.db, name, (tx) => tx.text(sql));
  const fails = async (): Promise<string> =>
    String((await ask('POST', '/inquiries', { facts: { colour: 'red' } })).body['failedIntake']);
  const listed = async (state = 'open') =>
    (await ask('GET', `/failed-intakes?state=${state}&limit=500`)).body['items'] as {
      id: string;
      forgottenAt: number | null;
    }[];
  return { ask, rows, fails, listed };
};

const told = async (): Promise<readonly string[]> => {
  const before = service.trap.mails.length;
  while ((await sendNotices(service.sending, (error) => expect.fail(String(error)))) > 0);
  return service.trap.mails.slice(before).map(({ text }) => text);
};

test('a failed intake that nobody looked after is told of a week ahead, once, and then forgotten', async () => {
  const { ask, fails, listed } = await workspaceOf('intakes');
  await ask('PUT', '/people/m-03/reach', { mail: 'm-03@acme.com' });
  const id = await fails();
  expect(await listed()).toMatchObject([{ id, forgottenAt: MONDAY_AT + 90 * DAY_MS }]);
  after(82.5);
  const later = await fails();
  expect(await forget(3)).toBe(0);
  expect(await told()).toEqual([]);

  after(83);
  expect(await forget(3)).toBe(1);
  const texts = await told();
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('An inquiry that could not be taken in will be forgotten');
  expect(texts[0]).toContain('from 2026-08-02 on');
  expect(await listed()).toHaveLength(2);

  after(90);
  expect(await forget(3)).toBe(1);
  expect(await told()).toEqual([]);
  expect((await listed()).map((one) => one.id)).toEqual([later]);
  const kept = await ask('GET', `/failed-intakes/${id}`);
  expect(kept.body).toMatchObject({
    state: 'forgotten',
    body: null,
    errors: [],
    settledAt: service.clock.at,
    forgottenAt: service.clock.at,
  });
  expect(await listed('forgotten')).toMatchObject([{ id }]);
  for (const what of ['replay', 'dismiss'])
    expect(await ask('POST', `/failed-intakes/${id}/${what}`, {})).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('forgotten') as string },
    });
});

test('a shorter time is in force at once, but what is open is told of first; settled ones are never told', async () => {
  const { ask, fails, listed } = await workspaceOf('shorter');
  await ask('PUT', '/people/m-03/reach', { mail: 'm-03@acme.com' });
  const [open, dismissed] = [await fails(), await fails()];
  await ask('POST', `/failed-intakes/${dismissed}/dismiss`, {});
  after(60);
  expect(await forget()).toBe(0);
  expect((await ask('GET', '/people-data/retention')).body).toEqual({ days: 90 });
  expect(await ask('PUT', '/people-data/retention', { days: 30 })).toMatchObject({ status: 200 });
  expect((await ask('GET', '/people-data/retention')).body).toEqual({ days: 30 });
  expect(await listed()).toMatchObject([{ id: open, forgottenAt: service.clock.at + 7 * DAY_MS }]);
  expect(await forget()).toBe(1);
  expect(await told()).toHaveLength(1);
  after(66.9);
  expect(await forget()).toBe(0);
  expect(await listed()).toMatchObject([{ id: open, forgottenAt: MONDAY_AT + 67 * DAY_MS }]);
  after(67);
  expect(await forget()).toBe(1);
  expect(await listed()).toEqual([]);
  expect(await listed('dismissed')).toMatchObject([{ id: dismissed, forgottenAt: null }]);
});

test.each([[13], [3651], [0], [30.5], ['30'], [null]])(
  'a time of %j days is refused',
  async (days) => {
    const { ask } = await workspaceOf(`refuses ${String(days)} of ${typeof days}`);
    expect((await ask('PUT', '/people-data/retention', { days })).status).toBe(400);
    expect((await ask('GET', '/people-data/retention')).body).toEqual({ days: 90 });
  },
);

test('mails lose their sender and their bytes, but not while they wait or may still be replayed', async () => {
  const { ask, rows } = await workspaceOf('mails');
  const envelope = '{"from":"zelda@prospect.com","to":"hello@acme.com"}';
  for (const state of ['waiting', 'read', 'ignored', 'failed'])
    await rows(`insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state)
      values ('mails', '${state}', ${MONDAY_AT}, '${envelope}', ${state === 'read' ? 'null' : `'Zelda'`}, '${state}')`);
  await rows(`insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state)
    values ('mails', 'young', ${MONDAY_AT + 1}, '${envelope}', 'Zelda', 'ignored')`);
  await rows(`insert into baton.failed_intakes (workspace, id, source, through, at, body, errors, state)
    values ('mails', 'failed', 'mail', 'hello@acme.com', ${MONDAY_AT + DAY_MS}, 'Zelda', '[]', 'open')`);
  const kept = async () => {
    const left = await rows(`select key from baton.inbound_mails
      where raw is not null or envelope ->> 'from' is not null order by key`);
    return left.map(({ key }) => key);
  };
  after(90);
  await forget(2);
  expect(await kept()).toEqual(['failed', 'waiting', 'young']);
  const mails = (await ask('GET', '/inbound-mails?state=read')).body['items'];
  expect(mails).toMatchObject([{ key: 'read', from: '', to: 'hello@acme.com' }]);
  await ask('POST', '/failed-intakes/failed/dismiss', {});
  await forget(2);
  expect(await kept()).toEqual(['waiting', 'young']);
});

test('refused rows go in batches, by any number of workers, once for each; those of a running upload stay', async () => {
  const { ask, rows } = await workspaceOf('rows');
  for (const [id, ended] of [
    ['old', MONDAY_AT],
    ['young', MONDAY_AT + DAY_MS],
    ['running', null],
  ] as const)
    await rows(`insert into baton.uploads
        (workspace, id, name, mapping, state, refused, created_at, created_by, ended_at)
      values ('rows', '${id}', 'fair.csv', '{}', '${ended === null ? 'running' : 'done'}', 500, ${MONDAY_AT - 100 * DAY_MS}, 'm-02', ${String(ended)})`);
  await rows(`insert into baton.upload_refusals (workspace, upload, place, cells, errors)
    select 'rows', u.id, n, '{"name":"Zelda"}', '[]' from baton.uploads u, generate_series(1, 500) as n`);
  const left = async () =>
    rows('select upload, count(*)::int from baton.upload_refusals group by upload order by upload');
  after(90);
  expect(await forget(4)).toBe(500);
  expect(await left()).toEqual([
    { upload: 'running', count: 500 },
    { upload: 'young', count: 500 },
  ]);
  expect((await ask('GET', '/uploads/old')).body).toMatchObject({
    refused: 500,
    forgottenAt: MONDAY_AT + 90 * DAY_MS,
  });
  expect((await ask('GET', '/uploads/running')).body).toMatchObject({ forgottenAt: null });
  expect((await ask('GET', '/uploads/old/refused')).status).toBe(200);
});
