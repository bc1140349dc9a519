import { DAY_MS } from '@baton/core';
import { readLog, verifyLead } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stage } from '../day/stage.ts';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
} from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(() => service.close());

const linkIn = (text: string, label: string): string =>
  new RegExp(`^${label}: https://leads\\.acme\\.com(\\S+)$`, 'mu').exec(text)?.[1] ?? '';

const ask = async (path: string, method = 'GET') => {
  const answer = await service.app.request(path, { method });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};

const press = async (path: string, fields: Readonly<Record<string, string>> = {}) => {
  const t = path.split('?t=')[1] ?? '';
  const answer = await service.app.request('/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ t, ...fields }).toString(),
  });
  return { status: answer.status, html: await answer.text() };
};

const contact = {
  name: 'Jane Doe',
  company: 'Acme Robotics',
  mail: "jane+o'neil@acme-robotics.com",
  phone: '+1 212 555 0123',
};

/** A lead offered to r-01 by mail alone, and what was sent of it so far. */
const offered = async (workspace: string) => {
  service.clock.at = MONDAY_AT;
  const key = await service.workspace(workspace);
  const admin = key('m-05');
  for (const person of ['r-01', 'm-01'])
    await service.request(admin, 'PUT', `/people/${person}/reach`, { mail: `${person}@acme.com` });
  const before = service.trap.mails.length;
  const body = { ...(inquiry('Jane Doe') as object), contact };
  const lead = leadIn(await service.request(admin, 'POST', '/inquiries', body));
  await service.sendAll();
  const mailed = (subject: string, to = 'r-01@acme.com') =>
    service.trap.mails.slice(before).find((one) => one.to === to && one.subject.startsWith(subject))
      ?.text ?? '';
  return { key, admin, lead, mailed };
};

