import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './root.mjs';

// Each case plants one file in an empty tree that has this repository's lint configuration, and
// names the rule that has to find it; `null` means that the linter has nothing to say.
const core = 'packages/core/src/';
const simulator = 'packages/simulator/src/';
const imports = 'eslint(no-restricted-imports)';
const globals = 'eslint(no-restricted-globals)';
const properties = 'eslint(no-restricted-properties)';

const cases: readonly (readonly [file: string, code: string, rule: string | null])[] = [
  [`${core}on-simulator.ts`, "export { x } from '@baton/simulator';", imports],
  [`${core}on-lab.ts`, "export type { X } from '@baton/lab';", imports],
  [`${core}by-path.ts`, "export { x } from '../../simulator/src/x.ts';", imports],
  [`${core}deep/by-path.ts`, "export { x } from '../../../../apps/lab/src/x.ts';", imports],
  [`${core}within.ts`, "export { x } from './deep/x.ts';", null],
  [`${core}reads-files.ts`, "export { readFileSync } from 'node:fs';", imports],
  [`${core}bare-builtin.ts`, "export { readFileSync } from 'fs';", 'unicorn(prefer-node-protocol)'],
  [`${core}reads-files.test.ts`, "export { readFileSync } from 'node:fs';", null],
  [`${core}clock.ts`, 'export const x = Date.now();', properties],
  [`${core}dice.ts`, 'export const x = Math.random();', properties],
  [`${core}zone.ts`, 'export const x = new Date(0).getHours();', properties],
  [`${core}locale.ts`, "export const x = 'a'.localeCompare('b');", properties],
  [`${core}instant.ts`, 'export const x = new Date(0).toISOString();', null],
  [`${core}environment.ts`, 'export const x = typeof process;', globals],
  [`${core}environment-hidden.ts`, 'export const x = typeof globalThis.process;', globals],
  [`${core}timer.ts`, 'setTimeout(() => 1, 5);', globals],
  [`${core}prints.ts`, "console.log('x');", 'eslint(no-console)'],
  [`${simulator}on-core.ts`, "export { x } from '@baton/core';", null],
  [`${simulator}on-core-by-path.ts`, "export { x } from '../../core/src/x.ts';", imports],
  [`${simulator}on-store.ts`, "export { x } from '@baton/store';", imports],
  [`${simulator}on-own-shell.ts`, "export { x } from './node/pool.ts';", imports],
  [`${simulator}on-threads.ts`, "export { Piscina as x } from 'piscina';", imports],
  [`${simulator}clock.ts`, 'export const x = Date.now();', properties],
  [
    `${simulator}node/pool.ts`,
    "export { cpus } from 'node:os';\nexport const x = [Date.now(), typeof process];",
    null,
  ],
  [`${simulator}node/on-lab.ts`, "export { x } from '@baton/lab';", imports],
  ['packages/simulator/bench/queue.ts', 'console.log(performance.now(), Date.now());', null],
  ['packages/store/src/on-core.ts', "export { x } from '@baton/core';", null],
  ['packages/store/src/on-simulator.ts', "export { x } from '@baton/simulator';", imports],
  [
    'apps/lab/src/on-both.ts',
    "export { x } from '@baton/core';\nexport { y } from '@baton/simulator';",
    null,
  ],
  ['apps/lab/src/on-store.ts', "export { x } from '@baton/store';", imports],
  ['apps/service/src/on-store.ts', "export { x } from '@baton/store';", null],
  ['apps/service/src/on-simulator.ts', "export { x } from '@baton/simulator';", imports],
  ['apps/service/src/jobs/experiment.ts', "export { x } from '@baton/simulator';", null],
  ['apps/console/src/types.ts', "export type { X } from '@baton/service';", null],
  ['apps/console/src/values.ts', "export { x } from '@baton/service';", imports],
  ['apps/console/src/client.ts', "export { x } from '@baton/service/client';", null],
  ['apps/console/src/inner.ts', "export { x } from '@baton/service/client/send.ts';", imports],
  ['apps/console/src/model.ts', "export { x } from '@baton/core';", imports],
  ['apps/lab/src/default.ts', 'export default 1;', 'import(no-default-export)'],
  ['apps/lab/vite.config.ts', 'export default {};', null],
  [
    'apps/lab/src/loose.ts',
    'export const x = (y: any): string => String(y);',
    'typescript(no-explicit-any)',
  ],
  [
    'apps/lab/src/floating.ts',
    'export const x = (): void => {\n  Promise.resolve(1);\n};',
    'typescript(no-floating-promises)',
  ],
  [
    'apps/lab/src/switch.ts',
    "export const x = (y: 'a' | 'b'): void => {\n  switch (y) {\n    case 'a':\n  }\n};",
    'typescript(switch-exhaustiveness-check)',
  ],
  ['apps/lab/src/CamelCase.ts', 'export const x = 1;', 'unicorn(filename-case)'],
  ['apps/lab/src/long.ts', `export const x = [\n${'  1,\n'.repeat(300)}];`, 'eslint(max-lines)'],
];

describe('the lint configuration', () => {
  const tree = mkdtempSync(join(tmpdir(), 'baton-lint-'));
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
    plant(tree, 'tsconfig.json', '{ "compilerOptions": { "strict": true, "noEmit": true } }');
    for (const [file, code] of cases) plant(tree, file, `${code}\n`);
    found = lint(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  it.each(cases)('%s', (file, _code, rule) => {
    expect(found.get(file) ?? []).toEqual(rule === null ? [] : [rule]);
  });
});

function plant(tree: string, file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

/** Rules broken, without repetition, by file. */
function lint(tree: string): ReadonlyMap<string, readonly string[]> {
  const bin = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = spawnSync(process.execPath, [bin, '--format=json'], { cwd: tree, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { filename: string; code: string }[];
  };
  const found = new Map<string, string[]>();
  for (const { filename, code } of diagnostics) {
    const codes = found.get(filename) ?? [];
    if (!codes.includes(code)) found.set(filename, [...codes, code]);
  }
  return found;
}
