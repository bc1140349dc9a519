import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@baton/store/testing';
import { afterAll, expect, test } from 'vitest';
import { serviceProcess, type ServiceProcess } from './testing/service-process.ts';
import { inquiry } from './testing/test-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-beside-'));
const started: ServiceProcess[] = [];
afterAll(() => {
  for (const { child } of started) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('processes that start beside one that is under load are not noticed by its callers', async () => {
  const { owner, service } = await testDatabase();
  const start = (...args: readonly string[]): ServiceProcess => {
    const environment = {
      DATABASE_URL: service,
      DATABASE_OWNER_URL: owner,
      BATON_KEYS_DIR: folder,
    };
    const one = serviceProcess({ ...environment, LOG_LEVEL: 'error' }, args);
    started.push(one);
    return one;
  };
  const acme = fileURLToPath(new URL('../../../simulations/acme-software/', import.meta.url));
  const documents = ['--policy', `${acme}policies/demo-30min.yaml`, '--org', `${acme}org.yaml`];
  const first = start('--create', 'acme', ...documents, '--admin', 'm-05');
  const url = await first.url();
  const key = /baton_acme\.\S+/u.exec(first.said())?.[0] ?? '';
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answers = new Map<number, number>();
  const over = new AbortController();
  const load = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const body = JSON.stringify(inquiry());
      const { status, ...answer } = await fetch(`${url}/inquiries`, {
        method: 'POST',
        headers,
        body,
      }).then(async (got) => ({ status: got.status, text: await got.text() }));
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status >= 300) throw new Error(answer.text);
    }
  };
  const loads = Promise.allSettled([1, 2, 3, 4].map(load));
  for (const role of ['all', 'api', 'worker']) {
    const beside = start('--role', role);
    while (!/listens on|the worker runs/u.test(beside.said()) && beside.child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 25));
    beside.child.kill('SIGTERM');
    expect([role, await beside.ended]).toEqual([role, 0]);
  }
  over.abort();
  const failed = (await loads).filter(({ status }) => status === 'rejected');
  expect(failed).toEqual([]);
  expect([...answers.keys()]).toEqual([201]);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.said()).not.toContain('a request failed');
}, 120_000);
