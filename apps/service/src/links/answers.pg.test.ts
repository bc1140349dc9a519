import { DAY_MS, MINUTE_MS } from '@baton/core';
import { inWorkspace, readLog, verifyLead } from '@baton/store';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOf } from '../app.ts';
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

/** A lead that was offered, and the links in the mail that told of it. */
const offered = async (workspace: string, name = 'Jane <b>Doe</b>') => {
  service.clock.at = MONDAY_AT;
  const key = await service.workspace(workspace);
  const admin = key('m-05');
  await service.request(admin, 'PUT', '/people/r-01/reach', { mail: 'r-01@acme.com' });
  const before = service.trap.mails.length;
  const lead = leadIn(await service.request(admin, 'POST', '/inquiries', inquiry(name)));
  await service.sendAll();
  const mail = service.trap.mails
    .slice(before)
    .find(({ subject }) => subject.startsWith('New lead'));
  const links = (mail?.text ?? '').matchAll(/https:\/\/leads\.acme\.com(\/answer\?t=\S+)/gu);
  const [accept = '', reject = ''] = [...links].map(([, path = '']) => path);
  const leadNow = async () => {
    const { body } = await service.request(admin, 'GET', `/leads/${lead.id}`);
    return body as { state: string; custodian: { person: string } | null; obligations: object[] };
  };
  return { key, admin, lead, accept, reject, leadNow, to: mail?.to };
};

const get = async (path: string, method = 'GET', agent = 'Mozilla/5.0') => {
  const answer = await service.app.request(path, { method, headers: { 'user-agent': agent } });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};

const post = async (path: string, fields: Readonly<Record<string, string>> = {}) => {
  const t = path.split('?t=')[1] ?? '';
  const answer = await service.app.request('/answer', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ t, ...fields }).toString(),
  });
  return { status: answer.status, html: await answer.text() };
};

describe('the links in the mail of an offer', () => {
  test('show what it is about to people, bots and mail scanners, and change nothing', async () => {
    const { accept, reject, leadNow, lead, to } = await offered('shown');
    expect(to).toBe('r-01@acme.com');
    for (const path of [accept, reject]) {
      for (const agent of ['Slackbot-LinkExpanding 1.0', 'Mozilla/5.0', 'BingPreview/1.0b'])
        expect((await get(path, 'GET', agent)).status).toBe(200);
      const head = await get(path, 'HEAD');
      expect([head.status, head.html]).toEqual([200, '']);
    }
    const { html, headers } = await get(accept);
    expect(html).toContain('Jane &lt;b&gt;Doe&lt;/b&gt;, Acme Robotics');
    expect(html).toContain('Please show us the platform.');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await leadNow()).toMatchObject({ state: 'offered', custodian: { person: 'r-01' } });
    expect(await readLog(service.db, 'shown', lead.id)).toHaveLength(2);
  });

  test('accept it by the button, once, however often and by however many it is pressed', async () => {
    const { accept, reject, leadNow, lead } = await offered('accepted');
    const pressed = await Promise.all([post(accept), post(accept), post(accept)]);
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await leadNow()).state).toMatch(/^working/u);
    const log = await readLog(service.db, 'accepted', lead.id);
    expect(log.map(({ event }) => event.type)).toEqual([
      'inquiry.captured',
      'lead.routed',
      'lead.accepted',
    ]);
    expect(log.at(-1)).toMatchObject({ actor: 'r-01' });
    const again = await post(accept);
    expect(again.html).toContain('Answered already');
    expect(again.html).toContain('Mon 4 May 2026, 10:00 (America/New_York)');
    expect((await get(accept)).status).toBe(409);
    expect((await post(reject, { reason: 'not-now' })).html).toContain(
      'You accepted it on Mon 4 May 2026, 10:00 (America/New_York)',
    );
    expect((await verifyLead(service.db, 'accepted', lead.id)).ok).toBe(true);
  });

  test('reject it with a reason of the policy, and it goes on at once', async () => {
    const { reject, leadNow, lead } = await offered('rejected');
    const page = await get(reject);
    const reasons = [...page.html.matchAll(/<option value="([^"]+)"/gu)].map(([, one]) => one);
    expect(reasons.length).toBeGreaterThan(1);
    for (const fields of [{}, { reason: 'invented' }, { reason: 'a\0b' }] as Record<
      string,
      string
    >[]) {
      const refused = await post(reject, fields);
      expect([refused.status, refused.html.includes('role="alert"')]).toEqual([422, true]);
    }
    expect(await leadNow()).toMatchObject({ state: 'offered', custodian: { person: 'r-01' } });
    const done = await post(reject, { reason: 'wrong-territory', criterion: 'region\0 \r\n' });
    expect([done.status, done.html]).toEqual([
      200,
      expect.stringContaining('You rejected') as string,
    ]);
    const log = await readLog(service.db, 'rejected', lead.id);
    expect(log.find(({ event }) => event.type === 'lead.rejected')).toMatchObject({
      actor: 'r-01',
      event: { reason: 'wrong-territory' },
    });
  });

  test('do nothing once the lead has gone to somebody else, or back to the same person', async () => {
    const { accept, leadNow, lead } = await offered('moved');
    service.clock.at += 31 * MINUTE_MS;
    await service.fireAll();
    expect(await leadNow()).toMatchObject({ state: 'offered', custodian: { person: 'r-02' } });
    for (const answer of [await get(accept), await post(accept)])
      expect([answer.status, answer.html.includes('no longer open')]).toEqual([409, true]);
    expect(await leadNow()).toMatchObject({ state: 'offered', custodian: { person: 'r-02' } });
    expect((await verifyLead(service.db, 'moved', lead.id)).ok).toBe(true);
    const used = await inWorkspace(
      service.db,
      'moved',
      (tx) => tx`select id from baton.used_links`,
    );
    expect(used).toHaveLength(0);
  });

  test('expire', async () => {
    const { accept } = await offered('expired');
    service.clock.at += 8 * DAY_MS;
    expect((await get(accept)).status).toBe(410);
    expect((await post(accept)).status).toBe(410);
  });

  test('are worth nothing when they are forged, cut off or of another kind', async () => {
    const { accept, leadNow } = await offered('forged');
    const flipped = accept.endsWith('A') ? 'B' : 'A';
    const forged = [
      `${accept.slice(0, -1)}${flipped}`,
      accept.slice(0, -9),
      '/answer?t=b1.passing.e30.x',
      '/answer?t=%00',
      '/answer?t=',
      '/answer',
      accept.replace('/answer?t=b1.', '/answer?t=b2.'),
    ];
    for (const path of forged)
      expect([path, (await get(path)).status, (await post(path)).status]).toEqual([path, 404, 404]);
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
      const body = JSON.stringify({ t: accept.split('?t=')[1] });
      const headers = { 'content-type': type };
      const answer = await service.app.request('/answer', { method: 'POST', headers, body });
      expect(answer.status).toBe(404);
    }
    expect((await leadNow()).state).toBe('offered');
  });

  test('stand in no log', async () => {
    const { accept } = await offered('unlogged');
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    await appOf({ ...service.service, log }).request(accept);
    expect(lines.join('')).toContain('"route":"/answer"');
    expect(lines.join('')).not.toContain('b1.');
  });
});
