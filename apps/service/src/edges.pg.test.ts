import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, inWorkspace, workspaceNames } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODY_BYTES_AT_MOST } from './http/safe-request.ts';
import { createWorkspaceOf } from './seed/create-workspace.ts';
import { demoWorkspace } from './seed/demo.ts';
import { inquiry, leadIn, testService, type TestService } from './testing/test-service.ts';

let service: TestService;
let admin = '';
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('edges');
  admin = key('m-05');
});
afterAll(() => service.close());

const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  service.request(admin, 'POST', path, body, headers);

const countOf = async (table: 'leads' | 'people_data'): Promise<number> => {
  const rows = await inWorkspace(service.db, 'edges', (tx) =>
    table === 'leads' ? tx`select from baton.leads` : tx`select from baton.people_data`,
  );
  return rows.length;
};

describe('an idempotency key', () => {
  test('gets one lead and one answer, however many ask at once, and leaves no person behind', async () => {
    const [leads, people] = [await countOf('leads'), await countOf('people_data')];
    const ask = () => post('/inquiries', inquiry('Twice'), { 'idempotency-key': 'k-1' });
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(ask));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(new Set(answers.map((answer) => leadIn(answer).id)).size).toBe(1);
    expect(answers.filter(({ body }) => body['repeated'] === false)).toHaveLength(1);
    expect([await countOf('leads'), await countOf('people_data')]).toEqual([leads + 1, people + 1]);
    const other = await post('/inquiries', inquiry('Other'), { 'idempotency-key': 'k-1' });
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:baton:problem:key-reused' } });
  });

  test('makes an event happen once', async () => {
    const { id, custodian } = leadIn(await post('/inquiries', inquiry('Once')));
    const holder = key(custodian?.person ?? '');
    const accept = () =>
      service.request(
        holder,
        'POST',
        `/leads/${id}/events`,
        { type: 'lead.accepted' },
        { 'idempotency-key': 'a' },
      );
    const [first, second] = [await accept(), await accept()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect([first.body['repeated'], second.body['repeated']]).toEqual([false, true]);
    const log = await service.request(admin, 'GET', `/leads/${id}/log`);
    expect(log.body['entries']).toHaveLength(3);
  });
});

describe('what is not possible now', () => {
  test('is a 409 that says what is, which is what actions lists', async () => {
    const { id } = leadIn(await post('/inquiries', inquiry()));
    const refused = await post(`/leads/${id}/events`, { type: 'deal.won', amount: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { state: 'offered', title: 'That is not possible now' },
    });
    const { body } = await service.request(admin, 'GET', `/leads/${id}/actions`);
    const actions = body['actions'] as { type: string; input: { required: string[] } }[];
    expect(actions.map(({ type }) => type)).toEqual(refused.body['possible']);
    const reject = actions.find(({ type }) => type === 'lead.rejected');
    expect(reject?.input).toMatchObject({
      required: ['type', 'reason'],
      additionalProperties: false,
      // The playbook's own words, so that nobody has to guess them.
      properties: {
        reason: { enum: expect.arrayContaining(['not-a-lead', 'no-budget-now']) as string[] },
        excuse: { enum: ['no-phone', 'free-mail', 'too-small'] },
        criterion: { type: 'string' },
      },
    });
    const log = await service.request(admin, 'GET', `/leads/${id}/log`);
    expect(log.body['entries']).toHaveLength(2);
  });

  test.each([
    [{ type: 'lead.routed', decision: {} }, 400],
    [{ type: 'obligation.due', id: 'offered:2', rung: '100' }, 400],
    [{ type: 'lead.accepted', at: 1 }, 400],
    [{ type: 'lead.accepted', actor: 'r-01' }, 400],
    [{ type: 'lead.accepted', more: 1 }, 400],
    [{ type: 'attempt.made', channel: 'pigeon', connected: true }, 400],
    [{ type: 'toString' }, 400],
    [{}, 400],
    [[], 400],
    ['null', 400],
  ])('an event %j is %i', async (event, status) => {
    const { id } = leadIn(await post('/inquiries', inquiry()));
    expect((await post(`/leads/${id}/events`, event)).status).toBe(status);
  });
});

