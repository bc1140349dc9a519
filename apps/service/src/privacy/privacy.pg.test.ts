import { addCheckpoint, inWorkspace, verifyWorkspace } from '@baton/store';
import { connectTo } from '@baton/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';
import { sendNotices } from '../worker/send-notices.ts';

let service: TestService;
let refusing: string;
beforeAll(async () => {
  service = await testService(0);
  refusing = (await service.workspace('refusing'))('m-05');
});
afterAll(() => service.close());

const ASKED = inquiry('Zelda Quist');
const zelda = (more: object = {}) => ({
  ...ASKED,
  contact: {
    ...ASKED.contact,
    name: 'Zelda Quist',
    mail: 'Zelda.Quist@acme-robotics.com',
    phone: '+1 212 555 0147',
    ...more,
  },
});

const yara = (more: object = {}) =>
  zelda({
    name: 'Yara Brisk',
    mail: 'Yara.Brisk@acme-robotics.com',
    phone: '+1 212 555 0163',
    ...more,
  });

const capture = async (key: string, body: object = zelda()) =>
  leadIn(await service.request(key, 'POST', '/inquiries', body)).id;

const accepted = async (key: (person: string) => string, body: object = zelda()) => {
  const id = await capture(key('m-05'), body);
  const { body: lead } = await service.request(key('m-05'), 'GET', `/leads/${id}`);
  const { person } = lead['custodian'] as { person: string };
  await service.request(key(person), 'POST', `/leads/${id}/events`, { type: 'lead.accepted' });
  return { id, rep: key(person) };
};

const attempt = (key: string, id: string, channel: string) =>
  service.request(key, 'POST', `/leads/${id}/events`, {
    type: 'attempt.made',
    channel,
    connected: false,
  });

describe('a wish not to be contacted', () => {
  test('refuses attempts by that way and says so among the actions, until it is taken back', async () => {
    const key = await service.workspace('wish');
    const { id, rep } = await accepted(key);
    const before = await service.request(rep, 'GET', `/leads/${id}/actions`);
    expect(before.body['doNotContact']).toEqual({ mail: false, phone: false, all: false });
    const bar = (body: object) => service.request(rep, 'POST', '/people-data/do-not-contact', body);
    // Another spelling of the same number.
    const barred = await bar({ phone: '(212) 555-0147', channel: 'phone' });
    expect(barred).toMatchObject({ status: 200, body: { mail: false, phone: true, all: false } });
    const called = await attempt(rep, id, 'call');
    expect(called).toMatchObject({
      status: 409,
      body: { detail: 'the prospect does not want to be contacted by call' },
    });
    expect((await attempt(rep, id, 'mail')).status).toBe(200);
    await bar({ mail: 'zelda.quist+news@acme-robotics.com' });
    for (const channel of ['call', 'mail', 'chat', 'visit'])
      expect([channel, (await attempt(rep, id, channel)).status]).toEqual([channel, 409]);
    const actions = await service.request(rep, 'GET', `/leads/${id}/actions`);
    expect(actions.body['doNotContact']).toEqual({ mail: true, phone: true, all: true });
    const list = await service.request(key('m-03'), 'GET', '/people-data/do-not-contact?limit=1');
    expect(list.body['items']).toHaveLength(1);
    const next = await service.request(
      key('m-03'),
      'GET',
      `/people-data/do-not-contact?cursor=${String(list.body['cursor'])}`,
    );
    expect(next.body).toMatchObject({ items: [{ why: 'asked' }], cursor: null });
    expect(list.text + next.text).not.toMatch(/zelda|555/iu);
    const remove = (body: object) =>
      service.request(key('m-05'), 'POST', '/people-data/do-not-contact/remove', body);
    await remove({ mail: 'zelda.quist@acme-robotics.com' });
    const left = await remove({ phone: '+12125550147' });
    expect(left.body).toEqual({ mail: false, phone: false, all: false });
    expect((await attempt(rep, id, 'call')).status).toBe(200);
  });

  test.each([
    [{}, 'say mail, phone or both'],
    [{ mail: 'nobody' }, 'mail is no mail address'],
    [{ phone: '123' }, 'phone is no telephone number'],
    [{ mail: 'a@acme.com', channel: 'fax' }, ''],
    [{ mail: 'a@acme.com', why: 'Zelda said so' }, ''],
  ])('%j is refused', async (body, detail) => {
    const answer = await service.request(refusing, 'POST', '/people-data/do-not-contact', body);
    expect(answer.status).toBe(400);
    expect(answer.body['detail']).toContain(detail);
  });
});

