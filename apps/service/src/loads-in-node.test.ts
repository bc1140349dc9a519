import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { expect, it } from 'vitest';

// vitest resolves modules more generously than Node, which runs the service.
it('every module of the edges loads in plain Node', () => {
  const files = globSync('{hygiene,inbound-mail,intake,links,notices}/*.ts', {
    cwd: import.meta.dirname,
  }).filter((file) => !/\.(test|arbitrary)\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(40);
  const imports = files.map((file) => `await import('./${file}');`).join('\n');
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', imports], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});
