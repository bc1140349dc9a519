import { MINUTE_MS } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { expect } from 'vitest';
import {
  inquiry,
  leadIn,
  testService,
  type TestService,
  until,
} from '../../testing/test-service.ts';

export type Row = Readonly<Record<string, unknown>>;

interface Stage {
  readonly service: TestService;
  readonly key: (person: string) => string;
  /** Ids of leads by their names in the story. */
  readonly ids: Record<string, string>;
}

const call = (connected: boolean) => ({ type: 'attempt.made', channel: 'call', connected });

/**
 * A day whose figures can be counted by hand. `quick` is won by r-01 an hour after it came; `passed` is rejected with an
 * excuse and won by somebody else; `dropped` is given up after one call of two; `slept` is answered by nobody; `disputed`
 * goes to the arbiter, who rules for marketing; `small` is nobody's for now.
 */
const live = async ({ service, key, ids }: Stage): Promise<void> => {
  const after = (ms: number): void => {
    service.clock.at += ms;
  };
  const capture = async (name: string, facts: object): Promise<string | undefined> => {
    const body = { ...inquiry(name), facts: { ...inquiry().facts, ...facts } };
    const lead = leadIn(await service.request(key('m-03'), 'POST', '/inquiries', body));
    ids[name] = lead.id;
    return lead.custodian?.person;
  };
  const say = async (person: string, name: string, event: object): Promise<string> => {
    const path = `/leads/${ids[name]}/events`;
    const said = await service.request(key(person), 'POST', path, event);
    if (said.status !== 200) throw new Error(`${name} ${JSON.stringify([event, said.body])}`);
    return leadIn(said).state;
  };
  const win = async (person: string, name: string, amount: number): Promise<void> => {
    await say(person, name, call(true));
    await say(person, name, { type: 'opportunity.opened' });
    for (const step of ['discovery', 'proposal', 'agreement'])
      await say(person, name, { type: 'step.completed', step });
    await say('m-04', name, { type: 'approval.given', step: 'agreement' });
    expect(await say(person, name, { type: 'deal.won', amount })).toBe('won');
  };
  const standsWith = (name: string, person: string) =>
    until(async () => {
      const { body } = await service.request(key('m-05'), 'GET', `/leads/${ids[name]}`);
      return (body['custodian'] as { person: string } | null)?.person === person ? true : null;
    });

  expect(await capture('quick', { program: 'expo' })).toBe('r-01');
  after(4 * MINUTE_MS);
  await say('r-01', 'quick', { type: 'lead.accepted' });
  await say('r-01', 'quick', call(false));
  after(56 * MINUTE_MS);
  await win('r-01', 'quick', 1_200_000);

  expect(await capture('passed', { program: 'expo', source: 'webinar' })).toBe('r-02');
  const excuse = { reason: 'wrong-territory', excuse: 'free-mail' };
  await say('r-02', 'passed', { type: 'lead.rejected', ...excuse });
  await standsWith('passed', 'r-03');
  await say('r-03', 'passed', { type: 'lead.accepted' });
  await win('r-03', 'passed', 500_000);

  expect(await capture('dropped', { source: 'webinar', employees: 500 })).toBe('r-04');
  await say('r-04', 'dropped', { type: 'lead.accepted' });
  await say('r-04', 'dropped', call(false));
  const given = { reason: 'unreachable', excuse: 'no-phone' };
  expect(await say('r-04', 'dropped', { type: 'lead.returned', ...given })).toBe('qualification');

  expect(await capture('slept', { program: 'mailing' })).toBe('r-05');
  after(31 * MINUTE_MS);
  expect(await standsWith('slept', 'r-01')).toBe(true);
  await say('r-01', 'slept', { type: 'lead.accepted' });

  expect(await capture('disputed', { source: 'referral' })).toBe('r-05');
  const dispute = { reason: 'disputed', criterion: 'no-budget', disputed: true };
  expect(await say('r-05', 'disputed', { type: 'lead.rejected', ...dispute })).toBe('arbitration');
  await say('m-02', 'disputed', { type: 'arbitration.ruled', for: 'marketing' });

  expect(await capture('small', { employees: 3 })).toBe('m-03');
};

const spend = ({ service }: Stage) =>
  inWorkspace(
    service.db,
    'acme',
    (tx) => tx`
      insert into baton.campaigns (workspace, campaign, name, source, cost, starts_on, ends_on, updated_at, updated_by) values
        ('acme', 'expo', 'Expo', null, 100001, '2026-05-04', '2026-05-05', 1, 'm-05'),
        ('acme', 'mailing', 'Mailing', null, 5000, null, null, 1, 'm-05'),
        ('acme', 'radio', '=Radio', 'referral', 700, null, null, 1, 'm-05')`,
  );

/** A service whose workspace `acme` has lived the day, beside one called `empty` in which nothing happened. */
export const countedDay = async () => {
  const service = await testService();
  const key = await service.workspace('acme');
  const empty = await service.workspace('empty');
  const stage: Stage = { service, key, ids: {} };
  await spend(stage);
  await live(stage);
  const ask = (path: string, person = 'm-05') => service.request(key(person), 'GET', path);
  const tableOf = async (path: string, person = 'm-05') => {
    const { status, body } = await ask(`/reports/${path}`, person);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const rows = body['rows'] as readonly Row[];
    const row = (group: string | null): Row | undefined =>
      rows.find((one) => one['group'] === group);
    return { rows, total: body['total'] as Row, row, body };
  };
  return { ...stage, empty, ask, tableOf };
};

export type CountedDay = Awaited<ReturnType<typeof countedDay>>;
