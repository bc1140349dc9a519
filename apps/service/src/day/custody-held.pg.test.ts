import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { leadIn, MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { HOT, owed, type Row, sign, stage } from './stage.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterEach(() => {
  service.clock.at = MONDAY_AT;
});
afterAll(() => service.close());

const after = (ms: number): void => {
  service.clock.at += ms;
};

describe('chain of custody', () => {
  test('C1: an inquiry is captured with who asked, what for, through which program, and its chain begins there', async () => {
    const acme = await stage(service, 'c1');
    const captured = await acme.ask('marketing', 'POST', '/inquiries', {
      contact: { name: 'Jane Doe', company: 'Doe Works', mail: 'jane@doeworks.com' },
      facts: HOT,
      message: 'Two presses by the summer, please.',
      program: 'spring-mailing',
    });
    expect(captured.status).toBe(201);
    const { id } = leadIn(captured);
    const lead = await acme.read(id);
    expect(lead.inquiry).toMatchObject({
      contact: { name: 'Jane Doe', mail: { address: 'jane@doeworks.com' } },
      message: 'Two presses by the summer, please.',
      program: 'spring-mailing',
    });
    expect(lead.facts).toMatchObject({ ...HOT, program: 'spring-mailing' });
    const [first] = await acme.log(id);
    expect(first).toMatchObject({
      seq: 1,
      at: MONDAY_AT,
      actor: 'marketing',
      from: 'new',
      event: { type: 'inquiry.captured' },
      previous: '0'.repeat(64),
    });
    // What stands in the chain says nothing of the person, but commits to it.
    expect(first?.event['commitment']).toMatch(/^[0-9a-f]{64}$/u);
    expect(JSON.stringify(first)).not.toContain('Jane');
    expect(await acme.verifies(id)).toBe(true);
    // What cannot be taken in is kept as well: nobody asks in vain.
    const bad = await acme.ask('marketing', 'POST', '/inquiries', { facts: { colour: 'red' } });
    expect(bad.status).toBe(400);
    const kept = await acme.ask('marketing', 'GET', '/failed-intakes');
    expect(kept.body['items']).toMatchObject([{ id: bad.body['failedIntake'] }]);
  });

  test('C2: each possession is signed for, without a gap and without a second holder', async () => {
    const acme = await stage(service, 'c2');
    const { id, custodian } = await acme.capture('Handed Over');
    expect(custodian).toMatchObject({ kind: 'person', person: 'e-01' });
    after(MINUTE_MS);
    await acme.does('e-01', id, { type: 'lead.rejected', reason: 'wrong-territory' });
    // Two sign at the same moment, and one of them is not the holder: one holder comes of it.
    const signed = await Promise.all(
      ['e-02', 'e-03', 'e-02'].map((person) => acme.say(person, id, { type: 'lead.accepted' })),
    );
    expect(signed.filter(({ status }) => status === 200)).toHaveLength(1);
    after(MINUTE_MS);
    const lead = await acme.read(id);
    expect(lead).toMatchObject({ state: 'working.attempting', custodian: { person: 'e-02' } });
    expect(owed(lead, 'attempt')).toMatchObject({ owedBy: 'e-02', since: MONDAY_AT + MINUTE_MS });
    expect(lead.owners).toEqual(['e-01', 'e-02']);
    const log = await acme.log(id);
    const { text } = await acme.ask('e-02', 'GET', `/leads/${id}/log?format=jsonl`);
    expect(text.trimEnd().split('\n')).toHaveLength(log.length);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    for (const [index, { custodian: held, at }] of log.entries()) {
      const before = log[index - 1];
      // Whoever holds it next takes it from whoever held it last, in the same instant.
      expect(held.from).toEqual(before?.custodian.to ?? null);
      expect(at).toBeGreaterThanOrEqual(before?.at ?? 0);
      expect(held.to?.person).toEqual(expect.any(String));
    }
    expect(await acme.verifies(id)).toBe(true);
    expect(await acme.say('e-01', id, { type: 'lead.accepted' })).toMatchObject({ status: 409 });
  });

  test('C3: what is missed escalates, and what nobody takes ends on a named person’s desk', async () => {
    const acme = await stage(service, 'c3');
    const { id } = await acme.capture('Left Alone');
    const hold = async (): Promise<void> => {
      const { items } = (await acme.ask('head', 'GET', '/leads?open=true')).body as {
        items: Row[];
      };
      for (const one of items)
        expect(one).toMatchObject({ custodian: {}, next: expect.any(Number) as number });
    };
    const owners = [];
    for (let round = 0; round < 3; round++) {
      const held = await acme.becomes(id, (lead) => lead.owners.length === round + 1);
      owners.push(held.custodian?.person);
      await hold();
      after(61 * MINUTE_MS);
    }
    expect(new Set(owners).size).toBe(3);
    await acme.becomes(id, ({ state }) => state === 'exception.desk');
    expect(await acme.mailed('sales-manager', 'To do: the naming of an owner')).toBeDefined();
    await hold();
    after(2 * HOUR_MS + MINUTE_MS);
    const last = await acme.becomes(id, ({ state }) => state === 'exception.final');
    expect(last.custodian).toMatchObject({ person: 'head' });
    expect(owed(last, 'final-decision')).toMatchObject({ owedBy: 'head' });
    await acme.mailed('head', 'To do: the final decision');
    // Nobody can let it rest: it is asked again every business day, until there is a decision.
    after(3 * DAY_MS);
    await acme.mailed('head', 'Overdue: the final decision');
    await hold();
    expect(
      acme.mails('sales-manager').filter((one) => one.startsWith('Missed: the answer')),
    ).toHaveLength(3);
    // And each of it is told once.
    const ids = service.trap.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await acme.verifies(id)).toBe(true);
  });

  test('C4: every lead is closed with a result, and an unrecorded one is a broken link that is chased', async () => {
    const acme = await stage(service, 'c4');
    const [won, lost, out] = [
      await acme.capture('Won One'),
      await acme.capture('Lost One'),
      await acme.capture('Out One'),
    ].map(({ id }) => id) as [string, string, string];
    await acme.does('e-01', won, { type: 'lead.accepted' });
    expect(await sign(acme, 'e-01', won)).toBe('opportunity.result');
    // A result without its reason is no result.
    await acme.does('e-02', lost, { type: 'lead.accepted' });
    expect((await acme.say('e-02', lost, { type: 'deal.lost' })).status).toBe(400);
    expect((await acme.say('e-02', lost, { type: 'deal.lost', reason: 'gone' })).status).toBe(400);
    expect(await acme.does('e-02', lost, { type: 'deal.lost', reason: 'competitor' })).toBe('lost');
    expect(
      (await acme.say('e-03', out, { type: 'lead.rejected', reason: 'not-a-lead' })).status,
    ).toBe(409);
    const why = { reason: 'not-a-lead', criterion: 'has-budget' };
    expect(await acme.does('e-03', out, { type: 'lead.rejected', ...why })).toBe('disqualified');
    expect((await acme.read(lost)).results).toMatchObject([
      { result: 'lost', reason: 'competitor' },
    ]);
    expect((await acme.read(out)).results).toMatchObject([
      { result: 'rejected', reason: 'not-a-lead' },
      { result: 'disqualified', reason: 'has-budget' },
    ]);

    // The agreement is signed, and nobody says what came of it.
    after(8 * DAY_MS);
    await acme.mailed('e-01', 'Overdue: the result');
    await acme.mailed('sales-manager', 'Missed: the result');
    const { row } = await acme.report('custody-breaks');
    expect(row('resultNotRecorded')).toMatchObject({ breaks: 1, open: 1, examples: [won] });
    const named = await acme.report('custody-breaks/leads?break=resultNotRecorded');
    expect(named.rows).toMatchObject([
      { lead: won, holder: 'e-01', obligation: 'result', end: 'open' },
    ]);
    after(7 * DAY_MS);
    await acme.mailed('head', 'Missed: the result');
    const chased = await acme.becomes(won, ({ state }) => state === 'exception.desk');
    expect(chased.custodian).toMatchObject({ person: 'sales-manager' });
    await acme.does('sales-manager', won, {
      type: 'owner.named',
      owner: { person: 'e-02', calendar: 'office' },
    });
    expect(await acme.does('e-02', won, { type: 'lead.accepted' })).toBe('opportunity.result');
    expect(await acme.does('e-02', won, { type: 'deal.won', amount: 900_000 })).toBe('won');
    expect(await acme.read(won)).toMatchObject({ custodian: null, obligations: [] });
    expect((await acme.read(won)).results.at(-1)).toMatchObject({ result: 'won', amount: 900_000 });
  });
});
