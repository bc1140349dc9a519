import { DAY_MS, MINUTE_MS } from '@baton/core';
import { readLog } from '@baton/store';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
beforeEach(() => {
  service.clock.at = MONDAY_AT;
});
afterAll(() => service.close());

/** A workspace in which everybody has a mail address; gives the subjects that went out, and the texts. */
const workspaceOf = async (workspace: string) => {
  const key = await service.workspace(workspace);
  const org = (await service.request(key('m-05'), 'GET', '/org')).body;
  const { people } = (org['document'] ?? org) as { people: Record<string, unknown> };
  for (const person of Object.keys(people)) {
    const reach = { mail: `${person}@${workspace}.com` };
    await service.request(key('m-05'), 'PUT', `/people/${person}/reach`, reach);
  }
  const sent = () => service.trap.mails.filter(({ to }) => to.endsWith(`@${workspace}.com`));
  const tasks = (): string[] =>
    sent().flatMap(({ subject }) => (subject.startsWith('To do') ? [subject] : []));
  const capture = async (facts: object) => {
    const asked = inquiry(`Bo ${workspace}`);
    const contact = { ...asked.contact, mail: `bo@prospect-${workspace}.com` };
    const body = { ...asked, contact, facts: { ...asked.facts, ...facts } };
    return leadIn(await service.request(key('m-05'), 'POST', '/inquiries', body));
  };
  return { key, sent, tasks, capture };
};

/** As if the database's clock had come so far that what waits is looked at. */
const wake = () => service.db.sql`
  update pgboss.job set start_after = now() where name = 'notices' and state = 'created'`;

const waiting = async (): Promise<string> => {
  const { text } = await service.request(null, 'GET', '/metrics');
  return /^baton_notices_waiting (\S+)$/mu.exec(text)?.[1] ?? '';
};

describe('the desk of a nurture track', () => {
  test('is told neither of mails that go out by themselves, nor of a requalification months ahead', async () => {
    const { tasks, capture } = await workspaceOf('nurture');
    expect((await capture({ employees: 3 })).state).toBe('nurture.long');
    await service.sendAll();
    expect(tasks()).toEqual([]);
    // What waits for its time is no backlog.
    expect(await waiting()).toBe('0');
    for (const days of [8, 60]) {
      service.clock.at = MONDAY_AT + days * DAY_MS;
      await service.fireAll();
      await wake();
      await service.sendAll();
      expect(tasks()).toEqual([]);
    }
    const toProspect = service.trap.mails.filter(({ to }) => to === 'bo@prospect-nurture.com');
    expect(toProspect).toHaveLength(2);
    service.clock.at = MONDAY_AT + 181 * DAY_MS;
    await wake();
    await service.sendAll();
    expect(tasks()).toEqual(['To do: the requalification, Bo nurture, Acme Robotics']);
  });
});

describe('the exception desk is told the true cause', () => {
  const deskMail = (mails: TestService['trap']['mails']): string =>
    mails.find(({ subject }) => subject.startsWith('To do: the naming of an owner'))?.text ?? '';

  test('when offers were let pass as often as the policy allows', async () => {
    const { sent, capture } = await workspaceOf('passed');
    const { id } = await capture({});
    for (let round = 0; round < 20 && deskMail(sent()) === ''; round += 1) {
      service.clock.at += 31 * MINUTE_MS;
      await service.fireAll();
      await service.sendAll();
    }
    const log = await readLog(service.db, 'passed', id);
    expect(log.at(-1)).toMatchObject({ to: 'exception.desk', event: { type: 'obligation.due' } });
    const text = deskMail(sent());
    expect(text).toContain('this was not done in time: the answer to the offer.');
    expect(text).not.toMatch(/no rule/iu);
  });

  test('when it was given back as often as the policy allows', async () => {
    const { key, sent, capture } = await workspaceOf('excluded');
    const { id } = await capture({});
    for (let round = 0; round < 10 && deskMail(sent()) === ''; round += 1) {
      const { body } = await service.request(key('m-05'), 'GET', `/leads/${id}`);
      const { person } = body['custodian'] as { person: string };
      const event = { type: 'lead.rejected', reason: 'wrong-territory' };
      const said = await service.request(key(person), 'POST', `/leads/${id}/events`, event);
      expect([said.status, said.body['detail']]).toEqual([200, undefined]);
      await service.sendAll();
    }
    const log = await readLog(service.db, 'excluded', id);
    expect(log.at(-1)).toMatchObject({ to: 'exception.desk', event: { type: 'lead.rerouted' } });
    expect(deskMail(sent())).toContain('It was given back as often as the policy allows.');
  });
});
