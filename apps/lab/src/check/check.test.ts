import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, repository } from '../command-line/baton.spawn.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-check-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** A hundred million values in three lines. */
const copies = (name: string): string => `[${`*${name}, `.repeat(99)}*${name}]`;
const bomb = `a: &a [x]\nb: &b ${copies('a')}\nc: &c ${copies('b')}\nd: ${copies('c')}\n`;
const acme = 'simulations/acme-software';

describe('baton check', () => {
  it('accepts the documents of a client, each by what it says it is', async () => {
    const { code, out } = await baton(
      'check',
      ...['org.yaml', 'world.yaml', 'stream.yaml', 'policies/current.yaml'].map(
        (name) => `${acme}/${name}`,
      ),
      `${acme}/experiments/faster-demo-response.yaml`,
      'docs/guides/lab/map.yaml',
    );
    expect(code).toBe(0);
    for (const kind of ['org', 'world', 'stream', 'policy', 'experiment', 'recording'])
      expect(out).toContain(`ok     ${kind.padEnd(10)}  `);
  });

  it('says what is wrong, where, and how to mend it, in three lines', async () => {
    const text = 'policy: x\nversion: one\nrouting: [ { rule: all, to: { pool: a } } ]\n';
    const { code, out } = await baton('check', file('policy.yaml', text));
    expect(code).toBe(1);
    const lines = out.split('\n');
    const what = lines.findIndex((line) => line.startsWith('error: '));
    expect(lines[what + 1]).toMatch(/^ {2}at .*policy\.yaml:2:\d+, version$/);
    expect(lines[what + 2]).toMatch(/^ {2}fix: /);
  });

  it('finds a policy that does not fit the org beside it', async () => {
    const policy = file(
      'pool.yaml',
      'policy: x\nversion: 1\ndefinition: { facts: {} }\nrouting: [ { rule: all, to: { pool: nowhere } } ]\n',
    );
    const { code, out } = await baton('check', policy, `${acme}/org.yaml`);
    expect(code).toBe(1);
    expect(out).toContain('nowhere');
  });

  it('warns of names that are used for nothing, and so does a comparison', async () => {
    const world = readFileSync(join(repository, acme, 'world.yaml'), 'utf8');
    expect(world).toContain('web-demo:');
    file('typo-world.yaml', world.replaceAll('web-demo:', 'web-dmo:'));
    const path = (name: string): string => join(repository, acme, name);
    const experiment = file(
      'typo.yaml',
      `experiment: typo
question: Is it seen?
org: ${path('org.yaml')}
world: typo-world.yaml
stream: ${path('stream.yaml')}
baseline: ${path('policies/current.yaml')}
candidates: [ ${path('policies/demo-30min.yaml')} ]
horizon: { start: 2027-01-04, months: 6 }
seed: x
`,
    );
    const warned =
      /`web-dmo` is no source of the stream .*\n {2}at .*typo-world\.yaml:\d+:\d+, prospects\..*\.web-dmo\n {2}fix: did you mean `web-demo`/;
    const [checked, beside, compared] = await Promise.all([
      baton('check', experiment),
      // As an experiment that named them would be checked.
      baton(
        'check',
        join(folder, 'typo-world.yaml'),
        ...['org.yaml', 'stream.yaml', 'policies/current.yaml'].map(path),
      ),
      baton('compare', experiment, '--out', experiment),
    ]);
    expect(checked).toMatchObject({ code: 0, out: expect.stringMatching(warned) });
    expect(beside).toMatchObject({ code: 0, out: expect.stringMatching(warned) });
    expect(compared).toMatchObject({ code: 1, err: expect.stringMatching(warned) });
  });

  it('refuses what is no document, each file with its own reason', async () => {
    const { code, out } = await baton(
      'check',
      file('nothing.yaml', ''),
      file('cats.yaml', 'cats: 3\n'),
      file('broken.yaml', 'policy: [\n'),
      file('bomb.yaml', bomb),
    );
    expect(code).toBe(1);
    expect(out).toContain('the file is empty');
    expect(out).toContain('does not say what it is');
    expect(out).toContain('not readable as YAML');
    expect(out).toContain('aliases');
    expect(out).toContain('4 errors in 4 documents');
  });

  it('refuses a file that is not there, and a folder', async () => {
    const { code, out } = await baton('check', join(folder, 'none.yaml'), folder);
    expect(code).toBe(1);
    expect(out).toContain('there is no file');
    expect(out).toContain('is a folder');
  });
});
