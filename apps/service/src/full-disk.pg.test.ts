import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { serviceProcess } from './testing/service-process.ts';
import { inquiry, until } from './testing/test-service.ts';

/** A disk of its own, small enough to be filled. */
const disk = mkdtempSync(join(tmpdir(), 'baton-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=755', 'tmpfs', disk]);
const reason = mounted.status === 0 ? '' : ' (skipped: only root may mount a small disk)';
const ended: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ended) await end();
  if (reason === '') spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(reason !== '')(`a disk that is full${reason}`, () => {
  test('is told as what it is, with what to do, until there is room again', async () => {
    const dataDir = join(disk, 'data');
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o755);
    const acme = fileURLToPath(new URL('../../../simulations/acme-software/', import.meta.url));
    const documents = ['--policy', `${acme}policies/demo-30min.yaml`, '--org', `${acme}org.yaml`];
    const service = serviceProcess({ BATON_DATA_DIR: dataDir, LOG_LEVEL: 'error' }, [
      '--create',
      'acme',
      ...documents,
      '--admin',
      'm-05',
    ]);
    ended.push(async () => {
      service.child.kill('SIGTERM');
      await service.ended;
    });
    const url = await service.url();
    const key = /baton_acme\.\S+/u.exec(service.said())?.[0] ?? '';
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const capture = () =>
      fetch(`${url}/inquiries`, { method: 'POST', headers, body: JSON.stringify(inquiry()) });
    const ready = () => fetch(`${url}/readyz`);
    expect((await capture()).status).toBe(201);
    expect((await ready()).status).toBe(200);

    const filler = join(disk, 'filler');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    const refused = await until(async () => {
      const answer = await capture();
      if (answer.status !== 201) return answer;
      await answer.text();
      return null;
    });
    expect(refused?.status).toBe(503);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/u);
    expect(await refused?.json()).toMatchObject({
      type: 'urn:baton:problem:exhausted',
      detail: expect.stringContaining('the disk of the database is full') as string,
    });
    const unready = await ready();
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({
      detail: expect.stringContaining('the disk of the database is full') as string,
    });
    expect(service.said()).toContain(`make room where the Postgres in ${dataDir} is kept`);
    expect(service.said()).toContain('No space left on device');

    rmSync(filler);
    expect(await until(async () => ((await ready()).status === 200 ? true : null))).toBe(true);
    expect((await capture()).status).toBe(201);
  }, 120_000);
});
