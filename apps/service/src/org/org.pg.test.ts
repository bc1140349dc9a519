import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

const orgText = readFileSync(
  join(import.meta.dirname, '../../../../simulations/acme-software/org.yaml'),
  'utf8',
);

let service: TestService;
let admin = '';
beforeAll(async () => {
  service = await testService();
  admin = (await service.workspace('org'))('m-05');
});
afterAll(() => service.close());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(admin, method, path, body, headers);

const sourceNow = async (): Promise<string> =>
  String((await ask('GET', '/org?source=true')).body['source']);

const versionNow = async (): Promise<number> => Number((await ask('GET', '/org')).body['version']);

describe('the org as a whole', () => {
  test('is read with its number, listed by version, and its accounts are counted', async () => {
    const org = await ask('GET', '/org?source=true');
    expect(org.body).toMatchObject({ version: 1, name: 'acme-software', accounts: 0 });
    expect(org.body['source']).toBe(orgText);
    expect((await ask('GET', '/org')).body['source']).toBeUndefined();
    expect((await ask('GET', '/org/versions')).body).toMatchObject({
      items: [{ version: 1, createdBy: 'operator' }],
      cursor: null,
    });
    expect((await ask('GET', '/org/versions/1')).body).toMatchObject({ version: 1 });
    expect((await ask('GET', '/org/versions/99')).status).toBe(404);
  });

  test('with errors is refused with line and fix, and nothing is stored', async () => {
    const before = await versionNow();
    const wrong = orgText.replace('{ holder: m-02, members: [ m-03 ]', '{ holder: m-99');
    const checked = await ask('POST', '/org/check', { text: wrong });
    expect(checked.body).toMatchObject({ ok: false });
    const refused = await ask('PUT', '/org', { text: wrong });
    expect(refused).toMatchObject({ status: 422, body: { title: 'The document has errors' } });
    const [error] = refused.body['errors'] as { line: number; fix: string; path: string }[];
    expect(error).toMatchObject({ line: 37, path: 'desks.arbitration.holder' });
    expect(error?.fix).toContain('use one of');
    expect(await versionNow()).toBe(before);
  });

  test('without a desk that the policy names is refused', async () => {
    const text = orgText.replace(/^ {2}tele-prospecting: .*\n/mu, '');
    const refused = await ask('PUT', '/org', { text });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('has no desk `tele-prospecting`');
    expect((await ask('POST', '/org/check', { text })).body).toMatchObject({ ok: false });
  });

  test.each([
    ['a calendar that never opens', orgText.replace("mon-sun: '00:00-24:00'", 'mon: []'), 422],
    ['a bomb of aliases', bomb(), 422],
    ['no org', 'policy: x', 422],
    ['two documents', `${orgText}\n---\norg: x\n`, 422],
    ['accounts in a file', `${orgText}accounts: { file: accounts.csv }\n`, 422],
    ['too much for a document', `${orgText}#${'x'.repeat(5.1 * 1024 * 1024)}`, 422],
    ['too much for a body', 'x'.repeat(7 * 1024 * 1024), 413],
    ['nothing', '', 400],
  ])('%s is refused', async (_, text, status) => {
    const before = await versionNow();
    expect((await ask('PUT', '/org', { text })).status).toBe(status);
    expect(await versionNow()).toBe(before);
  });

  test('that is newer than the caller saw is not overwritten', async () => {
    const text = `${orgText}# one more line\n`;
    const stale = await ask('PUT', '/org', { text }, { 'if-match': '"99"' });
    expect(stale).toMatchObject({ status: 412, body: { version: await versionNow() } });
    const nonsense = await ask('PUT', '/org', { text }, { 'if-match': 'abc' });
    expect(nonsense.status).toBe(400);
    const now = await versionNow();
    const stored = await ask('PUT', '/org', { text }, { 'if-match': `"${now}"` });
    expect(stored).toMatchObject({ status: 200, body: { version: now + 1, changed: true } });
    expect(await sourceNow()).toBe(text);
    const same = await ask('PUT', '/org', { text });
    expect(same.body).toMatchObject({ version: now + 1, changed: false });
  });

  test('happens once under a key', async () => {
    const text = `${orgText}# under a key\n`;
    const once = { 'idempotency-key': 'org-1' };
    const [first, second] = [
      await ask('PUT', '/org', { text }, once),
      await ask('PUT', '/org', { text }, once),
    ];
    expect(second.body).toEqual(first.body);
    expect(await versionNow()).toBe(first.body['version']);
    expect((await ask('PUT', '/org', { text: orgText }, once)).status).toBe(422);
  });

  test('that would lose whoever has open leads is refused with the leads', async () => {
    const { id, custodian } = leadIn(await ask('POST', '/inquiries', inquiry()));
    const holder = custodian?.person ?? '';
    const gone = await ask('DELETE', `/org/people/${holder}`);
    expect(gone).toMatchObject({ status: 409, body: { title: 'Open leads would have no place' } });
    expect(gone.body['stranded']).toEqual(
      expect.arrayContaining([{ lead: id, state: 'offered', gone: `person ${holder}` }]),
    );
    expect((await ask('DELETE', '/org/people/r-09')).body).toMatchObject({ changed: true });
    const source = await sourceNow();
    expect(source).toContain('members: [ r-06, r-07, r-08 ]');
    expect(source).not.toContain('Iris');
  });

  test('that would lose the desk where an open lead lies is refused with it too', async () => {
    const desk = '  partners: { holder: m-01, calendar: new-york }\n';
    const more = orgText.replace('desks:\n', `desks:\n${desk}`);
    expect((await ask('PUT', '/org', { text: more })).status).toBe(200);
    const { facts, ...rest } = inquiry();
    const content = { ...rest, facts: { ...facts, source: 'web-content' } };
    const { id, state } = leadIn(await ask('POST', '/inquiries', content));
    expect(state).toBe('qualification');
    const referred = { type: 'lead.referred', desk: 'partners' };
    expect((await ask('POST', `/leads/${id}/events`, referred)).status).toBe(200);
    const refused = await ask('PUT', '/org', { text: orgText });
    expect(refused).toMatchObject({
      status: 409,
      body: { stranded: [{ lead: id, state: 'qualification', gone: 'desk partners' }] },
    });
    await ask('POST', `/leads/${id}/events`, { type: 'lead.disqualified', criterion: 'size' });
    expect((await ask('PUT', '/org', { text: orgText })).body).toMatchObject({ changed: true });
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const before = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  });
  return levels.join('\n');
}
