import { MINUTE_MS } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService, until } from './testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('acme');
  for (const person of ['r-01', 'r-02', 'r-03', 'c-01', 'm-01', 'm-04']) {
    const reach = { mail: `${person}@acme.com` };
    const set = await service.request(key('m-05'), 'PUT', `/people/${person}/reach`, reach);
    expect(set).toMatchObject({ status: 200, body: reach });
  }
});
afterAll(() => service.close());

const mailed = (to: string, words: string) =>
  until(
    () => service.trap.mails.find((mail) => mail.to === to && mail.subject.includes(words)) ?? null,
  );

const say = (person: string, lead: string, event: object) =>
  service.request(key(person), 'POST', `/leads/${lead}/events`, event);

const verified = async (lead: string): Promise<unknown> =>
  (await service.request(key('c-02'), 'GET', `/leads/${lead}/verify`)).body['ok'];

describe('a day over HTTP', () => {
  test('from the inquiry to the win, everybody told by mail', async () => {
    const captured = await service.request(key('c-01'), 'POST', '/inquiries', inquiry());
    expect(captured.status).toBe(201);
    const { id, state, custodian } = leadIn(captured);
    expect([state, custodian?.person]).toEqual(['offered', 'r-01']);

    const offer = await mailed('r-01@acme.com', 'New lead for you');
    expect(offer?.subject).toBe('New lead for you: Jane Doe, Acme Robotics');
    expect(offer?.text).toContain('Please show us the platform.');
    expect(offer?.text).toContain(`https://leads.acme.com/leads/${id}`);
    expect(await mailed('c-01@acme.com', 'We have it')).not.toBeNull();

    const attempt = { type: 'attempt.made', channel: 'call', connected: false };
    for (const [person, event, stands] of [
      ['r-01', { type: 'lead.accepted' }, 'working.attempting'],
      ['r-01', attempt, 'working.attempting'],
      ['r-01', { ...attempt, connected: true }, 'working.connected'],
      ['r-01', { type: 'opportunity.opened' }, 'opportunity.discovery'],
      ['r-01', { type: 'step.completed', step: 'discovery' }, 'opportunity.proposal'],
      ['r-01', { type: 'step.completed', step: 'proposal' }, 'opportunity.agreement.work'],
      ['r-01', { type: 'step.completed', step: 'agreement' }, 'opportunity.agreement.approval'],
      ['m-04', { type: 'approval.given', step: 'agreement' }, 'opportunity.result'],
      ['r-01', { type: 'deal.won', amount: 1_200_000 }, 'won'],
    ] as const) {
      service.clock.at += MINUTE_MS;
      // Told before it is given: afterwards nobody would need the notice any more.
      if (event.type === 'approval.given')
        expect(await mailed('m-04@acme.com', 'Your approval is needed')).not.toBeNull();
      const said = await say(person, id, event);
      expect([said.status, said.body['detail'], leadIn(said)?.state]).toEqual([
        200,
        undefined,
        stands,
      ]);
    }
    expect(await mailed('c-01@acme.com', 'What became of it')).not.toBeNull();
    expect(await verified(id)).toBe(true);

    const log = await service.request(key('r-01'), 'GET', `/leads/${id}/log?format=jsonl`);
    const types = log.text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: { type: string } }).event.type);
    expect([types.at(0), types.at(1), types.at(-1)]).toEqual([
      'inquiry.captured',
      'lead.routed',
      'deal.won',
    ]);
    const json = await service.request(key('r-01'), 'GET', `/leads/${id}/log`);
    expect(json.body['entries']).toHaveLength(types.length);
    expect(log.text).not.toContain('Jane');
  });

  test('an offer that nobody answers is reminded, escalated and passed on by the worker, each told once', async () => {
    const captured = await service.request(key('m-03'), 'POST', '/inquiries', inquiry('Slow Sam'));
    const { id, custodian } = leadIn(captured);
    expect(custodian?.person).toBe('r-02');
    expect(await mailed('r-02@acme.com', 'New lead for you: Slow Sam')).not.toBeNull();

    service.clock.at += 16 * MINUTE_MS;
    expect(await mailed('r-02@acme.com', 'Reminder')).not.toBeNull();
    service.clock.at += 15 * MINUTE_MS;
    const escalation = await mailed('m-01@acme.com', 'Missed: the answer to the offer, Slow Sam');
    expect(escalation?.text).toContain('routed to somebody else');
    expect(await mailed('r-03@acme.com', 'New lead for you: Slow Sam')).not.toBeNull();

    const lead = await service.request(key('m-01'), 'GET', `/leads/${id}`);
    expect(lead.body).toMatchObject({
      state: 'offered',
      custodian: { person: 'r-03' },
      owners: ['r-02', 'r-03'],
    });
    expect(await verified(id)).toBe(true);
    const late = await say('r-02', id, { type: 'lead.accepted' });
    expect(late).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('r-03') as string },
    });
    const ids = service.trap.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a notice that reaches nobody is given up, and the manager is told', async () => {
    const [first, second] = [inquiry('Lost Lou'), inquiry('Lost Liz')];
    for (const one of [first, second])
      await service.request(key('m-03'), 'POST', '/inquiries', one);
    // r-04 never said where they are reached.
    const told = await mailed('m-01@acme.com', 'Not delivered: offer to Dan Evans');
    expect(told?.text).toContain('no way to reach r-04 is known');
    const metrics = await service.request(null, 'GET', '/metrics');
    expect(metrics.text).toMatch(/baton_notices_dead [1-9]/u);
    expect(metrics.text).toMatch(/baton_open_leads\{state="offered"\} [1-9]/u);
  });
});
