import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson, HOUR_MS, MINUTE_MS, parsePolicy } from '@baton/core';
import { addPolicy, inWorkspace, verifyWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorkspace } from '../seed/demo.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
} from '../testing/test-service.ts';
import { CHECKPOINT_EVERY_MS, takeCheckpoints } from './take-checkpoints.ts';
import { forgetSpent, KEYS_FOR_MS } from './forget-spent.ts';
import { resumeAdoptions } from './resume-adoptions.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(() => service.close());

const countOf = (workspace: string, table: 'idempotency_keys' | 'sessions') =>
  inWorkspace(service.db, workspace, async (tx) => {
    const rows =
      table === 'sessions'
        ? await tx`select from baton.sessions where workspace = ${workspace}`
        : await tx`select from baton.idempotency_keys where workspace = ${workspace}`;
    return rows.length;
  });

describe('what is spent', () => {
  test('is forgotten: keys of a week ago, and sessions that are over', async () => {
    const key = await service.workspace('spent');
    const post = (path: string, body: unknown, name: string) =>
      service.request(key('m-05'), 'POST', path, body, { 'idempotency-key': name });
    await post('/inquiries', inquiry(), 'lead');
    const logIn = { name: 'ana', person: 'r-01', role: 'rep', password: 'correct horse battery' };
    await post('/log-ins', logIn, 'log-in');
    const claim = { workspace: 'spent', name: 'ana', password: 'correct horse battery' };
    expect((await service.request(null, 'POST', '/session', claim)).status).toBe(201);
    const { run } = forgetSpent();
    service.clock.at = MONDAY_AT + KEYS_FOR_MS;
    await post('/inquiries', inquiry(), 'young');
    // To the millisecond: what is a week old may still be asked again.
    expect(await run(service.service)).toBe(1);
    expect([
      await countOf('spent', 'idempotency_keys'),
      await countOf('spent', 'sessions'),
    ]).toEqual([3, 0]);
    service.clock.at += 1;
    expect(await run(service.service)).toBe(2);
    expect(await run(service.service)).toBe(0);
    expect(await countOf('spent', 'idempotency_keys')).toBe(1);
    service.clock.at = MONDAY_AT;
  });
});

describe('checkpoints', () => {
  test('are taken when something moved, four times an hour at most, and anybody with the public key can check them', async () => {
    const key = await service.workspace('signed');
    const ask = (path: string) => service.request(key('c-02'), 'GET', path);
    const capture = () => service.request(key('m-05'), 'POST', '/inquiries', inquiry());
    const { run } = takeCheckpoints();
    const round = () => run(service.service);
    await round();
    expect((await ask('/checkpoints')).body).toEqual({ items: [], cursor: null });
    await capture();
    expect(await round()).toBe(1);
    await capture();
    expect(await round()).toBe(0);
    service.clock.at += CHECKPOINT_EVERY_MS;
    // Several workers at once take one.
    expect((await Promise.all([round(), round(), round()])).reduce((a, b) => a + b)).toBe(1);
    service.clock.at += HOUR_MS;
    expect(await round()).toBe(0);
    const { items } = (await ask('/checkpoints')).body as { items: Record<string, string>[] };
    expect(items).toMatchObject([{ seq: 2, previous: items[1]?.['hash'] }, { seq: 1 }]);
    const { id, publicKey } = (await ask('/checkpoints/key')).body as Record<string, string>;
    for (const { workspace, seq, at, ordinal, root, previous, keyId, signature = '' } of items) {
      expect(keyId).toBe(id);
      const statement = { workspace, seq, at, ordinal, root, previous };
      const text = Buffer.from(canonicalJson(statement));
      const signed = Buffer.from(signature, 'base64');
      expect(verify(null, text, createPublicKey(publicKey ?? ''), signed)).toBe(true);
    }
    expect(await verifyWorkspace(service.db, 'signed', publicKey ?? '')).toMatchObject({
      ok: true,
    });
    const first = await ask('/checkpoints?limit=1');
    const second = await ask(`/checkpoints?limit=1&cursor=${String(first.body['cursor'])}`);
    expect(second.body).toMatchObject({ items: [{ seq: 1 }], cursor: null });
    expect((await ask('/checkpoints?cursor=bm9uc2Vuc2U')).status).toBe(400);
    service.clock.at = MONDAY_AT;
  });
});

describe('an adoption that was cut off', () => {
  test('goes on by itself, in the name of who activated; leads without a place in the version are left', async () => {
    const key = await service.workspace('cut');
    const { db } = service;
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C'])
      ids.push(leadIn(await service.request(key('m-05'), 'POST', '/inquiries', inquiry(name))).id);
    const [lost = ''] = ids;
    const shown = await service.request(key('m-05'), 'GET', `/leads/${lost}`);
    const { custodian } = shown.body as { custodian: { person: string } };
    const holder = key(custodian.person);
    const say = (event: object) => service.request(holder, 'POST', `/leads/${lost}/events`, event);
    await say({ type: 'lead.accepted' });
    await say({ type: 'attempt.made', channel: 'call', connected: true });
    expect((await say({ type: 'opportunity.opened' })).status).toBe(200);
    const { policy } = demoWorkspace(MONDAY_AT);
    const parsed = parsePolicy(policy.text.replaceAll('discovery', 'exploration'), 'policy');
    if (!parsed.ok) throw new Error('the policy has errors');
    const authored = { at: MONDAY_AT, by: 'm-02', source: '' };
    const version = await addPolicy(db, 'cut', parsed.policy, authored);
    const activated = (openLeads: 'adopt' | 'keep', seq: number) =>
      inWorkspace(db, 'cut', async (tx) => {
        await tx`
          insert into baton.activations (workspace, seq, policy, open_leads, at, actor, why)
          values ('cut', ${seq}, ${version}, ${openLeads}, ${MONDAY_AT}, 'm-02', 'and then the process dies')`;
        await tx`update baton.workspaces set policy = ${version} where workspace = 'cut'`;
      });
    const versions = async (): Promise<number[]> => {
      const rows = await inWorkspace(
        db,
        'cut',
        (tx) => tx<{ policy: number }>`select policy from baton.leads order by captured_at, lead`,
      );
      return rows.map(({ policy: one }) => one).toSorted((a, b) => a - b);
    };
    const { run } = resumeAdoptions();
    await activated('keep', 2);
    service.clock.at += 2 * MINUTE_MS;
    expect(await run(service.service)).toBe(0);
    await activated('adopt', 3);
    service.clock.at = MONDAY_AT + MINUTE_MS;
    // Whoever activated may still be at it.
    expect(await run(service.service)).toBe(0);
    service.clock.at += 1;
    expect(await run(service.service)).toBe(2);
    expect(await run(service.service)).toBe(0);
    expect(await versions()).toEqual([1, version, version]);
    const log = await service.request(key('m-05'), 'GET', `/leads/${ids[1]}/log`);
    expect(log.text).toContain('policy.adopted');
    expect(log.text).toContain('m-02');
    service.clock.at = MONDAY_AT;
  });
});
