import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEvent } from './events/apply-event.ts';
import type { Taken } from './events/take-step.ts';
import { queueIn, queueOf } from './queue.ts';
import { MONDAY_AT } from './testing/fixture.ts';
import { recoveringServer } from './testing/recovering-server.ts';
import { testStore, type TestStore, testWorkspace } from './testing/test-workspace.ts';

let store: TestStore;
let queue: ReturnType<typeof queueOf>;
beforeAll(async () => {
  store = await testStore(4);
  queue = queueOf(store.db, 2);
  await queue.start();
  await queue.createQueue('notices');
});
afterAll(async () => {
  await queue.stop({ graceful: false });
  await store.db.close();
});

test('jobs of an event are there if and only if the event is', async () => {
  const { db } = store;
  const workspace = await testWorkspace(db, 'queue');
  const capture = (leadId: string, fail: boolean) =>
    applyEvent(db, {
      workspace,
      leadId,
      event: {
        type: 'inquiry.captured',
        at: MONDAY_AT,
        actor: 'prospect',
        facts: { source: 'web-demo', employees: 50, region: 'north' },
      },
      carry: async (tx, taken: readonly Taken[]) => {
        const jobs = taken.flatMap(({ lead, effects }) =>
          effects.flatMap((effect) =>
            effect.do === 'oblige' ? [{ data: { lead: lead.id, id: effect.obligation.id } }] : [],
          ),
        );
        await queue.insert('notices', jobs, { db: queueIn(tx) });
        if (fail) throw new Error('and then it fails');
      },
    });
  await expect(capture('lost', true)).rejects.toThrow('and then it fails');
  expect(await capture('kept', false)).toMatchObject({ ok: true });
  const jobs = await queue.fetch<{ lead: string; id: string }>('notices', { batchSize: 10 });
  expect(jobs.map(({ data }) => data.lead)).toEqual(['kept', 'kept']);
  expect(new Set(jobs.map(({ data }) => data.id)).size).toBe(2);
});

test('a server that goes away and recovers is the same error as everywhere, and the queue goes on', async () => {
  const server = await recoveringServer(store.db.url);
  const away = expect.objectContaining({ name: 'StoreError', code: 'unavailable' }) as Error;
  const early = queueOf(server, 2);
  // Its own workers meet the same error, on their own time.
  early.on('error', () => {});
  await expect(early.start()).rejects.toThrow(away);
  await early.stop({ graceful: false });
  server.recovered();
  const later = queueOf(server, 2);
  later.on('error', () => {});
  await later.start();
  await later.createQueue('calm');
  await later.insert('calm', [{ data: { is: 'there' } }]);
  server.crash();
  await expect(later.fetch('calm')).rejects.toThrow(away);
  server.recovered();
  expect(await later.fetch('calm')).toMatchObject([{ data: { is: 'there' } }]);
  await later.stop({ graceful: false });
  server.close();
});
