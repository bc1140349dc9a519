import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';
import { readUploads } from './read-uploads.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
  const put = await service.request(key('m-03'), 'PUT', '/forms/list', mapping);
  expect(put.status).toBe(200);
});
afterAll(() => service.close());

const mapping = {
  fields: {
    name: { contact: 'name' },
    mail: { contact: 'mail' },
    region: { fact: 'region' },
    size: { fact: 'employees' },
    id: 'key',
  },
  constants: { source: 'web-demo' },
};

const upload = (csv: string, query = 'form=list', headers: Record<string, string> = {}) =>
  service.request(key('m-03'), 'POST', `/uploads?${query}`, csv, {
    'content-type': 'text/csv',
    ...headers,
  });

const seen = async (id: unknown) =>
  (await service.request(key('m-03'), 'GET', `/uploads/${String(id)}`)).body;

const leads = (program: string) =>
  inWorkspace(
    service.db,
    'acme',
    (tx) => tx`select lead from baton.leads where snapshot -> 'facts' ->> 'program' = ${program}`,
  );

/** Rounds as the worker makes them, until there is nothing to do. */
const work = async (): Promise<void> => {
  while ((await readUploads().run(service.service)) > 0);
};

const rows = (count: number, more: (row: number) => string = () => ''): string =>
  [
    'name,mail,region,size,id',
    ...Array.from(
      { length: count },
      (_, row) => `P ${row},p${row}@acme.com,NA,${row},${more(row)}`,
    ),
  ].join('\n');

/** A form for each test, so that its leads can be told by their program. */
const formFor = async (program: string): Promise<string> => {
  const put = await service.request(key('m-03'), 'PUT', `/forms/${program}`, {
    ...mapping,
    program,
  });
  expect(put.status).toBe(200);
  return `form=${program}`;
};

