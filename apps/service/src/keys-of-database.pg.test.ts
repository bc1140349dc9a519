import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connectTo, testDatabase } from '@baton/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretsIn, secretsOf } from './secrets.ts';
import { serviceProcess, type ServiceProcess } from './testing/service-process.ts';
import { inquiry } from './testing/test-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-keys-'));
const keysDir = join(folder, 'keys');
const started: ServiceProcess[] = [];
let database = { DATABASE_URL: '', DATABASE_OWNER_URL: '' };
let admin = '';

beforeAll(async () => {
  const { owner, service } = await testDatabase();
  database = { DATABASE_URL: service, DATABASE_OWNER_URL: owner };
});
afterAll(() => {
  for (const { child } of started) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = (keys: string, ...args: readonly string[]): ServiceProcess => {
  const one = serviceProcess({ ...database, BATON_KEYS_DIR: keys }, args);
  started.push(one);
  return one;
};

const verified = async (url: string): Promise<string> => {
  const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
  const body = JSON.stringify(inquiry());
  const captured = await fetch(`${url}/inquiries`, { method: 'POST', headers, body });
  expect(captured.status).toBe(201);
  const file = join(folder, 'export.jsonl');
  writeFileSync(file, await (await fetch(`${url}/custody/export`, { headers })).text());
  const baton = fileURLToPath(new URL('../../lab/bin/baton.mjs', import.meta.url));
  return (await promisify(execFile)(process.execPath, [baton, 'verify', file])).stdout;
};

test('a service whose keys are gone, or others, does not start and spoils nothing', async () => {
  const acme = fileURLToPath(new URL('../../../simulations/acme-software/', import.meta.url));
  const documents = ['--policy', `${acme}policies/demo-30min.yaml`, '--org', `${acme}org.yaml`];
  const first = start(keysDir, '--create', 'acme', ...documents, '--admin', 'm-05');
  const url = await first.url();
  admin = /baton_acme\.\S+/u.exec(first.said())?.[0] ?? '';
  expect(await verified(url)).toMatch(/acme.*\b1 lead\b/su);
  const { id } = secretsIn(keysDir).signing;

  // Beside it, with keys of another service.
  const others = join(folder, 'others');
  const other = secretsIn(others).signing.id;
  const foreign = start(others);
  expect(await foreign.ended).toBe(1);
  expect(foreign.said()).toContain(
    `${join(others, 'signing.pem')} is key ${other}, and the database is signed with key ${id}: set BATON_KEYS_DIR`,
  );
  expect(await verified(url)).toContain('2 leads');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  // The keys are moved away while it is down.
  renameSync(keysDir, join(folder, 'away'));
  const without = start(keysDir);
  expect(await without.ended).toBe(1);
  expect(without.said()).toContain(`the folder of keys ${keysDir} has no signing.pem`);
  expect(without.said()).toContain(`signed with key ${id}`);
  expect(without.said()).not.toMatch(/^ {4}at /mu);
  expect(existsSync(keysDir)).toBe(false);
  renameSync(join(folder, 'away'), keysDir);

  const again = start(keysDir);
  expect(await verified(await again.url())).toContain('3 leads');
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 120_000);

test('of two that start at once with keys of their own on a new database one goes on', async () => {
  const { owner, service } = await testDatabase();
  database = { DATABASE_URL: service, DATABASE_OWNER_URL: owner };
  const both = ['one', 'two'].map((name) => start(join(folder, name)));
  const outcomes = await Promise.all(
    both.map((one) => Promise.race([one.url().catch(() => 'refused'), one.ended])),
  );
  const listening = both.filter((_one, at) => String(outcomes[at]).startsWith('http'));
  expect(listening).toHaveLength(1);
  const [refused] = both.filter((one) => !listening.includes(one));
  expect(await refused?.ended).toBe(1);
  expect(refused?.said()).toMatch(/the database is signed with key \w{64}/u);
  listening[0]?.child.kill('SIGTERM');
  expect(await listening[0]?.ended).toBe(0);
}, 120_000);

test('the key of the links in people’s mails is not made anew either', async () => {
  const { service } = await testDatabase();
  const { sql } = connectTo(service, 1);
  const keys = join(folder, 'links');
  const made = await secretsOf({ sql }, keys, 1);
  expect(await secretsOf({ sql }, keys, 2)).toEqual(made);
  const links = join(keys, 'links.key');
  rmSync(links);
  await expect(secretsOf({ sql }, keys, 3)).rejects.toThrow(
    `the folder of keys ${keys} has no links.key: put it back`,
  );
  expect(existsSync(links)).toBe(false);
  await sql.end();
});
