import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(() => service.close());

const asked = (who: object) => {
  const { contact, ...rest } = inquiry();
  return { ...rest, contact: { ...contact, ...who } };
};

const capture = async (key: string, body: object) =>
  leadIn(await service.request(key, 'POST', '/inquiries', body)).id;

const accepted = async (key: (person: string) => string, body: object) => {
  const id = await capture(key('m-05'), body);
  const { body: lead } = await service.request(key('m-05'), 'GET', `/leads/${id}`);
  const { person } = lead['custodian'] as { person: string };
  await service.request(key(person), 'POST', `/leads/${id}/events`, { type: 'lead.accepted' });
  return { id, rep: key(person) };
};

test('an erasure reaches into encoded mails, spares namesakes, and says where people typed text', async () => {
  const key = await service.workspace('encoded');
  const admin = key('m-05');
  const { id, rep } = await accepted(
    key,
    asked({ name: 'Vera Stamm', mail: 'vera.stamm@old-works.com', phone: '+1 212 555 0187' }),
  );
  const returned = { reason: 'not-a-lead', criterion: 'Vera Stamm has no budget' };
  const back = { type: 'lead.returned', ...returned };
  expect((await service.request(rep, 'POST', `/leads/${id}/events`, back)).status).toBe(200);
  const mailOf = (text: string): Buffer => {
    const head = 'From: Form <no-reply@forms.com>\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    return Buffer.from(`${head}${Buffer.from(text).toString('base64')}\r\n`);
  };
  const keep = (name: string, raw: Buffer) =>
    inWorkspace(service.db, 'encoded', async (tx) => {
      await tx`
        insert into baton.failed_intakes (workspace, id, source, through, at, body, errors, state)
        values ('encoded', ${name}, 'mail', 'sales@acme.com', 1, decode(${raw.toString('hex')}, 'hex'), '["vera"]', 'open')`;
      await tx`
        insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state, reason)
        values ('encoded', ${name}, 1, '{"from":"no-reply@forms.com","to":"sales@acme.com"}', null, 'failed', 'unreadable')`;
      await tx`
        insert into baton.inbound_mails (workspace, key, received_at, envelope, raw, state, reason)
        values ('encoded', ${`ignored ${name}`}, 1, '{"from":"list@forms.com","to":"sales@acme.com"}',
          decode(${raw.toString('hex')}, 'hex'), 'ignored', 'mailing-list')`;
    });
  await keep('by address', mailOf('From vera.stamm@old-works.com: we need a press.'));
  await keep('by name', mailOf('Please call Vera Stamm.'));
  await keep('of others', mailOf('Please call Vera Stammler, vera.stamm@old-works.com.au.'));
  const endless = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n';
  await keep('too deep', Buffer.from(`${endless}${`--b\r\n${endless}`.repeat(80)}Hello.`));

  const held = await service.request(admin, 'GET', `/leads/${id}/personal-data`);
  const ids = (held.body['failedIntakes'] as { id: string }[]).map((one) => one.id);
  expect(ids).toEqual(['by address', 'by name']);
  const erased = await service.request(admin, 'POST', `/leads/${id}/erase`, {});
  expect(erased).toMatchObject({ status: 200, body: { failedIntakes: 2, inboundMails: 4 } });
  expect(erased.body['unsureMails']).toEqual(['too deep', 'ignored too deep']);
  const freeText = erased.body['freeText'] as { field: string; seq: number; lead: string }[];
  expect(freeText).toMatchObject([{ lead: id, type: 'lead.returned', field: 'criterion' }]);
  const log = await service.request(admin, 'GET', `/leads/${id}/log?format=json`);
  const entries = log.body['entries'] as { seq: number; event: { criterion?: string } }[];
  const pointed = entries.find(({ seq }) => seq === freeText[0]?.seq);
  expect(pointed?.event.criterion).toBe(returned.criterion);
  const left = await inWorkspace(
    service.db,
    'encoded',
    (tx) => tx`
      select id as name from baton.failed_intakes where body is not null
      union all select key from baton.inbound_mails where raw is not null order by 1`,
  );
  expect(left.map(({ name }) => name)).toEqual([
    'ignored of others',
    'ignored too deep',
    'of others',
    'too deep',
  ]);
});

test('an erasure of a name that others have as well is by address and number alone', async () => {
  const key = await service.workspace('namesakes');
  const id = await capture(
    key('m-05'),
    asked({ name: 'Ada Twin', mail: 'ada@one.com', phone: '+1 212 555 0191' }),
  );
  await capture(
    key('m-05'),
    asked({ name: 'Ada Twin', mail: 'ada@two.com', phone: '+1 212 555 0192' }),
  );
  const body = Buffer.from('Subject: A press\r\n\r\nPlease call Ada Twin.').toString('hex');
  await inWorkspace(
    service.db,
    'namesakes',
    (tx) => tx`
      insert into baton.failed_intakes (workspace, id, source, at, body, errors, state)
      values ('namesakes', 'which', 'mail', 1, decode(${body}, 'hex'), '[]', 'open')`,
  );
  const erased = await service.request(key('m-05'), 'POST', `/leads/${id}/erase`, {});
  expect(erased).toMatchObject({ status: 200, body: { failedIntakes: 0, unsureMails: [] } });
});