describe('a CSV upload', () => {
  test('becomes leads in the background; refused rows come back to be corrected', async () => {
    const query = await formFor('fair');
    const csv = `${rows(3)}\n=cmd|x,a@acme.com,Mars,many,\nP 9,p9@acme.com,NA,9,\n`;
    const made = await upload(csv, `${query}&name=fair.csv`);
    expect(made.status).toBe(202);
    const { id } = made.body;
    expect(await seen(id)).toMatchObject({ name: 'fair.csv', state: 'waiting', rowsRead: 0 });
    await work();
    expect(await seen(id)).toMatchObject({
      state: 'done',
      form: 'fair',
      rowsRead: 5,
      accepted: 4,
      refused: 1,
      endedAt: service.clock.at,
    });
    expect(await leads('fair')).toHaveLength(4);
    const refused = await service.request(key('m-03'), 'GET', `/uploads/${String(id)}/refused`);
    const [header, row, none] = refused.text.split('\r\n');
    expect(header).toBe('name,mail,region,size,id,refused row,problem,fix');
    expect(row).toMatch(/^"'=cmd\|x",a@acme\.com,Mars,many,,5,/u);
    expect(none).toBeUndefined();
    const [file] = await inWorkspace(
      service.db,
      'acme',
      (tx) => tx`select file from baton.uploads where id = ${String(id)}`,
    );
    expect(file).toEqual({ file: null });
    const list = await service.request(key('m-03'), 'GET', '/uploads?limit=1');
    expect(list.body).toMatchObject({ items: [{ id }] });
  });

  test('in a multipart form brings its own mapping', async () => {
    const form = new FormData();
    form.set('file', new File(['Who\nJané'], 'w.csv'));
    form.set('mapping', JSON.stringify({ fields: { Who: { contact: 'name' } }, program: 'own' }));
    const made = await service.app.request('/uploads', {
      method: 'POST',
      headers: { authorization: `Bearer ${key('m-02')}` },
      body: form,
    });
    expect(made.status).toBe(202);
    await work();
    expect(await leads('own')).toHaveLength(1);
  });

  test('that is cut off anywhere goes on where it was, and no row is two leads', async () => {
    const query = await formFor('cut');
    const { id } = (await upload(rows(450), query)).body;
    let ids = 0;
    // A worker that dies in the middle of a transaction, again and again.
    const dying = {
      ...service.service,
      newId: () => {
        if (++ids % 301 === 0) throw new Error('killed');
        return service.service.newId();
      },
    };
    let deaths = 0;
    while ((await seen(id))['state'] !== 'done') {
      await readUploads()
        .run(dying)
        .catch(() => deaths++);
      service.clock.at += 60_000;
    }
    expect(deaths).toBeGreaterThan(1);
    expect(await seen(id)).toMatchObject({ rowsRead: 450, accepted: 450, refused: 0 });
    expect(await leads('cut')).toHaveLength(450);
  });

  test('in the hands of two workers at once makes no row two leads', async () => {
    const query = await formFor('both');
    const { id } = (await upload(rows(300), query)).body;
    // The lease of the first runs out while it works.
    const hasty = { ...service.service, now: () => (service.clock.at += 30_000) };
    await Promise.all([1, 2, 3].map(() => readUploads().run(hasty)));
    await work();
    expect(await seen(id)).toMatchObject({ state: 'done', accepted: 300 });
    expect(await leads('both')).toHaveLength(300);
  });

  test('with keys of its own is one lead for each key, whichever way it comes', async () => {
    const query = await formFor('keys');
    const post = { name: 'P 0', id: 'k0', region: 'NA' };
    const posted = await service.request(key('m-03'), 'POST', '/forms/keys', post);
    expect(posted.status).toBe(201);
    const csv = rows(3, (row) => `k${row}`);
    await upload(csv, query);
    await upload(csv, query);
    await work();
    expect(await leads('keys')).toHaveLength(3);
  });

  test('asked for again under its key is one upload', async () => {
    const headers = { 'idempotency-key': 'u-1' };
    const first = await upload(rows(1), 'form=list', headers);
    expect((await upload(rows(1), 'form=list', headers)).body).toEqual(first.body);
    expect((await upload(rows(2), 'form=list', headers)).status).toBe(422);
  });

  test.each([
    ['no mapping', rows(1), '', {}, 400],
    ['no such form', rows(1), 'form=none', {}, 400],
    ['an encoding nobody knows', rows(1), 'form=list&encoding=klingon', {}, 400],
    ['nothing in it', '', 'form=list', {}, 400],
    ['another media type', rows(1), 'form=list', { 'content-type': 'text/plain' }, 415],
    ['a broken form', rows(1), 'form=list', { 'content-type': 'multipart/form-data' }, 400],
    ['too much in it', 'x'.repeat(20 * 1024 * 1024 + 1), 'form=list', {}, 413],
  ])('with %s is refused', async (_, csv, query, headers, status) => {
    expect((await upload(csv, query, headers)).status).toBe(status);
  });

  test.each([
    ['zeros', new Uint8Array(2_000_000), /no CSV text in utf-8: it holds a null byte/u],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /no CSV text/u],
    ['a null byte far behind', `${rows(3)}\n${'x'.repeat(3_000_000)}\0`, /null byte/u],
    [
      'a header in another encoding',
      Buffer.from('na\u00efme,mail\nA,a@b.com', 'latin1'),
      /header cannot be read; save the file as UTF-8/u,
    ],
    ['a header alone', 'name,mail,region,size\n', /no rows below its header/u],
    ['blank lines alone', '\n\n \n', /no rows/u],
  ])('with %s fails, says why, and makes no lead', async (what, file, reason) => {
    const program = `bad-${what.replaceAll(' ', '-')}`;
    const query = await formFor(program);
    const answer = await service.app.request(`/uploads?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key('m-03')}`, 'content-type': 'text/csv' },
      body: file,
    });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: unknown };
    await work();
    const ended = await seen(id);
    expect(ended).toMatchObject({ state: 'failed', rowsRead: 0, accepted: 0 });
    expect(ended['reason']).toMatch(reason);
    expect(await leads(program)).toHaveLength(0);
  });

  test('with half characters and formulas in it comes to its end', async () => {
    const query = await formFor('odd');
    const emoji = `${'x'.repeat(499)}😀`;
    const csv = `name,mail,region,size,note\n"ab",,NA,1,${'y'.repeat(1999)}😀\n${emoji},,NA,2,\n"",,Mars,3,\n`;
    const { id } = (await upload(csv, query)).body;
    await work();
    expect(await seen(id)).toMatchObject({ state: 'done', accepted: 2, refused: 1 });
  });

  test('of another workspace is not there', async () => {
    const theirs = await service.workspace('theirs');
    const { id } = (await upload(rows(1))).body;
    for (const path of [`/uploads/${String(id)}`, `/uploads/${String(id)}/refused`])
      expect((await service.request(theirs('m-02'), 'GET', path)).status).toBe(404);
    expect((await service.request(theirs('m-02'), 'GET', '/uploads')).body['items']).toEqual([]);
  });
});
