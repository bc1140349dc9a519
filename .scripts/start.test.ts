import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { root } from './root.mjs';

const folder = mkdtempSync(join(tmpdir(), 'baton-start-'));
// As root Postgres runs as another user, who must get in.
chmodSync(folder, 0o755);
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(root, '.scripts/start.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, BATON_DATA_DIR: dataDir, PORT: '0' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, said: () => said, ended };
};

const guide = readFileSync(join(root, 'docs/guides/service.md'), 'utf8').replaceAll('\\\n', ' ');

/** What the guide asks the service with curl, as a reader would. */
const asked = [...guide.matchAll(/^ +curl .*$/gmu)].map(([line]) => ({
  path: /"\$URL(?<path>[^"]+)"/u.exec(line)?.groups?.['path'] ?? '',
  form: new URLSearchParams(
    [...line.matchAll(/-d "?(?<name>\w+)"?="?(?<value>[^" ]+(?: [^"]+)?)"?/gu)].map(
      ({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? ''],
    ),
  ),
}));

const quick = ['--replications', '2', '--out', join(folder, 'report.html')] as const;

it('the guide asks for things', () => {
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter(({ form }) => form.size > 0)).toHaveLength(1);
});

it('makes the demo, compares, serves until it is told to stop, and takes all of it up again', async () => {
  const once = start('--once', ...quick);
  expect({ code: await once.ended, said: once.said() }).toMatchObject({ code: 0 });
  expect(once.said()).toMatch(/workspace demo was made: 90 days, \d+ leads/u);
  expect(existsSync(join(folder, 'report.html'))).toBe(true);
  expect(existsSync(join(dataDir, 'supervisor.lock'))).toBe(false);

  const first = start(...quick);
  while (!first.said().includes('API keys are in') && first.child.exitCode === null)
    await sleep(50);
  const url = /listens on (http:\S+)/u.exec(first.said())?.[1] ?? first.said();
  expect(first.said()).toContain('workspace demo is there already');
  const page = await (await fetch(url)).text();
  const [, password = ''] = /with the password (\S+)/u.exec(first.said()) ?? [];
  expect(page).toContain(password);
  expect((await fetch(`${url}/report`)).status).toBe(200);
  const key = /Bearer (baton_demo\.[\w-]+)/u.exec(page)?.[1] ?? '';
  const headers = { authorization: `Bearer ${key}` };
  for (const { path, form } of asked) {
    const answer = await fetch(url + path, {
      headers,
      ...(form.size === 0 ? {} : { method: 'POST', body: form }),
    });
    expect([path, answer.ok]).toEqual([path, true]);
    await answer.text();
  }
  const leads = await fetch(`${url}/leads?open=true&limit=5`, { headers });
  const { items } = (await leads.json()) as { items: { custodian: unknown; next: number }[] };
  expect(items).toHaveLength(5);
  for (const { custodian, next } of items) {
    expect(custodian).not.toBeNull();
    expect(next).toBeGreaterThan(Date.now() - 60_000);
  }
  const login = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ workspace: 'demo', name: 'ana.ruiz', password }),
  });
  expect(login.status).toBe(201);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(existsSync(join(dataDir, 'supervisor.lock'))).toBe(false);
}, 180_000);
