import { inWorkspace } from '@baton/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sevenWorkspace } from '../testing/seven-workspace.ts';
import { testService, type TestService, until } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
});
afterAll(() => service.close());

const asked = (region: 'north' | 'south', name = 'Jane Doe') => ({
  contact: { name, company: 'Acme Robotics' },
  facts: { source: 'web-demo', region },
});

/** How many leads each rep was offered, least first. */
const shares = async (workspace: string): Promise<readonly (readonly [string, number])[]> => {
  const rows = await inWorkspace(
    service.db,
    workspace,
    (tx) => tx<{ person: string; offered: number }>`
      select custodian_person as person, count(*)::int as offered from baton.leads
      where workspace = ${workspace} and state = 'offered' group by custodian_person`,
  );
  return rows
    .map(({ person, offered }) => [person, offered] as const)
    .toSorted(([, one], [, other]) => one - other);
};

const isExact = (given: readonly (readonly [string, number])[], count: number): void => {
  expect(given).toHaveLength(7);
  expect(given.reduce((sum, [, offered]) => sum + offered, 0)).toBe(count);
  expect((given.at(-1)?.[1] ?? 0) - (given[0]?.[1] ?? 0)).toBeLessThanOrEqual(1);
};

const isSomebodyWaiting = async (): Promise<true | null> => {
  const [waiting] = await service.db.sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting === undefined ? null : true;
};

describe('rotation in a pool of seven', () => {
  test('is exact to within one over 64 intakes at once', async () => {
    const key = await sevenWorkspace(service, 'at-once');
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        service.request(key, 'POST', '/inquiries', asked('north', `P ${n}`)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 201));
    isExact(await shares('at-once'), 64);
  });

  test('is exact to within one over a batch of 1,000', async () => {
    const key = await sevenWorkspace(service, 'batch');
    const inquiries = Array.from({ length: 1000 }, (_, n) => asked('north', `P ${n}`));
    const answer = await service.request(key, 'POST', '/inquiries/batch', { inquiries });
    expect(answer.status).toBe(200);
    expect(answer.body['captured']).toHaveLength(1000);
    expect(answer.body['refused']).toEqual([]);
    isExact(await shares('batch'), 1000);
  });

  test('is exact to within one over batches and single intakes at once', async () => {
    const key = await sevenWorkspace(service, 'mixed');
    const inquiries = Array.from({ length: 50 }, (_, n) => asked('north', `B ${n}`));
    await Promise.all([
      ...[1, 2, 3].map(() => service.request(key, 'POST', '/inquiries/batch', { inquiries })),
      ...Array.from({ length: 20 }, () =>
        service.request(key, 'POST', '/inquiries', asked('north')),
      ),
    ]);
    isExact(await shares('mixed'), 170);
  });
});

test('an intake into one pool does not wait for another pool', async () => {
  const key = await sevenWorkspace(service, 'pools');
  const capture = (region: 'north' | 'south') =>
    service.request(key, 'POST', '/inquiries', asked(region));
  // Both pools have a row to lock.
  expect([(await capture('north')).status, (await capture('south')).status]).toEqual([201, 201]);
  const blocked = await inWorkspace(service.db, 'pools', async (tx) => {
    await tx`select from baton.pools where workspace = 'pools' and pool = 'seven' for update`;
    const answer = capture('north');
    expect(await until(isSomebodyWaiting)).toBe(true);
    // It goes through while the intake into the other pool waits.
    expect((await capture('south')).status).toBe(201);
    expect((await shares('pools')).map(([, offered]) => offered)).toEqual([1, 1, 1]);
    return { answer };
  });
  expect((await blocked.answer).status).toBe(201);
  expect((await shares('pools')).map(([, offered]) => offered)).toEqual([1, 1, 1, 1]);
});
