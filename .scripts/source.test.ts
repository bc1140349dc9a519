import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './root.mjs';

// What the linter has no rule for. Comments and strings are not parsed away: a false alarm is
// possible and is answered by another wording.
const bans: readonly { of: string; pattern: RegExp; where: (file: string) => boolean }[] = [
  { of: 'the present instant', pattern: /\bnew Date(\(\s*\)|(?!\s*\())/, where: isPure },
  { of: 'Date as a function', pattern: /(?<!new )\bDate\(/, where: isPure },
  { of: 'a date in the local zone', pattern: /\bnew Date\(\s*[\w.]+\s*,/, where: isPure },
  // import('./x.ts') is also how a type is named in place; a package or node:* never is.
  { of: 'a dynamic import', pattern: /\bimport\((?!['"]\.)/, where: isPure },
  {
    of: 'a silenced check',
    pattern: /(@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable)/,
    where: (file) => file !== '.scripts/source.test.ts',
  },
];

const files = globSync(['{packages,apps}/*/**/*.{ts,tsx}', '.scripts/*.{ts,mjs}'], {
  cwd: root,
  exclude: ['**/node_modules/**', '**/dist/**'],
});

/** Code that takes time, randomness and identity as arguments. */
function isPure(file: string): boolean {
  return (
    /^packages\/(core|simulator)\/src\//.test(file) &&
    !file.startsWith('packages/simulator/src/node/') &&
    !file.endsWith('.test.ts')
  );
}

describe('source files', () => {
  it.each(bans)('hold $of nowhere', ({ pattern, where }) => {
    const found = files.filter(where).flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['the present instant', 'const at = new Date();', true],
    ['the present instant', 'const at = new Date( ).getTime();', true],
    ['the present instant', 'const at = new Date;', true],
    ['the present instant', 'const text = new Date(at).toISOString();', false],
    ['Date as a function', 'const text = Date();', true],
    ['Date as a function', 'const text = new Date(at);', false],
    ['Date as a function', 'const at = fromDate(x) + Date.UTC(2026, 0);', false],
    ['a date in the local zone', 'new Date(2026, 0, 1)', true],
    ['a date in the local zone', 'new Date(Date.UTC(2026, 0, 1))', false],
    ['a dynamic import', "await import('node:fs')", true],
    ['a silenced check', '// @ts-expect-error', true],
  ])('are searched for %s: %s is %s', (of, line, found) => {
    expect(bans.find((ban) => ban.of === of)?.pattern.test(line)).toBe(found);
  });
});

describe('the type check', () => {
  it('covers every workspace', () => {
    const text = readFileSync(join(root, '.scripts/tsconfig.json'), 'utf8');
    const { references } = JSON.parse(text) as { references: { path: string }[] };
    const workspaces = globSync('{packages,apps}/*/**/tsconfig.json', {
      cwd: root,
      exclude: ['**/node_modules/**'],
    });
    expect(
      references.map(({ path }) => `${path.slice('../'.length)}/tsconfig.json`).sort(),
    ).toEqual(workspaces.sort());
  });
});
