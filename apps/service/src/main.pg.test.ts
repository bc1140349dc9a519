import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { mailTrap } from './testing/mail-trap.ts';
import { inquiry, testService, until } from './testing/test-service.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-main-'));
chmodSync(root, 0o755);
const dataDir = join(root, 'data');
const children: ChildProcess[] = [];

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

const start = (args: readonly string[], environment: Readonly<Record<string, string>>): Started => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', BATON_DATA_DIR: dataDir, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      said += data.toString();
    });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
  });
  return { child, said: () => said, ended };
};

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  const file = join(dataDir, 'cluster/postmaster.pid');
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
  await until(() => (existsSync(file) ? null : true));
  rmSync(root, { recursive: true, force: true });
});

const listening = async ({ said, child }: Started): Promise<string> => {
  const url = await until(() =>
    child.exitCode === null ? (/listens on (http:\S+)/u.exec(said())?.[1] ?? null) : 'ended',
  );
  if (url === null || url === 'ended') throw new Error(`the service did not start:\n${said()}`);
  return url;
};

/** Several processes start one after the other, which a busy machine takes its time for. */
const PROCESSES_WITHIN_MS = 180_000;

const keyOf = (said: string, person: string): string =>
  new RegExp(String.raw`${person} +(baton_\S+)`, 'u').exec(said)?.[1] ?? '';

const call = (url: string, key: string, body?: unknown): Promise<Response> =>
  fetch(url, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });

