import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoveringServer, testDatabase } from '@baton/store/testing';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { logTo } from './log.ts';
import { runService } from './run-service.ts';
import { MONDAY_AT, until } from './testing/test-service.ts';

const keysDir = mkdtempSync(join(tmpdir(), 'baton-run-'));
afterAll(() => {
  rmSync(keysDir, { recursive: true, force: true });
});

const configOf = (url: string) => {
  const read = readConfig({ DATABASE_URL: url, BATON_KEYS_DIR: keysDir, PORT: '0' });
  if (!read.ok) throw new Error('the configuration is wrong');
  return read.config;
};

/** Lines of the log as they were written, without time and role. */
const logged = () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    const { time: _time, role: _role, ...rest } = JSON.parse(line) as Record<string, unknown>;
    lines.push(rest);
  };
  return { lines, log: logTo({ logLevel: 'info', role: 'all' }, { write }) };
};

const around = { now: () => MONDAY_AT, random: () => 0.5 };

test('a Postgres that recovers is waited for at the start, and its going and coming are told once', async () => {
  const { service } = await testDatabase();
  const server = await recoveringServer(service);
  const { lines, log } = logged();
  const starting = runService(configOf(server.url), { ...around, log });
  await until(() => (server.refused() >= 2 ? true : null));
  server.recovered();
  const running = await starting;
  expect(lines.map(({ msg }) => msg)).toEqual([
    'the database does not answer (the database system is starting up): waiting 60 s at most',
    'SMTP_URL is not set: mail waits in the queue until it is',
  ]);
  const ready = async (status: number) =>
    (await fetch(`${running.url}/readyz`)).status === status ? true : null;
  expect(await until(() => ready(200))).toBe(true);

  const atCrash = lines.length;
  server.crash();
  expect(await until(() => ready(503))).toBe(true);
  expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
  const metrics = async () => {
    const answer = await fetch(`${running.url}/metrics`);
    return { status: answer.status, text: await answer.text() };
  };
  const away = await metrics();
  expect(away.status).toBe(200);
  expect(away.text).toContain('\nbaton_database_up 0\n');
  expect(away.text).toContain('process_resident_memory_bytes');
  expect(away.text).not.toContain('baton_open_leads');
  const told = (words: string) =>
    lines.slice(atCrash).filter(({ msg }) => String(msg).startsWith(words));
  expect(await until(() => told('the database is away')[0] ?? null)).toMatchObject({
    err: { name: 'StoreError', message: 'the database is away: ask again' },
  });
  const before = server.refused();
  await until(() => (server.refused() >= before + 5 ? true : null));
  expect(told('the database is away')).toHaveLength(1);
  server.recovered();
  expect(await until(() => told('the database is back')[0] ?? null)).not.toBeNull();
  expect(JSON.stringify(lines)).not.toContain('at async');
  expect(await until(() => ready(200))).toBe(true);
  expect((await metrics()).text).toContain('\nbaton_database_up 1\n');
  await running.stop();
  server.close();
});
