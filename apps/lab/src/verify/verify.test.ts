import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealLog, writeExport } from '@baton/core';
import { lifeOf } from '@baton/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baton, repository } from '../command-line/baton.spawn.ts';
import { openExperiment } from '../compare/open-experiment.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const newKeys = () =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
const { privateKey, publicKey } = newKeys();
const keyId = createHash('sha256')
  .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
  .digest('hex');

const kept = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

let text = '';
beforeAll(async () => {
  const experiment = openExperiment(
    join(repository, 'simulations/acme-software/experiments/faster-demo-response.yaml'),
  );
  const found = await lifeOf(experiment, 'web-demo-000001');
  const [life] = found.ok ? found.life.lives : [];
  const { policy, org } = experiment.baseline;
  const header = { workspace: 'acme', at: 0, from: null, to: null, publicKey, keyId };
  for await (const piece of writeExport(
    header,
    { policies: [policy], orgs: [org] },
    [],
    [sealLog(life?.entries ?? [])],
    (said) => sign(null, Buffer.from(said), privateKey).toString('base64'),
  ))
    text += piece;
});

describe('baton verify', () => {
  it('passes what was exported, and says whose key that rests on', async () => {
    const file = kept('whole.jsonl', text);
    const own = await baton('verify', file);
    expect(own).toMatchObject({ code: 0, err: '' });
    expect(own.out).toContain('1 lead, ');
    expect(own.out).toContain('give --key to know whose it is');
    const { code, out } = await baton('verify', file, '--key', kept('key.pem', publicKey));
    expect(code).toBe(0);
    expect(out).toContain('signed with the key in');
  });

  it('names the entry, the line and the field of the first fault, and exits with 1', async () => {
    const altered = text.replace(/("seq":2,"to":")[^"]+/u, '$1won');
    const { code, out, err } = await baton('verify', kept('altered.jsonl', altered));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(3);
    expect(err).toContain('entry 2 of lead web-demo-000001 was altered');
    expect(err).toMatch(/line \d+, lead web-demo-000001, entry 2, field to/u);
  });

  it.each<[string, string, () => string | Uint8Array]>([
    ['empty', 'is empty', () => ''],
    ['cut off', 'cut off', () => text.slice(0, -200)],
    [
      'binary',
      'is no custody export',
      () => Uint8Array.from({ length: 500 }, (_, at) => (at * 97) % 256),
    ],
    ['of another kind', 'is no custody export', () => 'lead,seq\r\na,1\r\n'],
  ])('refuses a file that is %s in three lines', async (name, says, content) => {
    const { code, err } = await baton('verify', kept(`${name}.jsonl`, content()));
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(3);
    expect(err).toContain(says);
  });

  it('refuses another key, what is no key, and a file that is not there', async () => {
    const file = kept('again.jsonl', text);
    const other = await baton('verify', file, '--key', kept('other.pem', newKeys().publicKey));
    expect(other.code).toBe(1);
    expect(other.err).toContain('was signed with another key');
    const none = await baton('verify', file, '--key', kept('none.pem', 'x'));
    expect(none.err).toContain('holds no public key');
    const gone = await baton('verify', join(folder, 'gone.jsonl'));
    expect(gone.err.trimEnd().split('\n')).toHaveLength(3);
  });
});
