import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsIn, UnusableSecrets } from './secrets.ts';

const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'baton-secrets-')), 'keys');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('are made once, readable by their owner alone, and the same for whoever comes after', () => {
  const first = secretsIn(folder);
  expect(secretsIn(folder)).toEqual(first);
  expect(first.signing.publicKey).toContain('BEGIN PUBLIC KEY');
  for (const file of ['links.key', 'signing.pem'])
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
});

test('a key of links is replaced by a line above it', () => {
  const [old] = secretsIn(folder).linkKeys;
  const file = join(folder, 'links.key');
  writeFileSync(file, `${'ab'.repeat(32)}\n${readFileSync(file, 'utf8')}`);
  const { linkKeys } = secretsIn(folder);
  expect(linkKeys.map(({ id }) => id)).toEqual(['abababab', old.id]);
  writeFileSync(file, 'short\n');
  expect(() => secretsIn(folder)).toThrow('links.key');
});

test.each([
  ['links.key', ''],
  ['links.key', 'secretword\n'],
  ['signing.pem', ''],
  ['signing.pem', '-----BEGIN PRIVATE KEY-----\nsecretword\n-----END PRIVATE KEY-----\n'],
  ['signing.pem', rsa],
])('%s that holds %j is told in words that do not quote it', (name, text) => {
  secretsIn(folder);
  writeFileSync(join(folder, name), text);
  const read = (): unknown => secretsIn(folder);
  expect(read).toThrow(UnusableSecrets);
  expect(read).toThrow(join(folder, name));
  expect(read).not.toThrow(/secretword|MII/u);
});