describe('a rep who works by mail alone', () => {
  test('is told how the prospect is reached, by the offer, by the page after accepting, and by each task', async () => {
    const { mailed } = await offered('by-mail');
    const offer = mailed('New lead');
    expect(offer).toContain("Mail: jane+o'neil@acme-robotics.com\nPhone: +12125550123");
    expect(offer).not.toContain('/leads/');
    const done = await press(linkIn(offer, 'Accept'));
    expect(done.html).toContain(
      'href="mailto:jane%2Bo%27neil@acme-robotics.com">jane+o&#39;neil@acme-robotics.com</a>',
    );
    expect(done.html).toContain('href="tel:+12125550123"');
    expect(done.html).toContain('https://leads.acme.com/lead?t=v1.');
    await service.sendAll();
    expect(mailed('To do: contact attempt 1')).toContain('Phone: +12125550123');
  });

  test('sees the lead on a page that changes nothing, as long as it is theirs', async () => {
    const { mailed, lead, key } = await offered('looked');
    const offer = mailed('New lead');
    const path = linkIn(offer, 'See the lead');
    for (const method of ['HEAD', 'GET']) expect((await ask(path, method)).status).toBe(200);
    await press(linkIn(offer, 'Accept'));
    const { html, headers } = await ask(path);
    for (const said of [
      'Jane Doe, Acme Robotics',
      'tel:+12125550123',
      'Please show us the platform.',
      'working, attempting',
      'contact attempt 1: you, by Mon 4 May 2026',
      'It was accepted, by Ana Ruiz',
      'It was routed; now with Ana Ruiz',
    ])
      expect(html).toContain(said);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toMatch(/<form|<script/u);
    expect((await ask(path, 'POST')).status).toBeGreaterThanOrEqual(400);
    expect(await readLog(service.db, 'looked', lead.id)).toHaveLength(3);
    const back = { type: 'lead.returned', reason: 'wrong-territory' };
    const said = await service.request(key('r-01'), 'POST', `/leads/${lead.id}/events`, back);
    expect([said.status, said.body['detail']]).toEqual([200, undefined]);
    const gone = await ask(path);
    expect([gone.status, gone.html.includes('Jane')]).toEqual([410, false]);
  });

  test('sees nothing by a link that was changed, is of another kind, or has expired', async () => {
    const { mailed } = await offered('expired-view');
    const offer = mailed('New lead');
    const path = linkIn(offer, 'See the lead');
    const answer = linkIn(offer, 'Accept').split('?t=')[1] ?? '';
    for (const forged of [
      `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
      '/lead',
      '/lead?t=%00',
      `/lead?t=${answer}`,
    ])
      expect([forged, (await ask(forged)).status]).toEqual([forged, 404]);
    expect((await ask(path.replace('/lead?', '/answer?'))).status).toBe(404);
    service.clock.at += 9 * DAY_MS;
    expect((await ask(path)).status).toBe(410);
  });

  test('is not told a number that the prospect does not want to be called at', async () => {
    const { mailed, admin } = await offered('barred');
    const bar = { phone: contact.phone, channel: 'phone', why: 'asked' };
    const said = await service.request(admin, 'POST', '/people-data/do-not-contact', bar);
    expect(said.status).toBeLessThan(300);
    const { html } = await ask(linkIn(mailed('New lead'), 'See the lead'));
    expect(html).toContain('they asked not to be contacted this way');
    expect(html).not.toContain('5550123');
  });
});

describe('an approver who works by mail alone', () => {
  const awaiting = async (workspace: string) => {
    service.clock.at = MONDAY_AT;
    const acme = await stage(service, workspace);
    const { id, custodian } = await acme.capture(`Buyer ${workspace}`);
    const rep = custodian?.person ?? '';
    await acme.does(rep, id, { type: 'lead.accepted' });
    await acme.does(rep, id, { type: 'attempt.made', channel: 'call', connected: true });
    await acme.does(rep, id, { type: 'opportunity.opened' });
    for (const step of ['profiling', 'proposal'])
      await acme.does(rep, id, { type: 'step.completed', step });
    const before = service.trap.mails.length;
    await service.sendAll();
    const mailTo = (person: string): string =>
      service.trap.mails
        .slice(before - service.trap.mails.length)
        .findLast(
          ({ to, subject }) => to.startsWith(`${person}@`) && subject.startsWith('Your approval'),
        )?.text ?? '';
    return { acme, id, mailTo };
  };

  test('approves by a link whose page shows first, and once', async () => {
    const { acme, id, mailTo } = await awaiting('approving');
    const text = mailTo('marketing');
    const approve = linkIn(text, 'Approve');
    // Whoever approves does not call the prospect.
    expect(text).not.toContain('Mail:');
    expect((await ask(linkIn(text, 'See the lead'))).html).not.toContain('mailto:');
    for (const method of ['HEAD', 'GET']) expect((await ask(approve, method)).status).toBe(200);
    expect((await ask(approve)).html).toContain('critique');
    expect((await acme.read(id)).state).toBe('opportunity.critique');
    const pressed = await Promise.all([press(approve), press(approve)]);
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await press(linkIn(text, 'Refuse'))).html).toContain('You approved it on');
    expect((await press(linkIn(mailTo('sales-manager'), 'Approve'))).html).toContain(
      'You approved it',
    );
    expect((await acme.read(id)).state).toBe('opportunity.delivery');
    expect((await verifyLead(service.db, 'approving', id)).ok).toBe(true);
  });

  test('refuses with a note, and the other’s link is of no use then', async () => {
    const { acme, id, mailTo } = await awaiting('refusing');
    const refuse = linkIn(mailTo('sales-manager'), 'Refuse');
    expect((await ask(refuse)).html).toContain('name="note"');
    const done = await press(refuse, { note: 'Too cheap\0\r\n' });
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('You refused it')]);
    const log = await readLog(service.db, 'refusing', id);
    expect(log.at(-1)?.event).toMatchObject({
      type: 'approval.refused',
      actor: 'sales-manager',
      step: 'critique',
      note: 'Too cheap',
    });
    expect((await acme.read(id)).state).not.toBe('opportunity.critique');
    const late = await press(linkIn(mailTo('marketing'), 'Approve'));
    expect([late.status, late.html.includes('no longer open')]).toEqual([409, true]);
  });
});
