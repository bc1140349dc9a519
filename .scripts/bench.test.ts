import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { benchRow, type WrittenRow } from './bench-rows.ts';
import { benchTable } from './bench-table.ts';
import { root } from './root.mjs';

const row: WrittenRow = {
  contest: 'a contest',
  contender: 'new',
  unit: 'leads',
  perSecond: 1234.5,
  yardstick: 'old',
  yardstickPerSecond: 617.25,
  ratio: 2,
  ratioLow: 1.5,
  ratioHigh: 2.5,
  ratioOf: 'rate',
  rounds: 7,
};

describe('the table of all benchmarks', () => {
  it('has memory in a column of its own, and no column that says nothing', () => {
    const peakMb = { median: 324.4, low: 320, high: 330 };
    const table = benchTable([benchRow({ ...row, peakMb }), benchRow(row)]);
    const [heading = '', first = '', second = ''] = table.split('\n');
    expect(heading).toMatch(
      /^contest +contender +a second +peak MiB +yardstick +a second +ratio of/,
    );
    expect(heading).toMatch(/ratio +range +rounds$/);
    expect(first).toMatch(
      /1,235 leads +324 \(320 to 330\) +old +617 +rate +2\.00 +1\.50 to 2\.50 +7$/,
    );
    expect(second).toMatch(/1,235 leads +old/);
  });

  it('holds rows of both workspaces', () => {
    const bound = { atLeast: 0.5 };
    const tookMs = { p50: 5.61, p99: 10.2 };
    const table = benchTable([benchRow(row), benchRow({ ...row, tookMs, bound, isMet: false })]);
    expect(table).toContain('5.6 / 10.2');
    expect(table.split('\n')[2]).toMatch(/7 +at least 0\.5: missed$/);
  });
});

describe('npm run bench', () => {
  it('knows the parts of every workspace by --only', () => {
    const { status, stderr } = spawnSync('npm', ['run', '-s', 'bench', '--', '--only', 'nothing'], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('there is no bench nothing');
    expect(stderr).toMatch(/there are kernel, .*sizes.*, intake, deadlines, stored\n/);
  });
});
