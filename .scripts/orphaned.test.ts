import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from './root.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-npm-'));
  // As root Postgres runs as another user, who must get in.
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const postgresIn = (data: string): number =>
  Number(readFileSync(join(data, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

const serviceIn = (data: string): number =>
  (JSON.parse(readFileSync(join(data, 'supervisor.lock'), 'utf8')) as { pid: number }).pid;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** As an operator does: `npm` is what is started, and what is told to stop. */
const npm = (...args: readonly string[]): { child: ChildProcess; said: () => string } => {
  const child = spawn('npm', args, {
    cwd: root,
    env: {
      ...process.env,
      BATON_DATA_DIR: join(folder, 'data'),
      PORT: '0',
      npm_command: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  return { child, said: () => said };
};

it.each([
  ['SIGTERM', ['exec', '--', 'baton', 'serve']],
  ['SIGKILL', ['exec', '--', 'baton', 'serve']],
  ['SIGTERM', ['start', '--', '--replications', '2']],
] as const)(
  '%s to npm %j leaves neither the service nor its Postgres behind',
  async (signal, args) => {
    const report = args[0] === 'start' ? ['--out', join(folder, 'report.html')] : [];
    const { child, said } = npm(...args, ...report);
    const data = join(folder, 'data');
    const lock = join(data, 'supervisor.lock');
    // The demo of `npm start` is being made: Postgres runs, and more is to come.
    const isUnderWay = (): boolean =>
      args[0] === 'start'
        ? existsSync(join(data, 'keys/signing.pem'))
        : said().includes('listens on');
    await expect.poll(isUnderWay, { timeout: 90_000, message: said() }).toBe(true);
    const postgres = postgresIn(data);
    const service = serviceIn(data);
    expect([isAlive(postgres), isAlive(service)]).toEqual([true, true]);
    child.kill(signal);
    await expect.poll(() => [postgres, service].some(isAlive), { timeout: 60_000 }).toBe(false);
    expect(existsSync(lock)).toBe(false);
  },
  180_000,
);