describe('the service as a process', () => {
  test(
    'starts on a fresh folder, loses nothing when it is killed, and stops cleanly',
    async () => {
      const trap = await mailTrap();
      const quiet = { LOG_LEVEL: 'warn' };
      const acme = fileURLToPath(new URL('../../../simulations/acme-software/', import.meta.url));
      const documents = ['--policy', `${acme}policies/demo-30min.yaml`, '--org', `${acme}org.yaml`];
      const first = start(['--create', 'demo', ...documents, '--admin', 'm-05'], quiet);
      const url = await listening(first);
      const admin = keyOf(first.said(), 'm-05');
      expect(first.said()).toContain(`listens on ${url} with the Postgres in ${dataDir}\n`);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const reach = await fetch(`${url}/people/r-01/reach`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ mail: 'ana@acme.com' }),
      });
      expect(reach.status).toBe(200);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          call(`${url}/inquiries`, admin, inquiry(`Lead ${index}`)),
        ),
      );
      const ids = await Promise.all(
        answers.map(async (answer) => ((await answer.json()) as { lead: { id: string } }).lead.id),
      );
      first.child.kill('SIGKILL');
      await first.ended;

      // Restarted with a mail server: what waited is sent, though the process that queued it is gone.
      const second = start(['--key', 'demo', '--admin', 'm-01'], {
        ...quiet,
        SMTP_URL: `smtp://127.0.0.1:${trap.port}`,
      });
      const again = await listening(second);
      const newKey = keyOf(second.said(), 'm-01');
      expect((await call(`${again}/keys`, newKey)).status).toBe(200);
      for (const id of ids) {
        const verified = await call(`${again}/leads/${id}/verify`, admin);
        expect(await verified.json()).toMatchObject({ ok: true, entries: 2 });
        const lead = (await (await call(`${again}/leads/${id}`, admin)).json()) as {
          custodian: unknown;
          obligations: unknown[];
        };
        expect(lead.custodian).not.toBeNull();
        expect(lead.obligations).not.toEqual([]);
      }
      const offers = await until(() => (trap.mails.length >= 2 ? trap.mails : null));
      expect(offers?.every(({ to }) => to === 'ana@acme.com')).toBe(true);

      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(existsSync(join(dataDir, 'supervisor.lock'))).toBe(false);
      await trap.close();
    },
    PROCESSES_WITHIN_MS,
  );

  test(
    'runs apart, as API and as workers, on one Postgres',
    async () => {
      const service = await testService(0);
      const key = await service.workspace('apart');
      const apart = {
        DATABASE_URL: service.db.url,
        LOG_LEVEL: 'warn',
        SMTP_URL: `smtp://127.0.0.1:${service.trap.port}`,
      };
      const api = start(['--role', 'api'], { ...apart, BATON_ROLE: 'worker' });
      const workers = [
        { PORT: '0', MAIL_FROM: '' },
        { PORT: '', MAIL_FROM: 'Acme <leads@acme.com>' },
      ].map((env) => start([], { ...apart, ...env, BATON_ROLE: 'worker' }));
      const url = await listening(api);
      // A worker listens where it was told to, for operators alone.
      const [watched, silent] = workers as [Started, Started];
      const told = await until(
        () => /how it does on (http:\S+)\/metrics/u.exec(watched.said())?.[1] ?? null,
      );
      const served = ['/healthz', '/readyz', '/metrics', '/leads', '/', '/docs', '/openapi.json'];
      const answers = await Promise.all(
        served.map(async (path) => (await fetch(`${told}${path}`)).status),
      );
      expect(answers).toEqual([200, 200, 200, 404, 404, 404, 404]);
      const metrics = await (await fetch(`${told}/metrics`)).text();
      expect(metrics).toContain('baton_deadline_lag_seconds 0');
      expect(metrics).toContain('baton_http_requests_total{method="GET",route="/healthz"');
      const { hostname, port, pathname, password } = new URL(service.db.url);
      const place = `Postgres ${hostname}:${port}, database ${pathname.slice(1)}`;
      await until(() => (silent.said().includes('the worker runs') ? true : null));
      expect(silent.said()).toBe(`the worker runs with ${place}\n`);
      expect(watched.said()).toContain('MAIL_FROM is not set');
      expect(api.said()).toContain(`listens on ${url} with ${place}\n`);
      expect(password.length).toBeGreaterThan(8);
      expect(api.said()).not.toContain(password);
      await service.request(key('m-05'), 'PUT', '/people/r-01/reach', { mail: 'ana@acme.com' });
      const captured = await call(`${url}/inquiries`, key('m-05'), inquiry('Jo'));
      expect(captured.status).toBe(201);
      const offer = await until(() => service.trap.mails[0] ?? null);
      expect(offer).toMatchObject({ to: 'ana@acme.com' });
      expect(offer?.subject).toContain('New lead for you: Jo');
      expect(offer?.text).toContain('http://127.0.0.1:8080/answer?t=');
      for (const one of [api, ...workers]) one.child.kill('SIGTERM');
      expect(await Promise.all([api, ...workers].map(({ ended }) => ended))).toEqual([0, 0, 0]);
      expect(service.trap.mails).toHaveLength(1);
      await service.close();
    },
    PROCESSES_WITHIN_MS,
  );

  test.each([
    [['--create', 'acme'], '--create goes with --policy, --org, --admin'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--restore', 'none.tar.gz'], 'there is no file'],
    [['--restore', 'none.tar.gz', '--demo'], 'usage: main.ts'],
    [['--role', 'boss'], 'BATON_ROLE is boss: one of api, worker, all'],
    [['--role', 'api'], 'processes apart (BATON_ROLE=api) share a Postgres'],
    [['--create', 'acme', '--policy', 'none.yaml', '--org', 'o.yaml', '--admin', 'x'], 'none.yaml'],
  ])('%j ends with what to do, and no stack', async (args, says) => {
    const wrong = start(args, {});
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain(says);
    expect(wrong.said()).not.toMatch(/^ {4}at /mu);
  });

  test('makes no keys of its own beside a Postgres that others use', async () => {
    const DATABASE_URL = 'postgres://service@127.0.0.1:1/baton';
    const apart = start(['--role', 'worker'], { DATABASE_URL, BATON_DATA_DIR: '' });
    expect(await apart.ended).toBe(1);
    expect(apart.said()).toBe(
      'BATON_KEYS_DIR is missing: with DATABASE_URL goes the absolute path of the folder of keys, the same for all processes on it\n',
    );
  });

  test('says everything that is wrong with its environment at once, and ends', async () => {
    const wrong = start([], { PORT: 'x', BATON_ROLE: 'boss', SMTP_URL: 'mail.acme.com' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said().trimEnd().split('\n')).toEqual([
      'PORT is x: a number from 0 to 65535; 0 is a free port',
      'BATON_ROLE is boss: one of api, worker, all',
      'SMTP_URL is (not shown): an address that begins with smtp:// or smtps://',
    ]);
  });
});
