import { DAY_MS } from '@baton/core';
import { readLog, verifyLead } from '@baton/store';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  inquiry,
  leadIn,
  MONDAY_AT,
  testService,
  type TestService,
} from '../testing/test-service.ts';
import { sendNotices } from '../worker/send-notices.ts';

let service: TestService;
let refusing: ((person: string) => string) | undefined;
beforeAll(async () => {
  service = await testService(0);
});
beforeEach(() => {
  service.clock.at = MONDAY_AT;
});
afterAll(() => service.close());

/** A lead too small for sales, which the policy's track writes to after seven days. */
const nurtured = async (workspace: string, contact: object = {}) => {
  const key = await service.workspace(workspace);
  const asked = inquiry('Nora\r\nBcc: all@acme.com Nurture');
  const body = {
    ...asked,
    contact: { ...asked.contact, mail: `nora@${workspace}.com`, ...contact },
    facts: { ...asked.facts, employees: 3 },
  };
  const lead = leadIn(await service.request(key('m-05'), 'POST', '/inquiries', body));
  expect(lead.state).toBe('nurture.long');
  const before = service.trap.mails.length;
  const mailsAfter = async (days: number) => {
    service.clock.at = MONDAY_AT + days * DAY_MS;
    await service.fireAll();
    await service.sendAll();
    return service.trap.mails.slice(before).filter(({ to }) => to === `nora@${workspace}.com`);
  };
  return { key, id: lead.id, mailsAfter };
};

const linkIn = (text: string): string =>
  /https:\/\/leads\.acme\.com(\/unsubscribe\?t=\S+)/u.exec(text)?.[1] ?? '';

const click = (path: string, method: string) =>
  service.app.request(path, {
    method,
    ...(method === 'POST'
      ? {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        }
      : {}),
  });

