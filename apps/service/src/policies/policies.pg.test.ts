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

const demo = demoWorkspace(MONDAY_AT).policy.text;
const slower = demo.replace('within: 30 business minutes', 'within: 2 business hours');

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.close());

const workspace = async (name: string) => {
  const key = await service.workspace(name);
  return (method: string, path: string, body?: unknown, person = 'm-05') =>
    service.request(key(person), method, path, body);
};

describe('versions', () => {
  test('are read as document, source and playbook, compared in words, and rolled back', async () => {
    const ask = await workspace('versions');
    const first = await ask('GET', '/policies/1', undefined, 'r-01');
    expect(first.body).toMatchObject({ version: 1, name: 'acme-inbound', source: demo });
    expect(first.body['document']).toMatchObject({ passesAtMost: 5 });
    const playbook = await ask('GET', '/policies/1?format=markdown', undefined, 'r-01');
    expect(playbook.text).toMatch(/^# /u);
    expect(playbook.text).toContain('## What a lead is');
    expect((await ask('GET', '/policies/7')).status).toBe(404);
    expect((await ask('GET', '/policies/seven')).status).toBe(400);

    await ask('POST', '/policies', { text: slower });
    const diff = await ask('GET', '/policies/1/diff?to=2');
    expect(diff.body['changes']).toMatchObject([
      { kind: 'changed', words: expect.stringContaining('2 business hours instead of') as string },
    ]);
    expect((await ask('GET', '/policies/1/diff')).body).toEqual({ changes: [] });
    expect((await ask('GET', '/policies/1/diff?to=9')).status).toBe(404);

    const why = (words: string) => ({ openLeads: 'keep', why: words });
    await ask('POST', '/policies/2/activate', why('slower'));
    const { id } = leadIn(await ask('POST', '/inquiries', inquiry()));
    await ask('POST', '/policies/1/activate', why('back again'));
    const other = leadIn(await ask('POST', '/inquiries', inquiry()));
    expect((await ask('GET', `/leads/${id}`)).body['policy']).toBe(2);
    expect((await ask('GET', `/leads/${other.id}`)).body['policy']).toBe(1);
    expect((await ask('GET', '/policies/history')).body['items']).toMatchObject([
      { policy: 1, by: 'm-05', why: 'back again', openLeads: 'keep', at: MONDAY_AT },
      { policy: 2, why: 'slower' },
      { policy: 1, why: 'the first' },
    ]);
  });

  test('are written as drafts, with errors or without, and published once', async () => {
    const ask = await workspace('drafts');
    const wrong = demo.replace('pool: americas', 'pool: amerika');
    const kept = await ask('PUT', '/policies/drafts/next', { text: wrong, note: 'not yet' });
    expect(kept.body).toMatchObject({ ok: false });
    expect((kept.body['errors'] as { line: number; fix: string }[])[0]).toMatchObject({
      line: expect.any(Number) as number,
      fix: expect.stringContaining('americas') as string,
    });
    expect((await ask('POST', '/policies/drafts/next/publish', {})).status).toBe(422);
    expect((await ask('GET', '/policies/1/diff?draft=next')).status).toBe(422);
    await ask('PUT', '/policies/drafts/next', { text: slower });
    expect((await ask('POST', '/policies/drafts/next/check', {})).body).toMatchObject({ ok: true });
    expect((await ask('GET', '/policies/drafts/next')).body).toMatchObject({
      text: slower,
      note: '',
      updatedBy: 'm-05',
    });
    expect((await ask('GET', '/policies/drafts')).body).toMatchObject({
      items: [{ draft: 'next' }],
    });
    const diff = await ask('GET', '/policies/1/diff?draft=next');
    expect(diff.body['changes']).toHaveLength(1);
    expect((await ask('GET', '/policies/1/diff?draft=next&to=1')).status).toBe(400);
    const both = await Promise.all(
      [1, 2].map(() => ask('POST', '/policies/drafts/next/publish', {})),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    expect((await ask('GET', '/policies')).body).toMatchObject({
      active: 1,
      versions: [{ version: 2 }, { version: 1 }],
    });
    await ask('PUT', '/policies/drafts/other', { text: 'no policy' });
    expect((await ask('DELETE', '/policies/drafts/other')).status).toBe(200);
    expect((await ask('DELETE', '/policies/drafts/other')).status).toBe(404);
  });

  test('that would strand open leads are not activated, and nothing changes', async () => {
    const ask = await workspace('strand');
    const { facts, ...rest } = inquiry();
    const small = { ...rest, facts: { ...facts, employees: 2 } };
    const { id } = leadIn(await ask('POST', '/inquiries', small));
    await ask('POST', '/policies', { text: demo.replaceAll('track: long', 'track: other') });
    const refused = await ask('POST', '/policies/2/activate', { openLeads: 'adopt', why: 'x' });
    expect(refused).toMatchObject({
      status: 409,
      body: { stranded: [{ lead: id, state: 'nurture.long' }] },
    });
    expect((await ask('GET', '/policies')).body).toMatchObject({ active: 1 });
    expect((await ask('GET', '/policies/history')).body['items']).toHaveLength(1);
  });
});

describe('what was decided', () => {
  test('names version, rule, facts, and everybody who was considered, for those who may see the lead', async () => {
    const ask = await workspace('decided');
    await ask('POST', '/org/people/r-02/absences', { from: '2026-05-04', to: '2026-05-08' });
    const { id, custodian } = leadIn(await ask('POST', '/inquiries', inquiry()));
    const { body } = await ask('GET', `/leads/${id}/decisions`);
    expect(body['items']).toMatchObject([
      {
        event: 'inquiry.captured',
        policy: 1,
        qualification: { rule: 'otherwise', outcome: 'qualified', facts: { employees: 50 } },
      },
      {
        event: 'lead.routed',
        policy: 1,
        routing: {
          outcome: 'offer',
          rule: 'americas',
          facts: { region: 'NA' },
          method: 'weighted-rotation',
          pool: 'americas',
          to: custodian?.person,
        },
        terms: expect.arrayContaining([
          { kind: 'offered', clause: 1, within: '30 business minutes' },
        ]) as unknown,
      },
    ]);
    const [, routed] = body['items'] as { routing: { candidates: { person: string }[] } }[];
    expect(routed?.routing.candidates).toHaveLength(5);
    expect(routed?.routing.candidates.find(({ person }) => person === 'r-02')).toMatchObject({
      refused: 'away',
    });
    expect((await ask('GET', `/leads/${id}/decisions`, undefined, 'r-06')).status).toBe(404);
  });
});

describe('explain', () => {
  test('says what would happen now, as it then happens, and writes nothing', async () => {
    const ask = await workspace('explain');
    await ask('POST', '/inquiries', inquiry());
    const { contact, facts } = inquiry();
    const explained = await ask('POST', '/explain', { contact, facts });
    expect(explained.body).toMatchObject({
      policy: 1,
      org: 1,
      segment: 'small',
      facts: { emailDomain: 'acme-robotics.com', hasPhone: true, segment: 'small' },
      qualifies: { kind: 'qualified' },
      decision: { outcome: 'offer', rule: 'americas' },
    });
    expect(explained.body['qualify']).toMatchObject([
      { rule: 'too-small', outcome: 'failed', why: 'employees is 50, not less than 5' },
      {
        rule: 'content-first-call',
        outcome: 'failed',
        condition: { fact: 'source', holds: false },
      },
      { rule: 'otherwise', outcome: 'fired', why: 'always' },
    ]);
    expect(explained.body['routing']).toMatchObject([
      { rule: 'americas', outcome: 'fired', why: 'region is NA' },
      { rule: 'rest-of-world', outcome: 'not-asked' },
    ]);
    const again = await ask('POST', '/explain', { contact, facts });
    expect(again.body).toEqual(explained.body);
    const next = leadIn(await ask('POST', '/inquiries', inquiry()));
    expect(next.custodian?.person).toBe((explained.body['decision'] as { to: string }).to);
    const leads = await ask('GET', '/leads');
    expect(leads.body['items']).toHaveLength(2);
  });

  test('takes a version, a draft or a text that is not in force', async () => {
    const ask = await workspace('what-if');
    const text = demo.replace('lessThan: 5 }', 'lessThan: 100 }');
    const { facts } = inquiry();
    await ask('PUT', '/policies/drafts/bigger', { text });
    await ask('POST', '/policies', { text });
    for (const under of [{ text }, { draft: 'bigger' }, { version: 2 }]) {
      const { body } = await ask('POST', '/explain', { facts, ...under });
      expect(body['qualifies']).toMatchObject({ kind: 'nurture', track: 'long' });
    }
    const { body } = await ask('POST', '/explain', { facts });
    expect(body['qualifies']).toMatchObject({ kind: 'qualified' });
    const excluded = ['r-01', 'r-02', 'r-03', 'r-04', 'r-05'];
    expect((await ask('POST', '/explain', { facts, excluded })).body['decision']).toMatchObject({
      outcome: 'exception',
      reason: 'all-excluded',
    });
  });

  test('refuses what it cannot read, and names the fault', async () => {
    const ask = await workspace('refused');
    const wrong: readonly (readonly [object, number])[] = [
      [{ facts: { colour: 'red' } }, 400],
      [{ facts: { employees: 'many' } }, 400],
      [{ excluded: ['nobody'] }, 400],
      [{ version: 9 }, 404],
      [{ draft: 'none' }, 404],
      [{ version: 1, text: demo }, 400],
      [{ text: 'policy: x' }, 422],
      [{ nothing: 1 }, 400],
      [{ pass: 0 }, 400],
    ];
    for (const [body, status] of wrong)
      expect([body, (await ask('POST', '/explain', body)).status]).toEqual([body, status]);
  });
});

describe('deadlines under a new policy or calendar', () => {
  test('keep the time that was used up, and rungs that fired stay fired', async () => {
    const ask = await workspace('rebased');
    const { id } = leadIn(await ask('POST', '/inquiries', inquiry()));
    const offered = async () => {
      const { body } = await ask('GET', `/leads/${id}`);
      const all = body['obligations'] as { kind: string; due: number }[];
      return all.find(({ kind }) => kind === 'offered')?.due;
    };
    const MINUTE = 60_000;
    expect(await offered()).toBe(MONDAY_AT + 30 * MINUTE);
    // Half of the time is used up: the reminder is sent.
    service.clock.at = MONDAY_AT + 16 * MINUTE;
    const fired = async () => {
      const { body } = await ask('GET', `/leads/${id}/log`);
      const entries = body['entries'] as { event: { type: string; rung?: string } }[];
      return entries.flatMap(({ event }) => (event.type === 'obligation.due' ? [event.rung] : []));
    };
    expect(await until(async () => ((await fired()).length === 1 ? true : null))).toBe(true);
    await ask('POST', '/policies', { text: slower });
    const adopted = await ask('POST', '/policies/2/activate', {
      openLeads: 'adopt',
      why: 'slower',
    });
    expect(adopted.body).toEqual({ adopted: 1, left: [] });
    // 120 minutes less the 16 used, of which lunch interrupts the last: 12:00 is two hours after the inquiry.
    expect(await offered()).toBe(MONDAY_AT + 120 * MINUTE);
    // The office closes at eleven today and opens again at one: 44 of the 104 minutes are left for the afternoon.
    const exception = {
      from: '2026-05-04',
      to: '2026-05-04',
      open: ['08:30-11:00', '13:00-17:30'],
    };
    await ask('POST', '/org/calendars/new-york/exceptions', exception);
    expect(await offered()).toBe(MONDAY_AT + 120 * MINUTE);
    const text = String((await ask('GET', '/org?source=true')).body['source']);
    const same = await ask('PUT', '/org', {
      text: `${text}# looked through\n`,
      openLeads: 'adopt',
    });
    expect(same.body).toMatchObject({ changed: true, adopted: 1, left: [] });
    expect(await offered()).toBe(MONDAY_AT + 180 * MINUTE + 60 * MINUTE);
    expect(await fired()).toEqual(['50']);
    expect((await ask('GET', `/leads/${id}/verify`)).body).toMatchObject({ ok: true });
    service.clock.at = MONDAY_AT;
  });

  test('come onto new calendars under the version of the policy that the lead has', async () => {
    const ask = await workspace('kept');
    const { id } = leadIn(await ask('POST', '/inquiries', inquiry()));
    await ask('POST', '/policies', { text: slower });
    await ask('POST', '/policies/2/activate', { openLeads: 'keep', why: 'slower' });
    const text = String((await ask('GET', '/org?source=true')).body['source']);
    const stored = await ask('PUT', '/org', { text: `${text}# new\n`, openLeads: 'adopt' });
    expect(stored.body).toMatchObject({ version: 2, adopted: 1, left: [] });
    expect((await ask('GET', `/leads/${id}`)).body).toMatchObject({ policy: 1, calendars: 2 });
    const again = await ask('PUT', '/org', { text: `${text}# new\n`, openLeads: 'adopt' });
    expect(again.body).toMatchObject({ changed: false, adopted: 0 });
    expect((await ask('GET', `/leads/${id}/verify`)).body).toMatchObject({ ok: true });
  });
});