describe('bad input', () => {
  const deep = `{"facts":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  test.each([
    ['no JSON', '{', 400],
    ['another type', '"text"', 400],
    ['a list', '[]', 400],
    ['a null byte', { message: 'a\0b' }, 400],
    ['half a character', '{"message":"\\ud800"}', 400],
    ['endless nesting', deep, 400],
    ['a field nobody knows', { contact: { nme: 'x' } }, 400],
    ['a fact nobody declared', { facts: { colour: 'red' } }, 400],
    ['a fact of another type', { facts: { employees: '50' } }, 400],
    ['a fact that the engine derives', { facts: { pass: 7 } }, 400],
    ['a name that every object has', '{"facts":{"constructor":1,"toString":"x"}}', 400],
    ['a registrar nobody knows', { registrar: 'nobody' }, 400],
    ['too much', { message: 'x'.repeat(BODY_BYTES_AT_MOST) }, 413],
  ])('%s is refused as a problem, and nothing is stored', async (_, body, status) => {
    const before = await countOf('leads');
    const answer = await post('/inquiries', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      status,
      type: expect.stringContaining('urn:baton:problem:') as string,
      requestId: expect.stringMatching(/.{8}/u) as string,
    });
    expect(await countOf('leads')).toBe(before);
  });

  test.each([
    ['/leads?limit=0', 400],
    ['/leads?cursor=nonsense', 400],
    ['/leads?state=%00', 400],
    ['/leads?person=%27%3B%20drop%20table%20baton.leads', 400],
    ['/leads/%00', 400],
    ["/leads/'or'1'='1", 404],
    ['/nowhere', 404],
    ['/docs/..%2Fpackage.json', 404],
  ])('GET %s is %i', async (path, status) => {
    expect((await service.request(admin, 'GET', path)).status).toBe(status);
  });

  test('that is no JSON by its own word is 415', async () => {
    const plain = await post('/leads/x/events', '{"type":"a\\u0000"}', {
      'content-type': 'text/plain',
    });
    expect(plain.status).toBe(415);
    const unnamed = await service.app.request('/leads/x/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}` },
      body: new Uint8Array([123, 125]),
    });
    expect(unnamed.status).toBe(415);
    const answer = await post('/capture', 'who=joe', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer).toMatchObject({ status: 415, body: { status: 415 } });
  });

  test('stays text, whatever it looks like', async () => {
    const name = "Robert'); drop table leads;-- \r\nBcc: all@acme.com";
    const { id } = leadIn(await post('/inquiries', inquiry(name)));
    const read = await service.request(admin, 'GET', `/leads/${id}`);
    expect(read.status).toBe(200);
    expect(read.body['inquiry']).toMatchObject({
      contact: { name: expect.not.stringMatching(/[\r\n]/u) as string },
    });
  });
});

describe('quick capture', () => {
  test.each(['joe@acme-robotics.com', '+1 212 555 0100'])(
    'takes three fields, reached by %s',
    async (reach) => {
      const body = { who: 'Joe Roe', reach, about: 'Saw us at the fair' };
      const answer = await service.request(key('r-06'), 'POST', '/capture', body);
      expect(answer).toMatchObject({ status: 201, body: { lead: { registrar: 'r-06' } } });
      const facts = (answer.body['lead'] as { facts: Record<string, unknown> }).facts;
      expect([facts['hasMail'], facts['hasPhone']]).toEqual([
        reach.includes('@'),
        !reach.includes('@'),
      ]);
    },
  );
});