describe('an automatic mail of a nurture track', () => {
  test('goes to the prospect in the workspace’s words, the closest, and says how to end it', async () => {
    const { key, mailsAfter } = await nurtured('worded');
    const put = (template: string, body: object) =>
      service.request(key('m-03'), 'PUT', `/mail-templates/${template}`, body);
    await put('nurture', { subject: 'General', body: 'General' });
    const words = { subject: 'News for {company}', body: 'Dear {name},\n\nnews from {org}.' };
    expect((await put('nurture.long', words)).status).toBe(200);
    const [mail, ...others] = await mailsAfter(8);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'News for Acme Robotics' });
    expect(mail?.text).toContain('Dear Nora Bcc: all@acme.com Nurture,');
    const url = `https://leads.acme.com${linkIn(mail?.text ?? '')}`;
    expect(mail?.headers).toMatchObject({
      'list-unsubscribe': `<${url}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
    });
    expect(mail?.headers).not.toHaveProperty('bcc');
    const gone = await service.request(key('m-03'), 'DELETE', '/mail-templates/nurture.long');
    expect(gone.status).toBe(200);
    const list = await service.request(key('m-03'), 'GET', '/mail-templates');
    expect(list.body).toMatchObject({ items: [{ template: 'nurture', updatedBy: 'm-03' }] });
    const queued = await service.db.sql<{ text: string }>`
      select data::text as text from pgboss.job where data ->> 'workspace' = 'worded'`;
    expect(queued.map(({ text }) => text).join('')).not.toMatch(/Nora|nora@/u);
  });

  test('asks for an answer only where one reaches somebody', async () => {
    const { mailsAfter } = await nurtured('unanswered');
    const { channels } = service.sending;
    const mail = Object.assign(Object.create(channels.mail) as typeof channels.mail, {
      takesReplies: false,
    });
    service.clock.at = MONDAY_AT + 8 * DAY_MS;
    await service.fireAll();
    const sending = { ...service.sending, channels: { ...channels, mail } };
    while ((await sendNotices(sending, (error) => expect.fail(String(error)))) > 0);
    const [sent] = await mailsAfter(8);
    expect(sent?.text).toContain('get in touch with us as you did then');
    expect(sent?.text).not.toContain('answer this mail');
  });

  test('is ended by one click, not by a scanner’s look, and then for every lead of the address', async () => {
    const { key, id, mailsAfter } = await nurtured('clicked');
    const [mail] = await mailsAfter(8);
    const path = linkIn(mail?.text ?? '');
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await click(path, method)).status).toBe(200);
    expect(await (await click(path, 'GET')).text()).toContain('<form method="post">');
    const types = async (): Promise<string[]> =>
      (await readLog(service.db, 'clicked', id)).map(({ event }) => event.type);
    expect(await types()).not.toContain('prospect.unsubscribed');
    const clicks = await Promise.all([click(path, 'POST'), click(path, 'POST')]);
    expect(clicks.map(({ status }) => status)).toEqual([200, 200]);
    expect((await click(path, 'POST')).status).toBe(200);
    expect(
      (await types()).filter((type) => type === 'prospect.unsubscribed').length,
    ).toBeGreaterThan(0);
    expect(await mailsAfter(120)).toHaveLength(1);
    const { body } = await service.request(key('m-05'), 'GET', `/leads/${id}/person`);
    expect(body).toMatchObject({
      mailBarred: true,
      doNotContact: { mail: true, phone: false, all: false },
    });
    expect((await verifyLead(service.db, 'clicked', id)).ok).toBe(true);
    for (const forged of [path.slice(0, -1), path.replace('u1.', 'b1.'), '/unsubscribe'])
      expect((await click(forged, 'POST')).status).toBe(404);
  });

  test.each<[string, (key: string, id: string) => Promise<unknown>]>([
    [
      'nobody who is not to be contacted by mail',
      (key) =>
        service.request(key, 'POST', '/people-data/do-not-contact', {
          mail: 'nora@unwanted0.com',
          channel: 'mail',
        }),
    ],
    [
      'nobody who took their consent back',
      (key, id) =>
        service.request(key, 'POST', `/leads/${id}/consent`, {
          purpose: 'marketing',
          given: false,
          source: 'by telephone',
        }),
    ],
    ['nobody who was erased', (key, id) => service.request(key, 'POST', `/leads/${id}/erase`, {})],
  ])('reaches %s', async (name, wish) => {
    const workspace = `unwanted${name.includes('contacted') ? 0 : name.length}`;
    const { key, id, mailsAfter } = await nurtured(workspace);
    expect(await wish(key('m-05'), id)).toMatchObject({ status: 200 });
    expect(await mailsAfter(8)).toEqual([]);
  });

  test('is not sent when the lead moved on while it waited', async () => {
    const { key, id, mailsAfter } = await nurtured('movedon');
    service.clock.at = MONDAY_AT + 8 * DAY_MS;
    await service.fireAll();
    const event = { type: 'prospect.boughtElsewhere' };
    await service.request(key('m-05'), 'POST', `/leads/${id}/events`, event);
    expect(await mailsAfter(8)).toEqual([]);
  });

  test('that a server will not take is given up, without the address, and the desk is told', async () => {
    const { key, mailsAfter } = await nurtured('bounced');
    const { body: lead } = await service.request(key('m-05'), 'GET', '/leads?limit=1');
    const [row] = lead['items'] as { custodian: { person: string } }[];
    const holder = row?.custodian.person ?? '';
    const reach = { mail: 'desk@acme.com' };
    await service.request(key('m-05'), 'PUT', `/people/${holder}/reach`, reach);
    const { mail } = service.trap;
    const { channels } = service.sending;
    service.clock.at = MONDAY_AT + 8 * DAY_MS;
    await service.fireAll();
    const refusing = {
      ...mail,
      write: () =>
        Promise.resolve({
          outcome: 'failed' as const,
          reason: '550 <nora@bounced.com> is unknown',
        }),
    };
    const sending = { ...service.sending, channels: { ...channels, mail: refusing } };
    while ((await sendNotices(sending, (error) => expect.fail(String(error)))) > 0);
    const dead = await service.request(key('m-05'), 'GET', '/notices/dead');
    const items = dead.body['items'] as { kind: string }[];
    expect(items.find(({ kind }) => kind === 'prospect-mail')).toMatchObject({
      to: 'prospect',
      reason: '550 <(address)> is unknown',
    });
    const told = service.trap.mails.filter(({ to }) => to === 'desk@acme.com');
    expect(
      told.filter(({ subject }) => subject.startsWith('Not delivered: prospect-mail')),
    ).toHaveLength(1);
    expect(await mailsAfter(8)).toEqual([]);
  });

  test.each([
    ['nurture', { subject: 'A\r\nBcc: b@acme.com', body: 'x' }],
    ['nurture', { subject: '', body: 'x' }],
    ['nurture', { subject: 'x', body: 'Dear {nmae}' }],
    ['welcome', { subject: 'x', body: 'x' }],
    ['nurture.long.x', { subject: 'x', body: 'x' }],
  ])('words that are none are refused: %s %j', async (template, body) => {
    refusing ??= await service.workspace('words-refused');
    const path = `/mail-templates/${template}`;
    expect((await service.request(refusing('m-03'), 'PUT', path, body)).status).toBe(400);
  });
});
