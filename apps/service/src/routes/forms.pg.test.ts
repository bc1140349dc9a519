import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  expect((await ask('PUT', '/forms/contact', mapping)).status).toBe(200);
});
afterAll(() => service.close());

const mapping = {
  fields: {
    full_name: { contact: 'name' },
    email: { contact: 'mail' },
    company_size: { fact: 'employees', values: { '11-50': 30 } },
    comments: 'message',
  },
  constants: { source: 'web-demo', region: 'NA' },
  program: 'spring',
  required: ['email'],
};

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.request(key('m-03'), method, path, body, headers);

const fields = { full_name: 'Jane Doe', email: 'jane@acme.com', company_size: '11-50' };

const encoded = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ ...fields, ...more }).toString();

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the mapping of a form', () => {
  test('is read back, listed and forgotten', async () => {
    const put = await ask('PUT', '/forms/other', { fields: { who: { contact: 'name' } } });
    expect(put.status).toBe(200);
    expect((await ask('GET', '/forms/other')).body).toEqual(put.body);
    const list = (await ask('GET', '/forms')).body['items'] as { form: string }[];
    expect(list.map(({ form }) => form)).toEqual(['contact', 'other']);
    expect((await ask('DELETE', '/forms/other')).status).toBe(200);
    expect((await ask('GET', '/forms/other')).status).toBe(404);
    expect((await ask('DELETE', '/forms/other')).status).toBe(404);
    expect((await ask('POST', '/forms/other', { who: 'Jane' })).status).toBe(404);
  });

  test('with errors is refused, with all of them', async () => {
    const answer = await ask('PUT', '/forms/wrong', {
      fields: {
        a: { fact: 'colour' },
        b: { fact: 'hasMail' },
        c: 'message',
        d: 'message',
      },
      required: ['e'],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ path: ['a'] }, { path: ['b'] }, { path: ['d'] }, { path: ['e'] }] },
    });
    expect((await ask('GET', '/forms/wrong')).status).toBe(404);
  });

  test.each(['..', 'a b', 'ä', '%2e%2e%2f', 'x'.repeat(101)])('has no name %j', async (form) => {
    const put = await ask('PUT', `/forms/${encodeURIComponent(form)}`, mapping);
    expect([400, 404]).toContain(put.status);
  });
});

describe('a form’s post', () => {
  const facts = { region: 'NA', source: 'web-demo', employees: 30, program: 'spring' };

  test('becomes a lead, whether sent as a form, in parts or as JSON', async () => {
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.set(name, value);
    parts.set('cv', new File(['secret'], 'cv.pdf'));
    const authorization = `Bearer ${key('c-01')}`;
    const multipart = await service.app.request('/forms/contact', {
      method: 'POST',
      headers: { authorization },
      body: parts,
    });
    const answers = [
      await ask('POST', '/forms/contact', encoded({ utm: '1' }), urlencoded),
      await ask('POST', '/forms/contact', fields),
      { status: multipart.status, body: (await multipart.json()) as Record<string, unknown> },
    ];
    for (const { status, body } of answers) {
      expect([status, body['repeated']]).toEqual([201, false]);
      const lead = await ask('GET', `/leads/${String(body['lead'])}`);
      expect(lead.body).toMatchObject({ facts, state: 'offered' });
    }
  });

  test('sent again under its key is one lead', async () => {
    const headers = { ...urlencoded, 'idempotency-key': 'f-1' };
    const first = await ask('POST', '/forms/contact', encoded(), headers);
    const second = await ask('POST', '/forms/contact', encoded(), headers);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    const other = await ask('POST', '/forms/contact', encoded({ email: 'x@acme.com' }), headers);
    expect(other.status).toBe(422);
  });

  test('that the mapping refuses is kept, and taken in once the mapping is put right', async () => {
    const strict = {
      ...mapping,
      fields: { ...mapping.fields, phone: { contact: 'phone' } },
      required: ['email', 'phone'],
    };
    expect((await ask('PUT', '/forms/strict', strict)).status).toBe(200);
    const refused = await ask('POST', '/forms/strict', encoded(), urlencoded);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: ['phone'] }] } });
    const path = `/failed-intakes/${String(refused.body['failedIntake'])}`;
    expect((await ask('GET', path)).body).toMatchObject({
      source: 'form',
      through: 'strict',
      body: JSON.stringify(fields),
    });
    expect((await ask('POST', `${path}/replay`, {})).status).toBe(400);
    await ask('PUT', '/forms/strict', mapping);
    const replayed = await ask('POST', `${path}/replay`, {});
    expect(replayed.status).toBe(201);
    const lead = await ask('GET', `/leads/${String(replayed.body['lead'])}`);
    expect(lead.body).toMatchObject({ facts });
  });

  test.each([
    ['no JSON', '{', {}, 400],
    ['nested JSON', { full_name: { first: 'Jane' } }, {}, 400],
    ['a list', [], {}, 400],
    ['a null byte', encoded({ comments: 'a\0b' }), urlencoded, 400],
    ['a broken form', 'x', { 'content-type': 'multipart/form-data; boundary=b' }, 400],
    ['text', 'x', { 'content-type': 'text/plain' }, 415],
    ['too much', encoded({ comments: 'x'.repeat(1024 * 1024) }), urlencoded, 413],
  ])('of %s is refused', async (_, body, headers, status) => {
    expect((await ask('POST', '/forms/contact', body, headers)).status).toBe(status);
  });

  test('is for those with a key alone', async () => {
    const post = (from: string | null) =>
      service.request(from, 'POST', '/forms/contact', encoded(), urlencoded);
    expect((await post(null)).status).toBe(401);
    expect((await post(key('r-01'))).status).toBe(403);
    const theirs = await service.workspace('theirs');
    expect((await post(theirs('m-03'))).status).toBe(404);
  });
});