describe('consent', () => {
  test('is noted with who and how, and shown with the person', async () => {
    const key = await service.workspace('consent');
    const id = await capture(key('m-05'));
    const say = (given: boolean, at: number) => {
      service.clock.at += at;
      const body = { purpose: 'marketing', given, source: 'by telephone' };
      return service.request(key('m-03'), 'POST', `/leads/${id}/consent`, body);
    };
    expect((await say(true, 0)).status).toBe(200);
    await say(false, 1000);
    const { body } = await service.request(key('r-01'), 'GET', `/leads/${id}/person`);
    expect(body).toMatchObject({
      person: 'known',
      contact: { name: 'Zelda Quist' },
      consents: [
        { purpose: 'marketing', given: false, by: 'm-03', source: 'by telephone' },
        { given: true },
      ],
    });
    const wrong = { purpose: 'Marketing!', given: true, source: 'x' };
    const refused = await service.request(key('m-03'), 'POST', `/leads/${id}/consent`, wrong);
    expect(refused.status).toBe(400);
  });
});

/** Every row of every table of the database that holds one of the words. */
const rowsWith = async (words: readonly string[]): Promise<readonly string[]> => {
  const { sql } = connectTo(service.superuser, 1);
  try {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('baton', 'pgboss') and table_type = 'BASE TABLE'`;
    const found: string[] = [];
    for (const { name } of tables) {
      // Bytes are shown as hex, so columns of bytes are read as text as well.
      const columns = await sql<{ column_name: string }>`
        select column_name from information_schema.columns
        where format('%I.%I', table_schema, table_name) = ${name} and data_type = 'bytea'`;
      const bytes = columns.map(
        ({ column_name: one }) => ` || coalesce(encode(t."${one}", 'escape'), '')`,
      );
      const rows = await sql.text<{ row: string }>(
        `select t::text${bytes.join('')} as row from ${name} t`,
      );
      for (const { row } of rows)
        if (words.some((word) => row.toLowerCase().includes(word))) found.push(`${name}: ${row}`);
    }
    return found;
  } finally {
    await sql.end();
  }
};

describe('a person', () => {
  test('is exported and erased over all their leads, and nothing of them is left', async () => {
    const key = await service.workspace('erased');
    const admin = key('m-05');
    await service.request(admin, 'PUT', '/people/r-01/reach', { mail: 'r-01@acme.com' });
    const { id, rep } = await accepted(key, yara());
    const second = await capture(admin, { ...yara({ company: 'Elsewhere' }), message: 'Again.' });
    const other = await capture(admin, inquiry('Otto Other'));
    const colleague = await capture(
      admin,
      yara({ name: 'Kim Colleague', mail: 'kim@acme-robotics.com' }),
    );
    await service.request(admin, 'POST', `/leads/${id}/consent`, {
      purpose: 'marketing',
      given: true,
      source: 'Yara Brisk at the fair',
    });
    await service.request(rep, 'POST', `/leads/${id}/events`, { type: 'prospect.replied' });
    await inWorkspace(service.db, 'erased', async (tx) => {
      const joined = Buffer.from('{"contact":{"mail":"not-yara.brisk@acme-robotics.com.au"}}');
      await tx`
        insert into baton.failed_intakes (workspace, id, source, at, body, errors, state)
        values ('erased', 'f-2', 'json', 2, decode(${joined.toString('hex')}, 'hex'), '[]', 'open')`;
      const body = Buffer.from(
        '{"contact":{"mail":"YARA.brisk@acme-robotics.com"},"facts":{"x":1}}',
      );
      await tx`
        insert into baton.failed_intakes (workspace, id, source, at, body, errors, state)
        values ('erased', 'f-1', 'json', 1, decode(${body.toString('hex')}, 'hex'), '["yara.brisk@acme-robotics.com"]', 'open')`;
      const raw = Buffer.from(
        'From: Yara Brisk <yara.brisk@acme-robotics.com>\r\n\r\nCall +1 (212) 555-0163',
      );
      await tx`
        insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state)
        values ('erased', 'm-1', 1, '{"from":"yara.brisk@acme-robotics.com"}', decode(${raw.toString('hex')}, 'hex'), 'failed')`;
    });
    while ((await sendNotices(service.sending, (error) => expect.fail(String(error)))) > 0);
    const { privateKey, publicKey } = service.service.secrets.signing;
    await addCheckpoint(service.db, 'erased', { at: service.clock.at, privateKey });

    const held = await service.request(key('m-02'), 'GET', `/leads/${second}/personal-data`);
    expect(held.status).toBe(200);
    expect(held.body).toMatchObject({
      failedIntakes: [{ id: 'f-1' }],
      inboundMails: [{ key: 'm-1' }],
    });
    const known = held.body['known'] as { leads: { lead: string }[]; consents: object[] }[];
    expect(known.flatMap(({ leads }) => leads.map(({ lead }) => lead)).toSorted()).toEqual(
      [id, second].toSorted(),
    );
    expect(known.flatMap(({ consents }) => consents)).toHaveLength(1);
    expect(held.text).toContain('Again.');
    expect(held.text).not.toMatch(/Otto|Kim/u);

    const erased = await service.request(admin, 'POST', `/leads/${id}/erase`, { neverAgain: true });
    expect(erased).toMatchObject({ status: 200, body: { failedIntakes: 1, inboundMails: 1 } });
    expect((erased.body['leads'] as string[]).toSorted()).toEqual([id, second].toSorted());
    expect(erased.body['openLeads']).toHaveLength(2);
    expect((await rowsWith(['yara', 'brisk'])).filter((row) => !row.includes('not-yara'))).toEqual(
      [],
    );
    const numbers = await rowsWith(['2125550163', '555 0163', '555-0163']);
    // Kim has the same one: it is the company's.
    expect(numbers.map((row) => row.includes('Kim Colleague'))).toEqual([true]);
    expect(await rowsWith(['otto other'])).not.toEqual([]);
    expect((await service.request(admin, 'GET', `/leads/${other}/person`)).text).toContain('Otto');
    expect((await service.request(admin, 'GET', `/leads/${colleague}/person`)).text).toContain(
      'Kim',
    );

    const verified = await verifyWorkspace(service.db, 'erased', publicKey);
    expect(verified).toMatchObject({ ok: true });
    const person = await service.request(admin, 'GET', `/leads/${second}/person`);
    expect(person.body).toMatchObject({ person: 'erased', contact: null, consents: [] });
    const again = await service.request(admin, 'POST', `/leads/${id}/erase`, {});
    expect(again.status).toBe(409);
    expect((await service.request(admin, 'GET', `/leads/${id}/personal-data`)).status).toBe(409);
    // The lead of nobody goes on: what is owed on it can still be done.
    expect((await attempt(rep, id, 'call')).status).toBe(200);

    // Who comes back by themselves is a new lead, and still not to be contacted.
    const { id: back, rep: owner } = await accepted(key, yara());
    expect((await attempt(owner, back, 'call')).status).toBe(409);
    const listed = await service.request(admin, 'GET', `/leads/${back}/person`);
    expect(listed.body['doNotContact']).toEqual({ mail: true, phone: true, all: true });
  });

  test('is one with whom they were merged: exported and erased together, from either lead', async () => {
    const key = await service.workspace('merged');
    const admin = key('m-05');
    const one = await capture(
      admin,
      zelda({ name: 'Uma Alt', mail: 'uma@old-firm.com', phone: '+1 212 555 0171' }),
    );
    const two = await capture(
      admin,
      zelda({ name: 'Uma Neu', mail: 'uma.neu@new-firm.com', phone: '+1 212 555 0172' }),
    );
    const merge = await service.request(admin, 'POST', `/leads/${one}/merge`, { other: two });
    expect(merge.status).toBe(200);
    for (const lead of [one, two]) {
      const { text } = await service.request(admin, 'GET', `/leads/${lead}/personal-data`);
      expect(text).toContain('uma@old-firm.com');
      expect(text).toContain('uma.neu@new-firm.com');
    }
    const { body } = await service.request(admin, 'POST', `/leads/${two}/erase`, {});
    expect((body['leads'] as string[]).toSorted()).toEqual([one, two].toSorted());
    expect(await rowsWith(['uma alt', 'uma neu', 'uma@old', 'uma.neu@'])).toEqual([]);
    const { publicKey } = service.service.secrets.signing;
    expect(await verifyWorkspace(service.db, 'merged', publicKey)).toMatchObject({ ok: true });
  });

  test('is erased by admin and ops, of their own workspace, and once under one key', async () => {
    const key = await service.workspace('erasing');
    const theirs = await service.workspace('not-erasing');
    const id = await capture(key('m-05'));
    const erase = (who: string, headers = {}) =>
      service.request(who, 'POST', `/leads/${id}/erase`, {}, headers);
    expect((await erase(theirs('m-05'))).status).toBe(404);
    for (const person of ['m-03', 'm-01', 'r-01', 'c-01', 'c-02'])
      expect((await erase(key(person))).status).toBe(403);
    const first = await erase(key('m-02'), { 'idempotency-key': 'e' });
    const repeated = await erase(key('m-02'), { 'idempotency-key': 'e' });
    expect([first.status, repeated.status, repeated.body]).toEqual([200, 200, first.body]);
  });
});
