import { join } from 'node:path';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@baton/core';
import nodemailer from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startMailListener } from '../inbound-mail/start-listener.ts';
import { browse, newBrowser } from '../testing/browser.ts';
import { MONDAY_AT, testService, type TestService, until } from '../testing/test-service.ts';
import { call, type Company, owed, type Row, stage } from './stage.ts';

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

const folder = join(import.meta.dirname, '../../../../simulations/lost-leads');

/** The organisation of the four stories, under the policy that makes one of them impossible. */
const organisation = (policy: string, org = 'org.yaml'): Company => ({
  org: join(folder, org),
  policy: join(folder, policy),
  people: {
    head: 'admin',
    manager: 'manager',
    'region-manager': 'manager',
    executive: 'registrar',
    'office-manager': 'registrar',
    director: 'rep',
    'r-01': 'rep',
    'r-02': 'rep',
    'r-03': 'rep',
  },
});

describe('leads lost by the organisation itself', () => {
  test('D1: anyone registers an inquiry in seconds, for somebody else, from a phone, and is told what became of it', async () => {
    const acme = await stage(
      service,
      'd1',
      organisation('voice-mail/policies/anyone-registers.yaml'),
    );
    // The office manager hears the executive's voice mail, and has nothing but a telephone and a log-in.
    const made = await acme.ask('head', 'POST', '/log-ins', {
      name: 'office',
      person: 'office-manager',
      role: 'registrar',
    });
    const ask = browse(service);
    const phone = newBrowser();
    const password = String(made.body['password']);
    await ask(phone, 'POST', '/session', { workspace: 'd1', name: 'office', password });
    const own = { old: password, password: 'a long pass phrase' };
    const changed = await ask(phone, 'POST', '/log-ins/office/password', own);
    phone.csrf = String(changed.body['csrfToken']);
    const captured = await ask(phone, 'POST', '/capture', {
      who: 'Vera Voice, Voice Works',
      reach: '212 555 0123',
      about: 'Left a message for the executive: wants a press, was sent by her brother.',
    });
    expect(captured.status).toBe(201);
    const { id, state } = captured.body['lead'] as { id: string; state: string };
    expect(state).toBe('offered');
    const lead = await acme.read(id);
    expect(lead).toMatchObject({ registrar: 'office-manager', custodian: { person: 'r-01' } });
    expect(lead.inquiry).toMatchObject({ contact: { name: 'Vera Voice', company: 'Voice Works' } });
    expect(owed(lead, 'first-response')).toMatchObject({ due: MONDAY_AT + DAY_MS });
    const got = await acme.mailed('office-manager', 'We have it: Vera Voice');
    expect(got.text).toContain('Sales rep North has it now.');
    await acme.does('r-01', id, { type: 'lead.accepted' });
    await acme.does('r-01', id, call(true));
    await acme.does('r-01', id, { type: 'opportunity.opened' });
    await acme.does('r-01', id, { type: 'step.completed', step: 'proposal' });
    await acme.does('r-01', id, { type: 'deal.won', amount: 5_000_000 });
    await acme.mailed('office-manager', 'What became of it: Vera Voice, Voice Works, won');
    // Had nobody answered, it would not have lain there: somebody is named within the day.
    const other = await ask(phone, 'POST', '/capture', {
      who: 'Otto',
      reach: 'otto@x.com',
      about: 'x',
    });
    const forgotten = (other.body['lead'] as { id: string }).id;
    after(DAY_MS + MINUTE_MS);
    await acme.mailed('manager', 'Missed: the first response to the prospect, Otto');
    expect((await acme.read(forgotten)).custodian).not.toBeNull();
  });

  test('D2: a referral by mail has a deadline from the moment it exists, and what one director leaves, another takes up', async () => {
    const policy = 'unanswered-mail/policies/deadline-from-the-start.yaml';
    const acme = await stage(service, 'd2', organisation(policy));
    const inbox = 'hello@d2.com';
    await acme.ask('head', 'PUT', `/inquiry-addresses/${inbox}`, { program: 'referrals' });
    const listener = await startMailListener(service.service, { host: '127.0.0.1', port: 0 });
    const { port } = listener;
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    try {
      await transport.sendMail({
        from: 'director@d2.com',
        to: inbox,
        subject: 'Fwd: A friend of yours sent me',
        text: 'From: Rob Rich <rob@richworks.com>\nSent: Monday\nTo: Director\nSubject: A press\n\nWe need a press for $100,000.',
      });
    } finally {
      transport.close();
      await listener.close();
    }
    const id = await until(async () => {
      const { items } = (await acme.ask('head', 'GET', '/leads')).body as { items: Row[] };
      return items.length === 1 ? String(items[0]?.['lead']) : null;
    });
    const lead = await acme.read(id ?? '');
    expect(lead).toMatchObject({ registrar: 'director', custodian: { person: 'director' } });
    expect(lead.inquiry).toMatchObject({ contact: { mail: { address: 'rob@richworks.com' } } });
    const [arrived] = await acme.log(lead.id);
    expect(owed(lead, 'first-response')).toMatchObject({
      since: arrived?.at,
      due: MONDAY_AT + DAY_MS,
    });
    await acme.mailed('director', 'New lead for you: Rob Rich');
    // One mail among two hundred. It is told again, and goes to somebody who answers.
    after(2 * HOUR_MS + MINUTE_MS);
    await acme.mailed('director', 'Reminder: the answer to the offer, Rob Rich');
    after(2 * HOUR_MS);
    const passed = await acme.becomes(lead.id, ({ custodian }) => custodian?.person !== 'director');
    const rep = passed.custodian?.person ?? '';
    await acme.mailed('manager', 'Missed: the answer to the offer, Rob Rich');
    expect(owed(passed, 'first-response')).toMatchObject({ owedBy: rep, due: MONDAY_AT + DAY_MS });
    await acme.does(rep, lead.id, { type: 'lead.accepted' });
    await acme.does(rep, lead.id, call(true));
    await acme.does(rep, lead.id, { type: 'opportunity.opened' });
    await acme.does(rep, lead.id, { type: 'step.completed', step: 'proposal' });
    expect(await acme.does(rep, lead.id, { type: 'deal.won', amount: 10_000_000 })).toBe('won');
    await acme.mailed('director', 'What became of it: Rob Rich');
    expect((await acme.report('campaigns')).row('referrals')).toMatchObject({
      revenue: 10_000_000,
    });
    const missed = await acme.report('custody-breaks/leads');
    expect(missed.rows).toMatchObject([{ holder: 'director', obligation: 'offered' }]);
  });

  test('D3: one accountable holder, notices in parallel, and no hand-off that waits on a meeting', async () => {
    const acme = await stage(service, 'd3', organisation('common-time/policies/one-holder.yaml'));
    // Tuesday at ten: the next meeting is on Monday.
    service.clock.at = MONDAY_AT + DAY_MS;
    const lead = await acme.capture('Wants An Answer', {});
    expect(lead).toMatchObject({ state: 'offered', custodian: { person: 'r-01' } });
    for (const { owedBy, due } of lead.obligations) {
      expect(owedBy).toBe('r-01');
      expect(due).toBeLessThanOrEqual(service.clock.at + DAY_MS);
    }
    await acme.mailed('r-01', 'New lead for you: Wants An Answer');
    // Marketing and the sales manager are told in the same minute, and neither has to do anything for it to go on.
    after(3 * HOUR_MS);
    for (const person of ['manager', 'office-manager'])
      await acme.mailed(person, 'At risk: the first response to the prospect, Wants An Answer');
    const holder = (await acme.read(lead.id)).custodian?.person ?? '';
    await acme.does(holder, lead.id, { type: 'lead.accepted' });
    await acme.does(holder, lead.id, call(true));
    const log = await acme.log(lead.id);
    for (const { custodian } of log.filter(({ to }) => to !== 'routing'))
      expect(custodian.to?.person).toMatch(/^r-0\d$/u);
    const speed = await acme.report('speed-to-lead');
    expect(speed.total).toMatchObject({ contacted: 1, within24Hours: 1, medianHours: 3 });
  });

  test('D4: approvals have deadlines and delegates, absence reroutes, and a lead waiting on who is away is seen the same hour', async () => {
    const policy = 'travelling-manager/policies/approvals-with-delegates.yaml';
    const org = 'travelling-manager/org-with-deputies.yaml';
    const acme = await stage(service, 'd4', organisation(policy, org));
    // Friday, 8 January 2027, ten o'clock; the region manager travels from Monday on.
    service.clock.at = Date.UTC(2027, 0, 8, 15);
    const proposed = async (who: string): Promise<string> => {
      const { id, custodian } = await acme.capture(who, {});
      const rep = custodian?.person ?? '';
      await acme.does(rep, id, { type: 'lead.accepted' });
      await acme.does(rep, id, call(true));
      await acme.does(rep, id, { type: 'opportunity.opened' });
      expect(await acme.does(rep, id, { type: 'step.completed', step: 'draft' })).toBe(
        'opportunity.critique',
      );
      return id;
    };
    const asked = async (id: string): Promise<readonly string[]> =>
      (await acme.read(id)).obligations
        .filter(({ kind }) => kind === 'approval')
        .map(({ owedBy }) => owedBy);
    const approval = { type: 'approval.given', step: 'critique' };

    const first = await proposed('Before The Trip');
    expect(await asked(first)).toEqual(['manager', 'region-manager']);
    expect(owed(await acme.read(first), 'approval')?.due).toBe(Date.UTC(2027, 0, 11, 15));
    await acme.mailed('region-manager', 'Your approval is needed: critique, Before The Trip');
    await acme.does('manager', first, approval);
    // Monday, nine o'clock: the region manager has left, with the proposal in the bag.
    service.clock.at = Date.UTC(2027, 0, 11, 14, 1);
    await until(async () => ((await asked(first)).includes('region-manager') ? null : true));
    const [deputy = ''] = await asked(first);
    expect(['manager', 'head']).toContain(deputy);
    const { text } = await acme.mailed(
      deputy,
      'Your approval is needed: critique, Before The Trip',
    );
    expect(text).toContain('2027');
    const seen = (await acme.log(first)).find(({ event }) => event.type === 'holder.away');
    expect(seen?.at).toBe(service.clock.at);
    expect(await acme.does(deputy, first, approval)).toBe('opportunity.delivered');

    // What is asked for while they are away does not go to them at all.
    const second = await proposed('During The Trip');
    expect(await asked(second)).not.toContain('region-manager');
    // Nobody answers in a business day: the delegate has it, and so on, up to somebody who decides.
    const [approver = ''] = await asked(second);
    after(DAY_MS + MINUTE_MS);
    await until(async () => ((await asked(second)).includes(approver) ? null : true));
    expect(await asked(second)).not.toContain(approver);
    expect((await acme.read(second)).state).toBe('opportunity.critique');

    // A rep on leave: what is offered to them goes on within the hour.
    const offer = await acme.capture('Rep On Leave', {});
    const away = offer.custodian?.person ?? '';
    const leave = { from: '2027-01-12', to: '2027-01-22' };
    await acme.ask(away, 'POST', `/org/people/${away}/absences`, leave);
    after(2 * MINUTE_MS);
    const moved = await acme.becomes(offer.id, ({ custodian }) => custodian?.person !== away);
    await acme.mailed(moved.custodian?.person ?? '', 'New lead for you: Rep On Leave');
    for (const id of [first, second, offer.id]) expect(await acme.verifies(id)).toBe(true);
  });

  test('D4: where nobody stands in, the manager is told the same hour, and a deputy named then has it at once', async () => {
    const policy = 'travelling-manager/policies/approvals-with-delegates.yaml';
    const acme = await stage(service, 'd4-alone', organisation(policy));
    service.clock.at = Date.UTC(2027, 0, 11, 15);
    const { id, custodian } = await acme.capture('In The Bag', {});
    const rep = custodian?.person ?? '';
    await acme.does(rep, id, { type: 'lead.accepted' });
    await acme.does(rep, id, call(true));
    await acme.does(rep, id, { type: 'opportunity.opened' });
    await acme.does(rep, id, { type: 'step.completed', step: 'draft' });
    await acme.does('manager', id, { type: 'approval.given', step: 'critique' });
    expect(owed(await acme.read(id), 'approval')).toMatchObject({ owedBy: 'region-manager' });
    after(2 * MINUTE_MS);
    const told = await acme.mailed(
      'manager',
      'Nobody stands in: the approval “critique”, In The Bag',
    );
    expect(told.text).toContain('Region manager owes the approval');
    after(2 * MINUTE_MS);
    const deputy = { deputies: ['head'] };
    expect((await acme.ask('head', 'PATCH', '/org/people/region-manager', deputy)).status).toBe(
      200,
    );
    await acme.becomes(id, (lead) => owed(lead, 'approval')?.owedBy === 'head');
    const approval = { type: 'approval.given', step: 'critique' };
    expect(await acme.does('head', id, approval)).toBe('opportunity.delivered');
    expect(acme.mails('manager').filter((one) => one.startsWith('Nobody stands in'))).toHaveLength(
      1,
    );
  });
});
