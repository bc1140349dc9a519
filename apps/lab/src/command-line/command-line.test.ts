import { describe, expect, it } from 'vitest';
import { baton } from './baton.spawn.ts';
import { commands } from './commands.ts';

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const { code, out } = await baton('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toContain(`  ${name}`);
    expect(out).toContain('130, 143  interrupted');
  });

  it.each(Object.keys(commands))('of %s has an example and fits 100 columns', async (name) => {
    const { code, out, err } = await baton(name, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`baton ${name} `);
    expect(out).toMatch(/EXAMPLES?\n {2}baton /);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('has no colour when it is piped, whatever CI says', async () => {
    const { out } = await baton('--help');
    expect(out).not.toContain('\u001b');
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['comapre'], 'there is no command `comapre`', 'did you mean: baton compare'],
    [['compare', 'x.yaml', '--sede', '3'], 'there is no option `--sede`', 'did you mean: --seed'],
    [['compare', '--out', '--json', 'x'], 'the option `--out` needs a value', 'write: --out FILE'],
    [['compare'], 'EXPERIMENT is missing', 'for example: baton compare'],
    [['diff', 'a', 'b', 'c'], '3 words are given where 2 are expected', 'see: baton diff --help'],
    [['compare', 'x', '--replications', 'many'], '`--replications many`', 'write for example'],
    [
      ['compare', 'x', '--replications', '-3'],
      '`--replications -3` is not a whole',
      '--replications 20',
    ],
    [['compare', 'x', '--verify', '-1'], '`--verify -1` is not a share from 0%', '--verify 1%'],
    [['run', 'x', '--verify', '101%'], '`--verify 101%` is not a share from 0%', '--verify 1%'],
    [['run', 'x', '--verify', '1.01'], 'to 100% (all are)', '--verify 1%'],
    [['run', 'x', '--verify=-0.1%'], '`--verify -0.1%` is not a share from 0%', '--verify 1%'],
    [['run', 'x', '--verify', '--json', 'y'], '`--verify` needs a value', '--verify SHARE'],
    [['constructor'], 'there is no command `constructor`', 'see: baton --help'],
    [['import', 'leads.csv'], '--map', 'for example: baton import'],
  ])('%j is refused in three lines with exit code 2', async (args, what, fix) => {
    const { code, out, err } = await baton(...args);
    const lines = err.trimEnd().split('\n');
    expect({ code, out, lines: lines.length }).toEqual({ code: 2, out: '', lines: 3 });
    expect(lines[0]).toContain(what);
    expect(lines[2]).toContain(fix);
  });

  it('without a command shows help and fails', async () => {
    const { code, out } = await baton();
    expect(code).toBe(2);
    expect(out).toContain('USAGE');
  });
});
