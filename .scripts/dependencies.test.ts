import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './root.mjs';

type Manifest = Partial<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>;

const manifests = ['package.json', ...globSync('{packages,apps}/*/package.json', { cwd: root })];
const used = new Map(
  manifests
    .map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest)
    .flatMap((manifest) => [
      ...Object.entries(manifest.dependencies ?? {}),
      ...Object.entries(manifest.devDependencies ?? {}),
      ...Object.entries(manifest.optionalDependencies ?? {}),
    ])
    .filter(([name]) => !name.startsWith('@baton/')),
);

describe('dependencies', () => {
  it('are pinned exactly', () => {
    const loose = [...used].filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('are each explained, and nothing else is', () => {
    const page = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((row) => row[1] ?? '');
    // Companions that only type or connect another package stand in that package's line.
    const unexplained = [...used.keys()].filter((name) => !page.includes(`\`${name}\``));
    expect(unexplained).toEqual([]);
    expect(rows.filter((name) => !used.has(name))).toEqual([]);
  });

  it('come from no registry in particular', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
    expect(lock.match(/"resolved": "https?:[^"]*"/g)).toBeNull();
  });
});