describe('lists', () => {
  test('page through every lead once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await service.request(admin, 'GET', `/leads?limit=3${cursor}`);
      seen.push(...(page.body['items'] as { lead: string }[]).map(({ lead }) => lead));
      const next = page.body['cursor'];
      if (typeof next !== 'string') break;
      cursor = `&cursor=${next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await countOf('leads'));
  });
});

describe('policies', () => {
  const policyFile = join(
    import.meta.dirname,
    '../../../simulations/acme-software/policies/demo-30min.yaml',
  );
  const text = readFileSync(policyFile, 'utf8');

  test('are checked with every error, by line and fix, and not stored with one', async () => {
    const broken = text
      .replace('30 business minutes', '30 busy minutes')
      .replace('pool: americas', 'pool: mars');
    const checked = await post('/policies/check', { text: broken });
    expect(checked).toMatchObject({ status: 200, body: { ok: false } });
    expect((checked.body['errors'] as { line: number; fix: string }[])[0]).toMatchObject({
      line: expect.any(Number) as number,
      fix: expect.stringMatching(/\w/u) as string,
    });
    expect((await post('/policies', { text: broken })).status).toBe(422);
    expect((await post('/policies/check', { text })).body).toMatchObject({ ok: true, errors: [] });
  });

  test('are adopted by open leads, unless one would be stranded', async () => {
    const { id, custodian } = leadIn(await post('/inquiries', inquiry()));
    const holder = key(custodian?.person ?? 'r-01');
    const say = (event: object) => service.request(holder, 'POST', `/leads/${id}/events`, event);
    await say({ type: 'lead.accepted' });
    await say({ type: 'attempt.made', channel: 'call', connected: true });
    expect((await say({ type: 'opportunity.opened' })).status).toBe(200);
    const renamed = text.replaceAll('discovery', 'exploration');
    const { version } = (await post('/policies', { text: renamed })).body as { version: number };
    const activate = (openLeads: string) =>
      post(`/policies/${version}/activate`, { openLeads, why: 'a better word' });
    expect(await activate('adopt')).toMatchObject({
      status: 409,
      body: { stranded: [{ lead: id, state: 'opportunity.discovery' }] },
    });
    expect(await activate('keep')).toMatchObject({ status: 200, body: { adopted: 0 } });
    expect((await post('/policies/99/activate', { openLeads: 'keep', why: 'x' })).status).toBe(404);
    const list = await service.request(admin, 'GET', '/policies');
    expect(list.body).toMatchObject({
      active: version,
      activations: [{ policy: version, by: 'm-05', why: 'a better word' }, { policy: 1 }],
    });
    const same = (await post('/policies', { text })).body as { version: number };
    const adopted = await post(`/policies/${same.version}/activate`, {
      openLeads: 'adopt',
      why: 'back',
    });
    expect(adopted.status).toBe(200);
    expect(adopted.body['adopted']).toBeGreaterThan(0);
    const lead = await service.request(admin, 'GET', `/leads/${id}`);
    expect(lead.body['policy']).toBe(same.version);
  });
});

describe('a workspace', () => {
  test('whose making was cut off is made whole by the next start, and once made is left alone', async () => {
    const made = demoWorkspace(service.clock.at);
    await createWorkspace(service.db, { workspace: 'half', name: 'half', at: 0 });
    const make = () => createWorkspaceOf(service.db, { ...made, workspace: 'half' });
    const keys = await make();
    const list = await service.request(keys?.[0]?.key ?? '', 'GET', '/policies');
    expect(list.body).toMatchObject({ active: 1 });
    expect(await make()).toBeNull();
  });

  test.each([
    ['policy', 'policy: x', 'routing'],
    ['org', 'org: x', 'people'],
  ] as const)('is not made with a wrong %s', async (part, text, says) => {
    const made = demoWorkspace(service.clock.at);
    const wrong = { ...made, workspace: 'wrong', [part]: { text, file: `${part}.yaml` } };
    await expect(createWorkspaceOf(service.db, wrong)).rejects.toThrow(says);
    expect(await workspaceNames(service.db)).not.toContain('wrong');
  });
});

describe('pages', () => {
  test.each([
    ['/', 'Baton'],
    ['/docs', 'swagger-ui-bundle.js'],
    ['/docs/start.js', 'SwaggerUIBundle'],
    ['/docs/swagger-ui.css', '.swagger-ui'],
  ])('%s is served from here, with nothing from elsewhere', async (path, holds) => {
    const { status, text } = await service.request(null, 'GET', path);
    expect(status).toBe(200);
    expect(text).toContain(holds);
    if (path === '/' || path === '/docs') expect(text).not.toMatch(/(src|href)="(https?:)?\/\//u);
  });
});
