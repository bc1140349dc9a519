import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildDigest, digestOfSources } from './build-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-digest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sources = join(folder, 'src');
const lock = join(folder, 'lock.json');
mkdirSync(join(sources, 'deep'), { recursive: true });
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const digest = (): string => digestOfSources([sources], [lock], ['v24']);

describe('the digest of what computes', () => {
  test('changes with any source, its name, the lock file and the words beside them', () => {
    write('src/a.ts', 'one');
    write('src/deep/b.ts', 'two');
    const seen = [digest()];
    write('src/deep/b.ts', 'three');
    seen.push(digest());
    write('lock.json', '{}');
    seen.push(digest(), digestOfSources([sources], [lock], ['v25']));
    rmSync(join(sources, 'a.ts'));
    write('src/c.ts', 'one');
    seen.push(digest());
    expect(new Set(seen).size).toBe(seen.length);
    expect(digest()).toBe(digest());
  });

  test('pays no heed to tests and to what is no source', () => {
    const before = digest();
    write('src/a.test.ts', 'tests');
    write('src/notes.md', 'notes');
    expect(digest()).toBe(before);
  });

  test('of this build is one of sources that are there', () => {
    expect(buildDigest()).toMatch(/^[0-9a-f]{64}$/);
    expect(buildDigest()).not.toBe(digestOfSources([], [], [process.version, process.arch]));
  });
});
