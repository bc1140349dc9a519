import { commit } from '@baton/core';
import { erasePerson, inWorkspace, readPerson } from '@baton/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiry, leadIn, testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('acme');
});
afterAll(() => service.close());

const firstEntry = async (lead: string) => {
  const log = await service.request(key('m-05'), 'GET', `/leads/${lead}/log?format=jsonl`);
  const line = log.text.split('\n').find((one) => one.includes('"inquiry.captured"')) ?? '{}';
  return { text: log.text, event: (JSON.parse(line) as { event: Record<string, unknown> }).event };
};

test('an inquiry’s event commits to who asked and for what, and holds nothing of it', async () => {
  const asked = { ...inquiry(), program: 'spring-fair' };
  const { id } = leadIn(await service.request(key('m-05'), 'POST', '/inquiries', asked));
  const { text, event } = await firstEntry(id);
  expect(event).toMatchObject({ facts: { program: 'spring-fair', hasMail: true } });
  for (const personal of ['Jane', 'jane@', '5550100', 'Please show'])
    expect(text).not.toContain(personal);

  const { db } = service;
  const subject = await inWorkspace(db, 'acme', async (tx) => {
    const [row] = await tx<{ subject: string }>`
      select subject from baton.leads where workspace = 'acme' and lead = ${id}`;
    return row?.subject ?? '';
  });
  const read = () => inWorkspace(db, 'acme', (tx) => readPerson(tx, 'acme', subject));
  const person = await read();
  if (person.kind !== 'known') throw new Error(person.kind);
  expect(person.data).toMatchObject({ contact: { name: 'Jane Doe' }, message: asked.message });
  expect(event['commitment']).toBe(commit(person.data, person.salt));

  await inWorkspace(db, 'acme', (tx) => erasePerson(tx, 'acme', { subject, at: 1 }));
  const verified = await service.request(key('m-05'), 'GET', `/leads/${id}/verify`);
  expect(verified.body).toMatchObject({ ok: true });
});

test('a quick capture is read for a name, a company and a way to reach them', async () => {
  const asked = { who: 'Jane Doe, Acme Robotics', reach: '212 555 0100', about: 'A press' };
  const answer = await service.request(key('r-01'), 'POST', '/capture', asked);
  expect(answer).toMatchObject({
    status: 201,
    body: { lead: { registrar: 'r-01', facts: { hasPhone: true, hasMail: false } } },
  });
  const empty = { who: ' ', reach: ' ', about: ' ' };
  expect(await service.request(key('r-01'), 'POST', '/capture', empty)).toMatchObject({
    status: 400,
    body: { errors: [{ path: ['who'] }, { path: ['about'] }, { path: ['reach'] }] },
  });
});
