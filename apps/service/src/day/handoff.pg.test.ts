import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MONDAY_AT, testService, type TestService, until } from '../testing/test-service.ts';
import { call, HOT, owed, type Row, stage, type Stage } from './stage.ts';

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

/** A lead in the hands of the rep that it was offered to. */
const taken = async (acme: Stage, who: string): Promise<readonly [string, string]> => {
  const { id, custodian } = await acme.capture(who);
  const person = custodian?.person ?? '';
  await acme.does(person, id, { type: 'lead.accepted' });
  return [id, person];
};

/** Presses a link of a mail, as the page behind it does. */
const press = async (
  text: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
) => {
  const [, path = ''] =
    new RegExp(`${label}:? *\\n? *https://leads\\.acme\\.com(\\S+)`, 'u').exec(text) ?? [];
  const page = await service.app.request(path);
  const body = new URLSearchParams({ t: path.split('?t=')[1] ?? '', ...fields });
  const answer = await service.app.request('/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
  return [page.status, answer.status];
};

describe('the hand-off, both ways', () => {
  test('H1: the policy is the playbook, which a rep reads: definition, follow-up, returns, and on what terms a lead comes back', async () => {
    const acme = await stage(service, 'h1');
    const { status, text } = await acme.ask('e-01', 'GET', '/policies/1?format=markdown');
    expect(status).toBe(200);
    for (const words of [
      'What marketing and sales agreed on in the spring.',
      // The lead definition.
      '**below-minimum-size**: inquiries where employees is less than 20 go to the nurture track `long`',
      '**has-budget**: inquiries where hasBudget is true are qualified and go to an owner',
      // The follow-up process.
      'An accepted lead gets: call at once, mail after 4 business hours, call after 1 business day',
      'given up as unreachable after 3 attempts at the earliest; giving up earlier is refused',
      // What happens to a lead that is returned.
      '**wrong-territory**: the lead goes to another owner at once',
      '**was-not-a-lead**: the lead goes to the desk `tele-prospecting`; the criterion that was wrong has to be named',
      // On what terms it comes back.
      'Judged again when engagement is at least 30 and every 90 days.',
      'A lead enters sales’ hands 3 times at most',
    ])
      expect(text.replaceAll("'", '’')).toContain(words);
    // What the playbook says is what binds: nothing else is kept anywhere.
    await acme.amend('attempts: 3 }', 'attempts: 2 }');
    const second = await acme.ask('e-01', 'GET', '/policies/2?format=markdown');
    expect(second.text).toContain('after 2 attempts at the earliest');
    const diff = await acme.ask('marketing', 'GET', '/policies/1/diff?to=2');
    expect(diff.body['changes']).toHaveLength(1);
  });

  test('H2: the rep accepts or rejects within the hand-off SLA, and delivery without acceptance is not delivery', async () => {
    const acme = await stage(service, 'h2');
    const lead = await acme.capture('Offered One');
    const due = MONDAY_AT + HOUR_MS;
    expect(owed(lead, 'offered')).toMatchObject({ owedBy: 'e-01', due });
    const mail = await acme.mailed('e-01', 'New lead for you: Offered One');
    expect(mail.subject).toBe('New lead for you: Offered One, Offered One Ltd');
    for (const words of [
      'We are Offered One.',
      'Mon 4 May 2026, 11:00',
      'https://leads.acme.com/lead?t=v1.',
    ])
      expect(mail.text).toContain(words);
    // A call alone takes nothing over: it is still an offer, and it lapses.
    expect(await acme.does('e-01', lead.id, call(false))).toBe('offered');
    after(HOUR_MS + MINUTE_MS);
    const passed = await acme.becomes(lead.id, ({ custodian }) => custodian?.person === 'e-02');
    expect(owed(passed, 'offered')).toMatchObject({ due: service.clock.at + HOUR_MS });
    await acme.mailed('e-01', 'No longer yours to answer');
    const late = await acme.say('e-01', lead.id, { type: 'lead.accepted' });
    expect([late.status, late.body['detail']]).toEqual([409, expect.stringContaining('e-02')]);
    expect((await press(mail.text, 'Accept')).at(-1)).toBe(409);
    // From a phone, without a log-in: the link in the mail.
    const second = await acme.mailed('e-02', 'New lead for you: Offered One');
    expect(await press(second.text, 'Accept')).toEqual([200, 200]);
    expect(await acme.read(lead.id)).toMatchObject({
      state: 'working.attempting',
      custodian: { person: 'e-02' },
    });
    const { row, total } = await acme.report('acceptance');
    expect(total).toMatchObject({ offers: 2, accepted: 1, lapsed: 1 });
    expect(row('e-01')).toMatchObject({ offers: 1, accepted: 0, lapsed: 1, rate: 0 });
    expect((await acme.report('custody-breaks')).row('deliveredToNobody')).toMatchObject({
      breaks: 1,
      examples: [lead.id],
    });
    const other = await acme.capture('Offered Two');
    const third = await acme.mailed(other.custodian?.person ?? '', 'New lead for you: Offered Two');
    expect(await press(third.text, 'Reject', { reason: 'no-budget-now' })).toEqual([200, 200]);
    expect((await acme.read(other.id)).state).toBe('nurture.long');
  });

  test('H3: the acceptance rate is watched against 90% by rep, team, source and criterion; a fall raises an alarm and names the cause', async () => {
    const acme = await stage(service, 'h3');
    // A month in which everything was accepted, and one in which every other lead was not.
    const month = async (many: number, rejects: boolean): Promise<void> => {
      const one = { contact: { company: 'Acme Robotics' }, facts: HOT };
      const inquiries = Array.from({ length: many }, () => one);
      const batch = await acme.ask('ops', 'POST', '/inquiries/batch', { inquiries });
      const captured = batch.body['captured'] as { lead: string }[];
      for (const [index, { lead: id }] of captured.entries()) {
        const person = (await acme.read(id)).custodian?.person ?? '';
        const rejected = { type: 'lead.rejected', reason: 'no-budget-now', excuse: 'no-phone' };
        const isRejected = rejects && index % 2 === 0;
        await acme.does(person, id, isRejected ? rejected : { type: 'lead.accepted' });
        if (!rejects) await acme.does(person, id, { type: 'deal.lost', reason: 'competitor' });
      }
    };
    await month(12, false);
    const before = await acme.report('acceptance');
    expect(before.total).toMatchObject({ rate: 1, target: 0.9 });
    expect((await acme.ask('head', 'GET', '/alarms')).body['items']).toEqual([]);
    after(31 * DAY_MS);
    await month(22, true);
    const rates = { rate: 0.5, againstTarget: 'below' };
    const from = 'from=2026-06-01';
    for (const [by, group] of [
      ['team', 'east'],
      ['source', 'referral'],
      ['criterion', 'has-budget'],
    ] as const)
      expect((await acme.report(`acceptance?by=${by}&${from}`)).row(group)).toMatchObject(rates);
    expect((await acme.report(`acceptance?by=rep&${from}`)).rows).toHaveLength(3);
    after(11 * MINUTE_MS);
    const raised = await until(async () => {
      const items = (await acme.ask('head', 'GET', '/alarms')).body['items'] as readonly Row[];
      return items.length === 3 ? items : null;
    });
    expect(new Set(raised?.map(({ about }) => about))).toEqual(
      new Set(['team east', 'source referral', 'criterion has-budget']),
    );
    const cause = { kind: 'excuse', name: 'no-phone', before: 0 };
    expect(raised?.[0]).toMatchObject({ detail: { cause } });
    for (const person of ['head', 'marketing']) {
      const mail = await acme.mailed(person, 'team east');
      expect(mail.text).toContain('no-phone');
    }
  });

  test('H4: a returned lead is rerouted at once by its reason, can be resubmitted, and its passes are counted', async () => {
    const acme = await stage(service, 'h4');
    for (const [reason, more, state, at] of [
      ['wrong-territory', {}, 'offered', null],
      ['unreachable', {}, 'qualification', 'tele-prospecting'],
      ['was-not-a-lead', { criterion: 'has-budget' }, 'qualification', 'tele-prospecting'],
      ['no-budget-now', {}, 'nurture.long', 'tele-prospecting'],
      ['disputed', { disputed: true }, 'arbitration', 'arbitration'],
      ['not-a-lead', { criterion: 'has-budget' }, 'disqualified', null],
    ] as const) {
      const { id, custodian } = await acme.capture('Returned One');
      const person = custodian?.person ?? '';
      expect(await acme.does(person, id, { type: 'lead.rejected', reason, ...more })).toBe(state);
      const back = await acme.read(id);
      if (at !== null) expect(back.custodian).toMatchObject({ id: at });
      expect(back.custodian?.person).not.toBe(person);
      // The same instant, and nobody had to remember it.
      for (const entry of await acme.log(id)) expect(entry.at).toBe(MONDAY_AT);
    }
    const { id } = await acme.capture('Again And Again');
    for (const pass of [1, 2, 3]) {
      const lead = await acme.read(id);
      expect(lead).toMatchObject({ state: 'offered', pass });
      const person = lead.custodian?.person ?? '';
      await acme.does(person, id, { type: 'lead.rejected', reason: 'unreachable' });
      await acme.does('t-01', id, { type: 'lead.qualified' });
    }
    // Three times was enough: a person decides.
    const last = await acme.read(id);
    expect(last).toMatchObject({ state: 'exception.final', custodian: { person: 'head' } });
    expect(last.results).toMatchObject([{ pass: 1 }, { pass: 2 }, { pass: 3 }]);
  });

  test('H5: how many attempts, on which channels, how far apart; giving up before the minimum is refused, or reported', async () => {
    const acme = await stage(service, 'h5');
    const [id, person] = await taken(acme, 'Hard To Reach');
    const dueOf = async () => {
      const attempt = owed(await acme.read(id), 'attempt');
      return attempt === undefined ? null : [attempt.from - MONDAY_AT, attempt.due - MONDAY_AT];
    };
    const attempt = (channel: string) => ({ type: 'attempt.made', channel, connected: false });
    expect(await dueOf()).toEqual([0, 4 * HOUR_MS]);
    await acme.does(person, id, attempt('call'));
    expect(await dueOf()).toEqual([4 * HOUR_MS, DAY_MS]);
    const given = { type: 'lead.returned', reason: 'unreachable' };
    const early = await acme.say(person, id, given);
    expect(early.status).toBe(409);
    expect(early.body['detail']).toMatch(/3 attempts/u);
    after(4 * HOUR_MS);
    await acme.does(person, id, attempt('mail'));
    expect((await acme.say(person, id, given)).status).toBe(409);
    after(DAY_MS);
    await acme.does(person, id, attempt('call'));
    expect(await acme.does(person, id, given)).toBe('qualification');
    const followed = await acme.report('follow-up?by=rep');
    expect(followed.row(person)).toMatchObject({
      attempts: 3,
      call: 2,
      mail: 1,
      onPlannedChannel: 3,
      givenUpEarly: 0,
      medianGapHours: 14,
    });

    await acme.amend('attempts: 3 }', 'attempts: 3, enforce: report }');
    const [second, other] = await taken(acme, 'Given Up');
    await acme.does(other, second, attempt('call'));
    expect(await acme.does(other, second, given)).toBe('qualification');
    expect((await acme.report('follow-up')).row(other)).toMatchObject({ givenUpEarly: 1 });
    const broken = await acme.report('custody-breaks/leads?break=givenUpEarly');
    expect(broken.rows).toMatchObject([{ lead: second, holder: other, about: '1 of 3 attempts' }]);
  });
});
