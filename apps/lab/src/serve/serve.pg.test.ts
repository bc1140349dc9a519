import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/baton.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baton-serve-'));
// As root Postgres runs as another user, who must get in.
chmodSync(folder, 0o755);
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const serve = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [launcher, 'serve', ...args], {
    env: { ...process.env, BATON_DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, said: () => said, ended };
};

const url = async ({ said, child }: ReturnType<typeof serve>): Promise<string> => {
  while (!said().includes('listens on') && child.exitCode === null) await sleep(50);
  const found = /listens on (http:\S+)/u.exec(said())?.[1];
  if (found === undefined) throw new Error(`the service did not start:\n${said()}`);
  return found;
};

describe('baton serve', () => {
  it('runs the service empty, passes Ctrl-C on to it, and leaves no Postgres behind', async () => {
    const service = serve('--port', '0');
    expect((await fetch(`${await url(service)}/readyz`)).status).toBe(200);
    expect(service.said()).toContain('there is no workspace yet');
    service.child.kill('SIGINT');
    expect(await service.ended).toBe(0);
    expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
  }, 120_000);

  it('takes the service with it when it is killed', async () => {
    const service = serve('--port', '0');
    await url(service);
    service.child.kill('SIGKILL');
    await service.ended;
    const lock = join(dataDir, 'supervisor.lock');
    await expect.poll(() => existsSync(lock), { timeout: 60_000 }).toBe(false);
  }, 120_000);

  it.each([
    [['--role', 'boss'], 1, 'one of api, worker, all'],
    [['--create', 'acme'], 1, '--create goes with --policy, --org, --admin'],
    [['--restore', 'nowhere.tar.gz'], 1, 'nowhere.tar.gz'],
    [['--prot', '80'], 2, 'did you mean: --port'],
  ])('%j ends with what to do', async (args, code, says) => {
    const service = serve(...args);
    expect(await service.ended).toBe(code);
    expect(service.said()).toContain(says);
  });
});
